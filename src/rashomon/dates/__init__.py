"""resolve_dates: which day is meant.

`expressions.py` finds the words, `expression_days.py` leads each kind to its reader:
`relative_dates.py`, `calendar_dates.py`. What it is seen from: `anchors.py` (the report's day) and
`resolve.py` ("the next day", a time without a day); `mentions.py`: when "today" is no day, and what
reveals the report's.
"""
