"""Piles of any size: each step's parts on disk, the work done by an engine, a run that broke off gone on with."""
