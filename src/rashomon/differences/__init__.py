"""The differences that the program itself finds (`native.py`): those that arithmetic, the calendar
and copied words show.

`values.py` compares two numbers or days. `versions.py` puts a difference together, with counts and
status. `order.py` says what is told first.
"""
