"""annotate_reports parses each report once.

`parse.py` makes spaCy cheaper without changing what it finds: entities come from one product of
matrices, and classes of words from `word_classes.py`.
"""

from rashomon.parsing.spacy_startup import import_spacy

import_spacy()  # before any module of this package imports spaCy itself
