"""Keeps what authors wrote row by row, with quotations and versions, where each story had it as one text."""

import sqlalchemy as sa
from alembic import op

from rashomon.authored_rows import rows_of_text
from rashomon.errors import Damaged
from rashomon.model.document import from_json, plain
from rashomon.store.database.column_values import pack, pack_text, shown, unpack_text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes the tables and moves each story's text into them; one that cannot be read is left out."""
    rows, quotes, changes, corrections = _tables()
    connection = op.get_bind()
    known: set[str] = set()
    for story_id in connection.execute(sa.text("SELECT id FROM stories WHERE authored IS NOT NULL ORDER BY id")).scalars().all():
        wanted = sa.text("SELECT ledger, authored, updated_at FROM stories WHERE id = :id")
        packed, authored, at = connection.execute(wanted, {"id": story_id}).one()
        try:
            reports = from_json(unpack_text(bytes(packed))).reports
            kept = rows_of_text(unpack_text(bytes(authored)), reports, of=story_id, at=at)
        except (Damaged, ValueError, TypeError, KeyError):
            continue
        for row in kept.rows:
            if row.id in known:
                continue
            known.add(row.id)
            told = pack(plain(row))
            by = shown(row.row.by)
            connection.execute(rows.insert(), {"id": row.id, "story": story_id, "version": 1, "by": by, "at": at, "row": told})
            places = [
                {"row": row.id, "text": s.report, "begins": s.start, "ends": s.end, "quote": shown(s.quote)}
                for s in dict.fromkeys(row.row.spans())
            ]
            connection.execute(quotes.insert(), places)
            connection.execute(changes.insert(), {"row": row.id, "version": 1, "at": at, "by": by, "told": told})
        for by, text in kept.corrections.items():
            connection.execute(corrections.insert(), {"story": story_id, "by": by, "at": at, "told": pack_text(text)})
    op.drop_column("stories", "authored")


def _tables() -> tuple[sa.Table, sa.Table, sa.Table, sa.Table]:
    ident, moment, sha = sa.String(40), sa.String(40), sa.String(64)
    rows = op.create_table(
        "authored_rows",
        sa.Column("id", ident, primary_key=True),
        sa.Column("story", ident, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("row", sa.LargeBinary, nullable=False),
    )
    quotes = op.create_table(
        "row_quotes",
        sa.Column("row", ident, sa.ForeignKey("authored_rows.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("text", sha, primary_key=True),
        sa.Column("begins", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ends", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("quote", sa.Text, nullable=False),
    )
    changes = op.create_table(
        "row_changes",
        sa.Column("number", _BIG, primary_key=True, autoincrement=True),
        sa.Column("row", ident, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("told", sa.LargeBinary, nullable=False),
    )
    corrections = op.create_table(
        "corrections",
        sa.Column("story", ident, primary_key=True),
        sa.Column("by", sa.String(200), primary_key=True),
        sa.Column("at", moment, nullable=False),
        sa.Column("told", sa.LargeBinary, nullable=False),
    )
    op.create_index("authored_rows_story", "authored_rows", ["story"])
    op.create_index("row_quotes_text", "row_quotes", ["text"])
    op.create_index("row_changes_row", "row_changes", ["row", "version"], unique=True)
    return rows, quotes, changes, corrections


def downgrade() -> None:
    """Does nothing: a store is never downgraded."""
    raise NotImplementedError
