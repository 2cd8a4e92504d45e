"""relate_accounts: same answers, conflicts, updates.

`gather_evidence.py` collects what each account brings, `signals.py` has the named signals, `classify.py` weighs them, `relate.py` makes versions and
relations of it, `reasons.py` the sentence people read. `decided_pairs.py` (people) and `row_relations.py` (a model's rows) stand above.
"""
