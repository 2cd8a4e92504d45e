"""Adds the table of login attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Creates the table."""
    op.create_table(
        "tries",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("address", sa.String(64), primary_key=True),
        sa.Column("tried", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("free_at", sa.String(40), nullable=False),
        sa.Column("welcome", sa.Boolean, nullable=False),
    )
    op.create_index("tries_at", "tries", ["at"])
