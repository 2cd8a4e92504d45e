"""One schema through SQLAlchemy: SQLite in one file, PostgreSQL for teams.

`schema.py` has the tables, `open.py` makes and opens; `search.py` finds stories, `session.py` has
the transactions, keeps queries short and reads where nothing may be written.
"""
