"""Reads how much a text says, from its words alone. It needs no parse and no report.

`figures.py` reads figures, number words and shares, `measures.py` units and currencies, and
`read_quantities.py` whole quantities with their limits. `bounds.py` compares limits.
"""
