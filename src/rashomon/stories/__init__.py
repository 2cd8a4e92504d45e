"""Finds which reports are about the same event (`group_features`).

`group_stories.py` decides. `report_similarity.py` says how alike two reports are, and which pairs
of a large pile are compared; `one_event.py` how alike two reports of a small pile are.
`few_reports.py` says what a few reports share, by which `round_ups.py` parts what a briefing holds
together, and `voices.py` joins one event told in many voices. `twin_events.py` parts two events of
one day. `news_parts.py` asks both of each few reports that share rare names.
`fillings.py` says what fills a report's form of words, and `reprints.py` which reports are
near-copies and count as one; `story_title.py` which headline names a story.
"""
