"""What differs: one type, `Difference`, made by three makers and proved by one function.

`native.py` finds what arithmetic, the calendar and copied words bear out; `line_form.py` reads what
an author wrote, `find_words.py` finds its words in the reports, `prove.py` says what of it stands,
and `authored.py` makes differences of it. `values.py` compares two numbers or days, `count.py`
counts reports and origins, `order.py` says what is told first.
"""
