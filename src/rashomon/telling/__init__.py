"""What people read of a story, in the reports' words: the same on page, terminal, desk and exports.

`overview.py` makes the lines of the first view, `parts.py` what `show` prints of one part,
`story_card.py` a story in a list; `words.py` has the words for statuses, days and counts,

"""
