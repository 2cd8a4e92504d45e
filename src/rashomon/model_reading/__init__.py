"""What a language model reads in the reports of a story, taken only where their words bear it out.
Knows no network: replies come through a seam.

`read_story.py` has the passes, `prompts.py` shows the reports, `reply_form.py` reads the lines of a
reply, `rows/quoted_words.py` finds their words.
"""
