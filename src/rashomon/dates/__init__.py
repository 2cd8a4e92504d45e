"""resolve_dates: which day is meant.

`rules.py` and `durations.py` find the words, `expression_days.py` leads each kind to its reader: `relative_dates.py`, `calendar_dates.py`, `periods.py`.
What it is seen from: `anchors.py` (the report's day, by `clues.py`), `copied_dates.py`, `speaking_days.py`, `named_days.py` ("the next day"),
`clock_days.py` (a time without a day); when "today" is no day: `nowadays.py`. `statement_dates.py`: for when a statement holds.
"""
