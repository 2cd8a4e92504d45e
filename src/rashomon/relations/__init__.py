"""relate_accounts: same answers, conflicts, updates.

`gather_evidence.py` collects what each account brings, `signals.py` has the named signals, `classify.py` weighs them and says why, `relate.py`
makes versions and relations of it. What people decided and what a model's rows say (`row_relations.py`) stands above.
"""
