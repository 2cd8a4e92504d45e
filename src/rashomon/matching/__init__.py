"""Compares a passage of a draft, a question, an answer or a report with the sentences of reports:
how close they are, and what of its values and sense they lack or have otherwise."""
