"""Shared reading of words: sentences, quantities, verbs, the parse.

`polarity.py`: words of negation. `quantities.py`: how much, by `numbers.py`
(shares, too) and units and currencies (`measures.py`). `wording.py`: the words people are shown,
and when "same" is said. `parsed_report.py`: walks over a parse.
"""
