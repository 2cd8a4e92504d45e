"""Shared reading of words: sentences, verbs, the parse.

`polarity.py`: words of negation. `standing.py`: whether a sentence affirms, denies or leaves open
what its words tell. `parsed_report.py`: walks over a parse; `token_index.py`: what stands at which
word. `calendar_words.py`: days.
"""
