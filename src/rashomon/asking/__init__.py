"""What a language model, or whoever answers in its place, is asked about the reports of a story.
Knows no network: replies come through a seam.

The way: `sheet.py` numbers the sentences; above them stands what the program found of the reports
(`provenance.py`), behind words the days that they mean (`relative_days.py`). `read_story.py` makes
the requests, whose orders are tables (`prompts.py`), and has replies read into an answer; what is
read of them is the room `answers`.
"""
