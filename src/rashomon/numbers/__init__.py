"""read_numbers: every number that a report prints (`read_numbers.py`), with what it counts.

`amounts.py` finds amounts in a parse and the nouns that they count; `what_is_counted.py` says what
of it a number counts, `number_words.py` in which words, `places_counted.py` and
`when_and_where.py` of which place and day, `fates.py` what befell those counted. `one_thing.py`
says which numbers are of one thing, `tallies.py` sets them side by side. What a text
says without a parse is read in `quantities`.
"""
