"""Decides which day is meant (`resolve_dates`).

`expressions.py` finds the words, and `expression_days.py` gives each kind to its reader:
`relative_dates.py` or `calendar_dates.py`. `anchors.py` finds the report's own day, and
`resolve.py` what "the next day" and a time without a day count from. `mentions.py` says when
"today" is no day, and what reveals the report's day.
"""
