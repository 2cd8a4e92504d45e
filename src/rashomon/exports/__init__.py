"""A ledger in other formats: one file per format, listed in `formats.py`.

Flat tables stand in `flat_tables.py`, for CSV and data frames.
"""
