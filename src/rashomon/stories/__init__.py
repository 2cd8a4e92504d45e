"""Which reports are about one event, and what stories are called.

`group_stories.py` groups a pile. `vectors.py` counts its terms, `report_similarity.py` compares its
reports, by `one_event.py` in a small pile, and `told_apart.py` and `fillings.py` say what speaks
against one event. `linkage.py` joins them, `reprints.py` sees copies as one, and `twin_events.py`
parts two events of one kind. `story_title.py` names a story.
"""
