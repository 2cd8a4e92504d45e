"""extract_statements: who says what, through whom, how firmly.

`attributions.py` finds what cues attribute (`content_clauses.py`, `content_objects.py`,
`contents_before.py`, `contents_around.py`),
`uncued_words.py` what stands without one; `settle_drafts.py` settles who gets which words,
`trim_drafts.py` where they begin and end;
`speakers.py` who speaks (`descriptions.py`), `relays.py` through whom; `stance.py`; `confidence.py`
how sure.
"""
