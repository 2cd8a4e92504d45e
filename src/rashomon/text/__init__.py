"""Shared reading of words: sentences, quantities, verbs, the parse.

`polarity.py`: whether a clause affirms or negates. `quantities.py`: how much, by `numbers.py`, `bounds.py`, `shares.py`, units (`unit_table.py`,
`currencies.py`); no amounts: `calendar_numbers.py`. `wording.py`: the words people are shown; `alike.py`: when "same" is said.
"""
