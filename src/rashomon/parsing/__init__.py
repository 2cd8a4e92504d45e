"""annotate_reports: the parse, once.

`parse.py` makes spaCy cheaper without changing what it finds: its entities come out of one product
of matrices, its classes of words from `word_classes.py`.
"""

from rashomon.parsing.spacy_startup import import_spacy

import_spacy()  # before any module of this package imports spaCy itself
