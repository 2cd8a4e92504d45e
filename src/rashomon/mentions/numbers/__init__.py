"""The numbers that reports print: value, limit, unit, what they count, and the clause around them.

`values_in` reads any text without a parse; `read_numbers` reads parsed reports.
"""
