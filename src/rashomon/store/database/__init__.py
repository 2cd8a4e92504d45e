"""One schema through SQLAlchemy and Alembic: SQLite in one file, PostgreSQL for teams.

`schema.py` has the tables, `migrations/versions` a file for each change of them, `open.py` opens and migrates, `read_only.py` where nothing may be
written; `search.py` finds stories, `session.py` has the transactions and keeps queries short.
"""
