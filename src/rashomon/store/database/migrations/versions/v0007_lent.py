"""Passages of pages that a second story reads."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds them."""
    op.create_table(
        "lent",
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("begins", sa.Integer, primary_key=True),
        sa.Column("ends", sa.Integer, primary_key=True),
        sa.Column("story", sa.String(40), sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("lent_story", "lent", ["story"])


def downgrade() -> None:
    """A store is not taken back to an earlier version."""
    raise NotImplementedError
