"""join_names: names, their spellings joined, and where places are.

`find_names.py` and `kinds.py` say what is a name; `joins.py` joins, with `persons.py` for people
(across scripts, too), each rule with its reason and firmness (`Why` of `forms.py`). `places.py`
chooses among `place_meanings.py` by `hints.py`.
"""
