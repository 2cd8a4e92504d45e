"""write_brief: one page for an editor; every sentence rests on accounts or statements and is checked against them.

`write_brief.py` tells what happened and chooses, `sentences.py` has the rest, `told.py` whole sentences of reports; `check.py` refuses what its
citations do not hold.
"""
