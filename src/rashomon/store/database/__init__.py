"""The tables of a store, through SQLAlchemy: SQLite in one file, or PostgreSQL for teams.

`schema.py` has the tables, and `open.py` makes and opens them. `search.py` finds stories.
`session.py` has the transactions; it keeps queries short, and makes a store refuse to write where
only reading is allowed.
"""
