"""Piles of any size: each step's parts on disk, the work done by an engine, a run that broke off
gone on with.

`compare_pile.py` has the steps, `stage_tasks.py` what a worker does, `run_folder.py` what is kept
and under what.
"""
