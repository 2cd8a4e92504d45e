"""schema: the SQL that makes the tables of a ledger."""

from importlib import resources


def schema() -> str:
    """The statements that make the tables, indexes and views."""
    return resources.files("rashomon.exports").joinpath("schema.sql").read_text("utf-8")
