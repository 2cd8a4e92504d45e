"""join_names: names, their spellings joined, and where places are.

`find_names.py` and `kinds.py` say what is a name; `joins.py` joins, by `persons.py` (with `matching.py`, across scripts) and `bodies.py`, each rule with
its reason and firmness (`Why` of `forms.py`). `places.py` chooses among `place_meanings.py` by `hints.py`; `bearings.py`: near, north of, between.
"""
