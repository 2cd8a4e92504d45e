"""A store that grows. What is added is settled, grouped and compared, together with only as much as
it touches.

`update.py` plans and writes what comes in, and `settle_whole.py` does so for a whole store at once.
`neighbours.py` says what a new report may change, `story_ledgers.py` makes ledgers, `succession.py`
says under which id a story goes on, and `story_changes.py` what is new in it. Tables and queries
are in `database/`.
"""
