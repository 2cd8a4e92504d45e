"""group_features: which reports are about the same event.

`group_stories.py` decides; `report_similarity.py` how alike two are, and which pairs of a large
pile are compared, `one_event.py` how alike two of a small pile are, `fillings.py` what fills a
report's form of words, `reprints.py` which reports are near-copies and count as one.
"""
