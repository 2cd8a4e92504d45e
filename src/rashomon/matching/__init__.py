"""Compares a passage of a draft, a question or an answer with the sentences of reports: what of it
they have, in which words, and how near they are."""
