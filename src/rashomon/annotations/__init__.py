"""Parses each report once, for all later stages."""

from rashomon.annotations.spacy_startup import import_spacy

import_spacy()  # before any module of this package imports spaCy itself
