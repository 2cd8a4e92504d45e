"""What people read of a story, in the reports' words. It is the same on page, terminal, desk and in
exports.

`make_overview.py` makes the first view. `head.py` and the files named `..._lines.py` make its
entries, and `view.py` has what all of them need. `part_lines.py` gives the other parts of a story
in lines, `notes.py` what stands beside a sentence, `story_card.py` a story in a list, and
`wording.py` the words for statuses and counts.
"""
