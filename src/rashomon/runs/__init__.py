"""Piles of any size: each step's parts on disk, the work done by an engine, and interrupted runs resumed."""
