"""Drops which passages of a page other stories read, since a report is read by its own story alone,
and by which places, outlets and speakers the desk listed stories."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Drops the tables; the stories that had such passages are compared again."""
    op.execute("UPDATE stories SET version = 'outdated' WHERE id IN (SELECT story FROM lent)")
    op.drop_table("lent")
    op.drop_table("facets")
