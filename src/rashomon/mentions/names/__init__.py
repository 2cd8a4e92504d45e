"""Finds names and joins their spellings (`join_names`).

`pieces.py` cuts what may be a name out of a line, by capitals and by what the parser sees;
`kinds.py` says of what each one is; `find_names.py` puts both together and finds every mention.
`joins.py` joins spellings, with `persons.py` for people. Each rule has a reason and a firmness
(`Why` in `forms.py`).
"""
