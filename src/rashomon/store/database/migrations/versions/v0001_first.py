"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the tables and the full-text index."""
    op.create_table("meta", sa.Column("key", sa.String(40), primary_key=True), sa.Column("value", sa.Text, nullable=False))
    op.create_table(
        "changes",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("story", sa.String(40), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("reports", sa.Text, nullable=False),
    )
    op.create_index("changes_story", "changes", ["story", "number"])
    op.create_table(
        "entries",
        sa.Column("feed", sa.Text, primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("seen_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("tried_at", sa.String(40)),
        sa.Column("read_at", sa.String(40)),
        sa.Column("next_at", sa.String(40)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
    )
    op.create_table(
        "judgements",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("judgement", sa.Text, nullable=False),
    )
    op.create_table(
        "parses",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "raws",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.String(40), nullable=False),
        sa.Column("settled", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Text),
    )
    op.create_index("raws_report_id", "raws", ["report_id"])
    op.create_index("raws_settled", "raws", ["settled"])
    op.create_table(
        "sources",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("tried_at", sa.String(40), nullable=False),
        sa.Column("read_at", sa.String(40)),
        sa.Column("error", sa.Text),
        sa.Column("reports", sa.Integer, nullable=False),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("ledger_id", sa.String(40), nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Integer, nullable=False),
        sa.Column("first_day", sa.String(40)),
        sa.Column("last_day", sa.String(40)),
        sa.Column("ledger_sha256", sa.String(64), nullable=False),
        sa.Column("ledger", sa.LargeBinary, nullable=False),
    )
    op.create_index("stories_updated", "stories", ["updated_at"])
    op.create_table(
        "term_counts",
        sa.Column("kind", sa.String(8), primary_key=True),
        sa.Column("term", sa.String(64), primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
    )
    op.create_table(
        "previous_ids",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("story", sa.String(40), sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("previous_ids_story", "previous_ids", ["story"])
    op.create_table(
        "raw_keys",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("value", sa.String(64), primary_key=True),
        sa.Column("raw", sa.String(64), sa.ForeignKey("raws.key", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("raw_keys_raw", "raw_keys", ["raw"])
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.String(40)),
        sa.Column("report", sa.LargeBinary, nullable=False),
        sa.Column("features", sa.LargeBinary, nullable=False),
        sa.Column("story", sa.String(40), sa.ForeignKey("stories.id", ondelete="SET NULL")),
    )
    op.create_index("reports_story", "reports", ["story"])
    op.create_table(
        "postings",
        sa.Column("term", sa.String(64), primary_key=True),
        sa.Column("report", NUMBER, sa.ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("postings_report", "postings", ["report"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE report_search USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2')")
    else:
        op.execute("CREATE TABLE report_search (report BIGINT PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE, words TSVECTOR)")
        op.execute("CREATE INDEX report_search_words ON report_search USING gin (words)")


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise NotImplementedError
