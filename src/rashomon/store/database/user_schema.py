"""The tables of a desk's people."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from rashomon.store.database.schema import NUMBER, metadata

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
