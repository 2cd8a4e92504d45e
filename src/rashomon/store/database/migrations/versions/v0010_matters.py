"""Adds to each story how many matters its passages tell of, and in how many figures differ."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Adds the columns, 0 until a story is compared again: no story of an earlier release has
    passages."""
    for name in ("matters", "differ"):
        op.add_column("stories", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
