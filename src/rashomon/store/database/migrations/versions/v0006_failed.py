"""An index of the sources that failed, so that a list of stories does not look through all."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it."""
    failed = sa.text("error IS NOT NULL")
    op.create_index("sources_failed", "sources", ["name"], sqlite_where=failed, postgresql_where=failed)


def downgrade() -> None:
    """A store is not taken back to an earlier version."""
    raise NotImplementedError
