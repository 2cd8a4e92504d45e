"""annotate_reports: the parse, once.

`annotate.py` makes spaCy cheaper without changing what it finds: its entities come out of one
product of matrices.
"""

from rashomon.parsing.spacy_startup import import_spacy

import_spacy()  # before any module of this package imports spaCy itself
