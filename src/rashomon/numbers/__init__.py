"""read_numbers: every number that a report prints, with what it counts (`read_numbers.py`) and what
befell those counted (`fates.py`)."""
