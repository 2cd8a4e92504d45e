"""The tables by which stories are filtered and their points, statements and names are found; the full-text index is `story_search`."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from rashomon.store.database.schema import NUMBER, metadata

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
