"""Pairs of clauses of two reports that may tell one thing differently, judged, and what is learned
from them."""
