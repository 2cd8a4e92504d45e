"""Adds to stories the card by which they are listed, and how many lines of reporting they rest on;
a story gets both when it is next compared.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Adds the columns."""
    op.add_column("stories", sa.Column("lines", sa.Integer))
    op.add_column("stories", sa.Column("card", sa.Text))
