"""Keeps what authors wrote row by row, with quotations and versions, where each story had it as one
text."""

import sqlalchemy as sa
from alembic import op

from rashomon.authored_rows import rows_of_text
from rashomon.errors import Damaged
from rashomon.model.document import from_json, plain
from rashomon.model.kept_row import StoredRow
from rashomon.store.database.column_values import pack, pack_text, shown, unpack_text

revision = "0012"
down_revision = "0011"

_BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


_ROWS = sa.table("authored_rows", *map(sa.column, ("id", "story", "version", "by", "at", "row")))
_QUOTES = sa.table("row_quotes", *map(sa.column, ("row", "text", "begins", "ends", "quote")))
_CHANGES = sa.table("row_changes", *map(sa.column, ("row", "version", "at", "by", "told")))
_CORRECTIONS = sa.table("corrections", *map(sa.column, ("story", "by", "at", "told")))


def upgrade() -> None:
    """Makes the tables and moves each story's text into them; one that cannot be read is left
    out."""
    _make_tables()
    connection = op.get_bind()
    known: set[str] = set()
    for story_id in (
        connection.execute(sa.text("SELECT id FROM stories WHERE authored IS NOT NULL ORDER BY id"))
        .scalars()
        .all()
    ):
        wanted = sa.text("SELECT ledger, authored, updated_at FROM stories WHERE id = :id")
        packed, authored, at = connection.execute(wanted, {"id": story_id}).one()
        try:
            reports = from_json(unpack_text(bytes(packed))).reports
            kept = rows_of_text(unpack_text(bytes(authored)), reports, of=story_id, at=at)
        except (Damaged, ValueError, TypeError, KeyError):
            continue
        for row in (row for row in kept.rows if row.id not in known):
            known.add(row.id)
            put_row(row, row.row.by)
        for by, text in kept.corrections.items():
            told = {"story": story_id, "by": by, "at": at, "told": pack_text(text)}
            connection.execute(_CORRECTIONS.insert(), told)
    op.drop_column("stories", "authored")


def put_row(row: StoredRow, by: str) -> None:
    """Writes a version of a row, made by somebody, with its quotations."""
    connection, told = op.get_bind(), pack(plain(row))
    values = {
        "story": row.story,
        "version": row.version,
        "by": shown(row.row.by),
        "at": row.at,
        "row": told,
    }
    drop_row(row.id)
    connection.execute(_ROWS.insert(), values | {"id": row.id})
    places = [
        {
            "row": row.id,
            "text": s.report,
            "begins": s.start,
            "ends": s.end,
            "quote": shown(s.quote),
        }
        for s in dict.fromkeys(row.row.spans())
    ]
    connection.execute(_QUOTES.insert(), places)
    told_of = {"row": row.id, "version": row.version, "at": row.at, "by": shown(by), "told": told}
    connection.execute(_CHANGES.insert(), told_of)


def drop_row(row_id: str) -> None:
    """Takes a row away, with its quotations; its versions stay."""
    op.get_bind().execute(_QUOTES.delete().where(_QUOTES.c.row == row_id))
    op.get_bind().execute(_ROWS.delete().where(_ROWS.c.id == row_id))


def _make_tables() -> None:
    ident, moment, sha = sa.String(40), sa.String(40), sa.String(64)
    op.create_table(
        "authored_rows",
        sa.Column("id", ident, primary_key=True),
        sa.Column("story", ident, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("row", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "row_quotes",
        sa.Column(
            "row", ident, sa.ForeignKey("authored_rows.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("text", sha, primary_key=True),
        sa.Column("begins", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ends", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("quote", sa.Text, nullable=False),
    )
    op.create_table(
        "row_changes",
        sa.Column("number", _BIG, primary_key=True, autoincrement=True),
        sa.Column("row", ident, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("told", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("story", ident, primary_key=True),
        sa.Column("by", sa.String(200), primary_key=True),
        sa.Column("at", moment, nullable=False),
        sa.Column("told", sa.LargeBinary, nullable=False),
    )
    op.create_index("authored_rows_story", "authored_rows", ["story"])
    op.create_index("row_quotes_text", "row_quotes", ["text"])
    op.create_index("row_changes_row", "row_changes", ["row", "version"], unique=True)
