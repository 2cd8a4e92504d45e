"""A store that grows: what is added is settled, grouped and compared, and no more than it touches.

`update.py` plans and writes what comes in, `settle_whole.py` all of a store as a pile;
`neighbours.py` says what a new report may change, `story_ledgers.py` makes ledgers, `succession.py`
says under which id a story goes on, `story_changes.py` what is new in it.
Tables and queries: `database/`.
"""
