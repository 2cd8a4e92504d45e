"""A store that grows: what is added is settled, grouped and compared, and no more than it touches.

`update.py` plans and writes; `neighbours.py` says what a new report may change, `story_ledgers.py`
makes ledgers, `story_changes.py` under which id a story goes on and what is told.
Tables and queries: `database/`.
"""
