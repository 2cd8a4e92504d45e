"""Finds what is odd in a report, compared with the others."""
