"""The tables of a store; `make_tables` creates them."""

from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.schema import SchemaItem

from rashomon.model.record import record

SCHEMA = "28"
"""Counted up with every change of the tables or of what stands in them: only stores with these are
opened, those of 0.7 are read by `rashomon store import`."""
metadata = MetaData(naming_convention={"ix": "%(table_name)s_%(column_0_name)s"})
ROW_NUMBER = BigInteger().with_variant(
    Integer, "sqlite"
)  # only INTEGER counts up by itself in SQLite
_ID = String(40)
_MOMENT = String(40)
_HASH = String(64)
_USER = String(80)
_key = partial(Column[Any], primary_key=True)
_required = partial(Column[Any], nullable=False)
_maybe = Column[Any]
_text = partial(_required, type_=Text)
_maybe_text = partial(_maybe, type_=Text)
_moment = partial(_required, type_=_MOMENT)
_maybe_moment = partial(_maybe, type_=_MOMENT)
_hash = partial(_required, type_=_HASH)
_number = partial(_required, type_=Integer)
_bytes = partial(_required, type_=LargeBinary)
_of = partial(ForeignKey, ondelete="CASCADE")


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, *items)


def _numbered(name: str, *items: SchemaItem) -> Table:
    """Returns a table whose rows are numbered as they come."""
    return _table(name, _key("number", ROW_NUMBER, autoincrement=True), *items)


meta = _table("meta", _key("key", String(40)), _text("value"))
raws = _numbered(
    "raws",
    _required("key", _HASH, unique=True),
    _hash("sha256"),
    _bytes("report"),
    _moment("added_at"),
    _required("settled", Integer, index=True),
    _maybe("report_id", Text, index=True),
    _text("place"),
    _number("run"),
)
# What each report is called, once for ever: by what the same reports have in common.
report_ids = _table(
    "report_ids",
    _key("same", _HASH),
    _required("id", Text, index=True),
)
raw_keys = _table(
    "raw_keys",
    _key("kind", String(16)),
    _key("value", _HASH),
    _key("raw", _HASH, _of("raws.key"), index=True),
    Index("raw_keys_value", "kind", "value"),
)
stories = _table(
    "stories",
    _key("id", _ID),
    _maybe_text("title"),
    _hash("version"),
    _required("ledger_id", _ID),
    _moment("made_at"),
    _moment("updated_at"),
    _number("reports"),
    _maybe_moment("first_day"),
    _maybe_moment("last_day"),
    _hash("ledger_sha256"),
    _bytes("ledger"),
    _number("origins"),
    _text("card"),
    Index("stories_updated", "updated_at"),
)
reports = _numbered(
    "reports",
    _required("id", Text, unique=True),
    _hash("sha256"),
    _hash("digest"),
    _maybe_text("title"),
    _maybe_text("outlet"),
    _text("house"),
    _maybe_text("revision_of"),
    _maybe_moment("published"),
    _bytes("report"),
    _bytes("features"),
    # A story that is named here and not in `stories` yet is still to be compared.
    _maybe("story", _ID, index=True),
    _required("announced", Boolean, default=False),
)
postings = _table(
    "postings",
    _key("term", _HASH),
    _key("report", ROW_NUMBER, _of("reports.number"), index=True),
)
term_counts = _table(
    "term_counts", _key("kind", String(8)), _key("term", _HASH), _number("reports")
)
# The parses, and all else that can be made again of reports alone.
parses = _table("parses", _key("key", _HASH), _bytes("data"))
# All ids that stories had and have no more, each with the story to which it leads, if any.
previous_ids = _table("previous_ids", _key("id", _ID), _maybe("story", _ID, index=True))
proposals = _numbered(
    "proposals",
    _required("story", _ID),
    _required("other", _ID),
    _text("reports"),
    _moment("at"),
)
changes = _numbered(
    "changes",
    _required("story", _ID),
    _required("first_story", _ID),
    _moment("at"),
    _required("kind", String(24)),
    _text("subject"),
    _maybe_text("before"),
    _maybe_text("after"),
    _text("reports"),
    _text("tellers"),
    Index("changes_story", "story", "number"),
)
decisions = _numbered("decisions", _required("id", _HASH, unique=True), _text("decision"))
answer_rows = _numbered(
    "answers",
    _required("id", _ID, unique=True),
    _text("by"),
    _moment("at"),
    _bytes("told"),
)
answer_texts = _table(
    "answer_texts",
    _key("answer", _ID, _of("answers.id")),
    _key("text", _HASH, index=True),
)
sources = _table(
    "sources",
    _key("place", Text),
    _text("name"),
    _moment("tried_at"),
    _maybe_moment("read_at"),
    _maybe_text("error"),
    _number("reports"),
    Index(
        "sources_failed",
        "name",
        sqlite_where=text("error IS NOT NULL"),
        postgresql_where=text("error IS NOT NULL"),
    ),
)
feeds = _table(
    "feeds",
    _key("url", Text),
    _maybe_text("title"),
    _maybe_text("etag"),
    _maybe_text("modified"),
    _maybe_moment("tried_at"),
    _maybe_moment("read_at"),
    _maybe_moment("next_at"),
    _number("failures"),
    _maybe_text("error"),
)
entries = _table("entries", _key("feed", Text), _key("digest", _HASH), _moment("seen_at"))
users = _table(
    "users",
    _key("name", _USER),
    _required("role", String(8)),
    _maybe_text("password"),
    _moment("made_at"),
)
sessions = _table(
    "sessions",
    _key("digest", _HASH),
    _required("user_name", _USER),
    _hash("csrf"),
    _moment("made_at"),
    _moment("seen_at"),
    Index("sessions_user", "user_name"),
)
visits = _table(
    "visits",
    _key("user_name", _USER),
    _key("story", _ID),
    _moment("at"),
    _maybe_moment("before"),
)
drafts = _table(
    "drafts",
    _key("user_name", _USER),
    _key("id", _ID),
    _text("title"),
    _moment("kept_at"),
    _bytes("text"),
)
audit = _numbered(
    "audit",
    _moment("at"),
    _required("who", _USER),
    _required("action", String(40)),
    _required("target", Text, index=True),
    _maybe_text("before"),
    _maybe_text("after"),
    _maybe("address", String(64)),
)
tries = _table(
    "tries",
    _key("name", _USER),
    _key("address", String(64)),
    _number("tried"),
    _required("at", _MOMENT, index=True),
    _moment("free_at"),
    _required("welcome", Boolean),
)

