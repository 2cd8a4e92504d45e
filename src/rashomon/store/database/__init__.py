"""One schema through SQLAlchemy and Alembic: SQLite in one file, PostgreSQL for teams.

`schema.py` has the tables, `migrations/versions` a file for each change of them, `open.py` opens
and migrates; `search.py` finds stories, `session.py` has the transactions, keeps queries short and
reads where nothing may be written.
"""
