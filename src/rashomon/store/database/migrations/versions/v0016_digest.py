"""Has every story compared again when it is next touched: ledgers of 0.3 name matters by words, and
do not say what is distinct in them. Until then they are read as they are (`model/first_format.py`).
"""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Marks the stories that can be compared again; of others only their ledgers are kept."""
    op.execute("UPDATE stories SET version = 'outdated' WHERE archived_at IS NULL")