# What was sent to the desk and is not read yet, and the files, texts or addresses in it.
deliveries = _numbered(
    "deliveries",
    _required("kind", String(8)),
    _text("subject"),
    _required("who", _USER),
    _moment("at"),
    _maybe("address", String(64)),
    _required("story", _ID),
)
delivered = _numbered(
    "delivered",
    _required("delivery", ROW_NUMBER, _of("deliveries.number"), index=True),
    _text("about"),
    _bytes("data"),
)

# The columns of the tables of which most is asked.
KEPT_STORY = stories.c
REPORT = reports.c
RAW = raws.c
RAW_KEY = raw_keys.c
REPORT_ID = report_ids.c
CHANGE = changes.c
PROPOSAL = proposals.c
PREVIOUS_ID = previous_ids.c
KEPT_DRAFT = drafts.c
VISIT = visits.c
LOGIN = sessions.c
POSTING = postings.c
TERM = term_counts.c


@record
class SearchIndex:
    """A full-text index over the rows of a table.

    In SQLite it has these columns, and results come in this order. In PostgreSQL it has the number
    of the row, `key`, and the words of this expression.
    """

    name: str
    key: str
    of: Table
    columns: tuple[str, ...]
    rank: str
    words: str


REPORT_SEARCH = SearchIndex(
    name="report_search",
    key="report",
    of=reports,
    columns=("title", "body"),
    rank="bm25(report_search, 4.0, 1.0)",
    words="setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :body)",
)  # fmt: skip


def make_tables(connection: Connection) -> None:
    """Creates the tables and the full-text index that do not exist."""
    metadata.create_all(connection)
    index = REPORT_SEARCH
    if connection.dialect.name == "sqlite":
        definition = (
            f"fts5 ({', '.join(index.columns)}, tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {index.name} USING {definition}"
        )
        return
    reference = f"BIGINT PRIMARY KEY REFERENCES {index.of.name} (number) ON DELETE CASCADE"
    connection.exec_driver_sql(
        f"CREATE TABLE IF NOT EXISTS {index.name} ({index.key} {reference}, words TSVECTOR)"
    )
    connection.exec_driver_sql(
        f"CREATE INDEX IF NOT EXISTS {index.name}_words ON {index.name} USING gin (words)"
    )
