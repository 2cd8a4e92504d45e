"""Shared reading of words: sentences, quantities, verbs, the parse.

`polarity.py`: whether a clause affirms or negates. `quantities.py`: how much, by `numbers.py`, `bounds.py` (shares and numbers of the calendar, too), units
(`measures.py`, `currencies.py`). `wording.py`: the words people are shown; `alike.py`: when "same" is said.
"""
