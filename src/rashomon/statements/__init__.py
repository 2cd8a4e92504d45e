"""extract_statements: who says what, through whom, how firmly.

`attributions.py` finds what cues attribute (`content_clauses.py`, `content_objects.py`, `words_before_cue.py`); `speakers.py` who speaks
(`pronouns.py`, `descriptions.py`, `documents.py`), `relays.py` through whom; `stance.py`, and `denials.py` without a cue; `confidence.py` how sure.
"""
