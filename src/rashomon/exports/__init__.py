"""A ledger in other formats: one file per format, listed in `formats.py`.

Tables and columns stand in schema.sql, once for CSV, Parquet, DuckDB, SQLite, Datasette and data frames (`ledger_tables.py`); what goes into them:
`ledger_rows.py`. `answer_table.py` is the one flat table; `event_types.py` suggests types of events and actors.
"""
