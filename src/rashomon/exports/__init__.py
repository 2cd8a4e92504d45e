"""A ledger in other formats: one file per format, listed in `formats.py`.

Tables and columns stand in schema.sql, once for CSV, Parquet, SQLite, Datasette and data
frames, and what goes into them in `ledger_tables.py`; `csv.py` has the one flat table.
"""
