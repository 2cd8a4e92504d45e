"""Finds which reports are about the same event (`group_features`).

`group_stories.py` decides. `report_similarity.py` says how alike two reports are, and which pairs
of a large pile are compared; `one_event.py` how alike two reports of a small pile are.
`voices.py` joins what a few reports tell in voices of their own.
`fillings.py` says what fills a report's form of words, and `reprints.py` which reports are
near-copies and count as one; `story_title.py` which headline names a story.
"""
