"""What a large store needs: the order of raw reports beside their keys, and an index of what failed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002_desk"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Adds them."""
    op.add_column("raw_keys", sa.Column("number", NUMBER))
    op.execute("UPDATE raw_keys SET number = (SELECT number FROM raws WHERE raws.key = raw_keys.raw)")
    op.create_index("raw_keys_last", "raw_keys", ["kind", "value", "number"])


def downgrade() -> None:
    """A store is not taken back to an earlier version."""
    raise NotImplementedError
