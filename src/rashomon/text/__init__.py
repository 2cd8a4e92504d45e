"""Shared reading of words: sentences, quantities, verbs, the parse."""
