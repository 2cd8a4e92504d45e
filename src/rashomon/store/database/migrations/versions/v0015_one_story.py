"""Drops which passages of a page other stories read: a report is read by its own story alone."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Drops the table; the stories that had such passages are compared again."""
    op.execute("UPDATE stories SET version = 'outdated' WHERE id IN (SELECT story FROM lent)")
    op.drop_table("lent")
