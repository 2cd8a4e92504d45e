"""What differs, as the program itself finds it (`native.py`): what arithmetic, the calendar and
copied words bear out. `values.py` compares two numbers or days, `versions.py` puts a difference
together with counts and status, `order.py` says what is told first.
"""
