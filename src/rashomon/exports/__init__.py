"""A ledger in other formats, one file for each. `formats.py` lists them.

`flat_tables.py` makes flat tables, for CSV and data frames.
"""
