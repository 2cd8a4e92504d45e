"""Built-in points: numbers of several reports that count one thing (`find_figures.py`), and what
coders keep of them (`ranges.py`)."""
