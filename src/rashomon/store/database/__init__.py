"""One schema through SQLAlchemy and Alembic: SQLite in one file, PostgreSQL for teams."""
