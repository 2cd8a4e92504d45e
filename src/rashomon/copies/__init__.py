"""trace_lineage: copied stretches, their direction, and how many separate origins stand behind
words.

`stretches.py` finds, `direction.py` says from where; `listed_copies.py` chooses which of many a
ledger lists; `drift.py` what changed in these, `print_changes.py` which sentences of a
text. `lines.py` counts what stands behind words, with
`told_words.py` (whose words they are), `report_copies.py` (who else has them) and
`independent_sets.py`; `origins.py` says what reports rest on.
"""
