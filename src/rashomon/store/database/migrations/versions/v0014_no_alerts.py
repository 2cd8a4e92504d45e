"""Drops what alerts and subscriptions kept."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drops the tables of alerts, and what the desk knew of subscriptions."""
    op.execute("DROP TABLE IF EXISTS deliveries")
    op.execute("DROP TABLE IF EXISTS alerts")
    gone = sa.text("DELETE FROM meta WHERE key IN ('alerts seen', 'desk subscriptions')")
    op.get_bind().execute(gone)


def downgrade() -> None:
    """Does nothing: a store is never downgraded."""
    raise NotImplementedError
