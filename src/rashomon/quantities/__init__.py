"""How much a text says, read from its words alone: no parse, no report.

`figures.py` reads figures, number words and shares, `measures.py` units and currencies,
`read_quantities.py` whole quantities with their limits; `bounds.py` compares limits.
"""
