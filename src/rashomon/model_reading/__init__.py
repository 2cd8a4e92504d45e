"""Reading by a language model: what it reads in the reports of a story is taken only where their words bear it out.

Knows no network: replies come through a seam.
"""
