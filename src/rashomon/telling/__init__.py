"""write_brief: one page for an editor; every sentence quotes reports, with outlet and speaker, and
is checked against what it cites.

`write_brief.py` chooses the parts, `sentences.py` words them; `check.py` refuses what its citations
do not hold.
"""
