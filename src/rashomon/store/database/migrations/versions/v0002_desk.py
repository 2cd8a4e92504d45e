"""Users, sessions, visits and the audit log; what stories are filtered by and found by."""

import json

import sqlalchemy as sa
from alembic import op

from rashomon.store.database.column_values import unpack_text
from rashomon.store.database.search import index_story

revision = "0002_desk"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "users",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("made_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("user_name", sa.String(80), nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("seen_at", sa.String(40), nullable=False),
    )
    op.create_index("sessions_user", "sessions", ["user_name"])
    op.create_table(
        "visits",
        sa.Column("user_name", sa.String(80), primary_key=True),
        sa.Column("story", sa.String(40), primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("before", sa.String(40)),
    )
    op.create_table(
        "audit",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("address", sa.String(64)),
    )
    op.create_index("audit_target", "audit", ["target"])
    _make_findable()


def _make_findable() -> None:
    story = sa.ForeignKey("stories.id", ondelete="CASCADE")
    op.create_table(
        "facets",
        sa.Column("story", sa.String(40), story, primary_key=True),
        sa.Column("kind", sa.String(8), primary_key=True),
        sa.Column("value", sa.String(200), primary_key=True),
    )
    op.create_index("facets_value", "facets", ["kind", "value"])
    op.create_table(
        "findables",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("story", sa.String(40), sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("anchor", sa.Text, nullable=False),
    )
    op.create_index("findables_story", "findables", ["story"])
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE story_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')")
    else:
        op.execute("CREATE TABLE story_search (number BIGINT PRIMARY KEY REFERENCES findables (number) ON DELETE CASCADE, words TSVECTOR)")
        op.execute("CREATE INDEX story_search_words ON story_search USING gin (words)")
    ids = connection.execute(sa.text("SELECT id FROM stories ORDER BY id")).scalars().all()
    for story_id in ids:
        packed = connection.execute(sa.text("SELECT ledger FROM stories WHERE id = :id"), {"id": story_id}).scalar_one()
        index_story(connection, story_id, json.loads(unpack_text(bytes(packed))))


def downgrade() -> None:
    """Drops the tables."""
    for table in ("story_search", "findables", "facets", "audit", "visits", "sessions", "users"):
        op.drop_table(table)
