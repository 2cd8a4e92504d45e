"""What a language model reads in the reports of a story, taken only where their words bear it out.
Knows no network: replies come through a seam.

`read_story.py` has the passes, `sheet.py` what is shown, `read_reply.py` takes what stands in the
reports of a reply in the line form.
"""
