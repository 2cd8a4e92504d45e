"""Drops what alerts and subscriptions kept."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Drops the tables of alerts, and what the desk knew of subscriptions."""
    op.execute("DROP TABLE IF EXISTS deliveries")
    op.execute("DROP TABLE IF EXISTS alerts")
    gone = sa.text("DELETE FROM meta WHERE key IN ('alerts seen', 'desk subscriptions')")
    op.get_bind().execute(gone)
