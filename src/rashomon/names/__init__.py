"""Finds names, joins their spellings, and says where places are (`join_names`).

`find_names.py` and `kinds.py` say what is a name, by what stands beside it (`context_votes.py`).
`joins.py` joins spellings, with `persons.py` for people and `same_place.py` for places. Each rule
has a reason and a firmness (`Why` in `forms.py`). `places.py` chooses among `place_meanings.py`.
"""
