"""What people read of a story, in the reports' words: the same on page, terminal, desk and exports.

`make_overview.py` makes the first view, `head.py` and the files whose names end in `_lines.py` its
entries, `view.py` what all of them need; `part_lines.py` has the other parts of a story in lines,
`notes.py` what stands beside a sentence, `story_card.py` a story in a list, `wording.py` the words
for statuses and counts.
"""
