"""What figures count (`counted_things.py`), and the numbers that coders keep of them (`ranges.py`)."""
