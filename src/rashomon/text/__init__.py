"""Reads words, for several rooms: sentences, verbs, the parse.

`polarity.py` knows words of negation. `standing.py` says whether a sentence affirms, denies or
leaves open what its words tell. `parsed_report.py` walks over a parse, and `token_index.py` says
what stands at which word. `calendar_words.py` writes days.
"""
