"""Alerts, and what became of them in each channel."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Adds them."""
    op.create_table(
        "alerts",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("alert", sa.Text, nullable=False),
    )
    op.create_table(
        "deliveries",
        sa.Column("alert", sa.String(64), sa.ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_at", sa.String(40)),
        sa.Column("error", sa.Text),
    )
    op.create_index("deliveries_state", "deliveries", ["channel", "state"])


def downgrade() -> None:
    """A store is not taken back to an earlier version."""
    raise NotImplementedError
