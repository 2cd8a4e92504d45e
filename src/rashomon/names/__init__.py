"""Finds names, joins their spellings, and says where places are (`join_names`).

`find_names.py` and `kinds.py` say what is a name. `joins.py` joins spellings, with `persons.py` for
people (across scripts, too). Each rule has a reason and a firmness (`Why` in `forms.py`).
`places.py` chooses among `place_meanings.py` by `hints.py`.
"""
