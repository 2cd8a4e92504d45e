"""The tables of a store. `make_tables` creates them; `migrations/versions` brings earlier releases to the same schema, which a test checks."""

from sqlalchemy import BigInteger, Boolean, Column, Connection, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

metadata = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself in SQLite

meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))
raws = Table(
    "raws",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("report", LargeBinary, nullable=False),
    Column("added_at", String(40), nullable=False),
    Column("settled", Integer, nullable=False),
    Column("report_id", Text),
    Column("dropped_at", String(40)),
    Index("raws_settled", "settled"),
    Index("raws_report_id", "report_id"),
)
raw_keys = Table(
    "raw_keys",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("value", String(64), primary_key=True),
    Column("raw", String(64), ForeignKey("raws.key", ondelete="CASCADE"), primary_key=True),
    Column("number", NUMBER),
    Index("raw_keys_raw", "raw"),
    Index("raw_keys_last", "kind", "value", "number"),
)
stories = Table(
    "stories",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("title", Text),
    Column("version", String(64), nullable=False),
    Column("ledger_id", String(40), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("updated_at", String(40), nullable=False),
    Column("reports", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("first_day", String(40)),
    Column("last_day", String(40)),
    Column("ledger_sha256", String(64), nullable=False),
    Column("ledger", LargeBinary, nullable=False),
    Column("archived_at", String(40)),
    Index("stories_updated", "updated_at"),
)
reports = Table(
    "reports",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", String(40)),
    Column("report", LargeBinary, nullable=False),
    Column("features", LargeBinary, nullable=False),
    Column("story", String(40), ForeignKey("stories.id", ondelete="SET NULL")),
    Index("reports_story", "story"),
)
lent = Table(
    "lent",
    metadata,
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("begins", Integer, primary_key=True),
    Column("ends", Integer, primary_key=True),
    Column("story", String(40), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Index("lent_story", "story"),
)
postings = Table(
    "postings",
    metadata,
    Column("term", String(64), primary_key=True),
    Column("report", NUMBER, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    Index("postings_report", "report"),
)
term_counts = Table(
    "term_counts",
    metadata,
    Column("kind", String(8), primary_key=True),
    Column("term", String(64), primary_key=True),
    Column("reports", Integer, nullable=False),
)
parses = Table(
    "parses",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
previous_ids = Table(
    "previous_ids",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("story", String(40), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Index("previous_ids_story", "story"),
)
former = Table(
    "former",
    metadata,
    Column("story", String(40), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("told", Text, nullable=False),
)
changes = Table(
    "changes",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("story", String(40), nullable=False),
    Column("at", String(40), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("reports", Text, nullable=False),
    Index("changes_story", "story", "number"),
)
judgements = Table(
    "judgements",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("judgement", Text, nullable=False),
)
sources = Table(
    "sources",
    metadata,
    Column("name", Text, primary_key=True),
    Column("tried_at", String(40), nullable=False),
    Column("read_at", String(40)),
    Column("error", Text),
    Column("reports", Integer, nullable=False),
    Index("sources_failed", "name", sqlite_where=text("error IS NOT NULL"), postgresql_where=text("error IS NOT NULL")),
)
feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("tried_at", String(40)),
    Column("read_at", String(40)),
    Column("next_at", String(40)),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
)
entries = Table(
    "entries",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("seen_at", String(40), nullable=False),
)
alerts = Table(
    "alerts",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("at", String(40), nullable=False),
    Column("alert", Text, nullable=False),
)
deliveries = Table(
    "deliveries",
    metadata,
    Column("alert", String(64), ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", String(40)),
    Column("error", Text),
    Index("deliveries_state", "channel", "state"),
)


facets = Table(
    "facets",
    metadata,
    Column("story", String(40), ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("value", String(200), primary_key=True),
    Index("facets_value", "kind", "value"),
)
findables = Table(
    "findables",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("story", String(40), ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("shown", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Index("findables_story", "story"),
)


users = Table(
    "users",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(8), nullable=False),
    Column("password", Text),
    Column("made_at", String(40), nullable=False),
)
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("user_name", String(80), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("seen_at", String(40), nullable=False),
    Index("sessions_user", "user_name"),
)
visits = Table(
    "visits",
    metadata,
    Column("user_name", String(80), primary_key=True),
    Column("story", String(40), primary_key=True),
    Column("at", String(40), nullable=False),
    Column("before", String(40)),
)
audit = Table(
    "audit",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("who", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("target", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("address", String(64)),
    Index("audit_target", "target"),
)
tries = Table(
    "tries",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("address", String(64), primary_key=True),
    Column("tried", Integer, nullable=False),
    Column("at", String(40), nullable=False),
    Column("free_at", String(40), nullable=False),
    Column("welcome", Boolean, nullable=False),
    Index("tries_at", "at"),
)


def make_tables(connection: Connection) -> None:
    """Creates the tables and full-text indexes that do not exist."""
    metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        fts5 = "tokenize = 'unicode61 remove_diacritics 2'"
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE IF NOT EXISTS report_search USING fts5 (title, body, {fts5})")
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE IF NOT EXISTS story_search USING fts5 (words, {fts5})")
        return
    for index, key, table in (("report_search", "report", "reports"), ("story_search", "number", "findables")):
        reference = f"BIGINT PRIMARY KEY REFERENCES {table} (number) ON DELETE CASCADE"
        connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {index} ({key} {reference}, words TSVECTOR)")
        connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {index}_words ON {index} USING gin (words)")
