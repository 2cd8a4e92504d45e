"""trace_lineage: copied stretches, their direction, and how many separate origins stand behind
words.

`stretches.py` finds, `direction.py` says from where; `listed_copies.py`
chooses which of many a ledger lists, `sharing.py` says who shares text with whom; `drift.py` what
changed; `lines.py` counts, `origins.py` what reports rest on.
"""
