"""Reads how much a text says, from its words alone. It needs no parse and no report.

`figures.py` reads figures, number words and shares, `measures.py` units and currencies,
`limits.py` the words that limit a number, and `read_quantities.py` whole quantities. `bounds.py`
compares limits.
"""
