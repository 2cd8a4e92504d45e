"""What was dropped under a rule of retention, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it."""
    op.add_column("raws", sa.Column("dropped_at", sa.String(40)))
    op.add_column("stories", sa.Column("archived_at", sa.String(40)))


def downgrade() -> None:
    """A store is not taken back to an earlier version."""
    raise NotImplementedError
