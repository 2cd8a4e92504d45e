"""What a language model, or whoever answers in its place, is asked about the reports of a story.
Knows no network: replies come through a seam.

The way: `sheet.py` numbers the sentences, with what the program found of the reports above them
(`findings.py`) and the days that words mean (`relative_days.py`); `read_story.py` makes the requests
and has the replies read into an answer, which `answers` reads and proves; `prompts.py` has the
orders, which are tables.
"""
