"""Figures that the reports give of one counted thing (`find_figures.py`), and the numbers that coders keep of them (`ranges.py`)."""
