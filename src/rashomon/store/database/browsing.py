"""BrowseTables: stories filtered and paged for people who look for one, and the changes since a moment."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from rashomon.model.stored import FoundStories, Hit, StoryFilter, StoryRow
from rashomon.store.database.column_values import shown
from rashomon.store.database.schema import changes, facets, stories, visits
from rashomon.store.database.search import anchor_of
from rashomon.store.database.session import pieces
from rashomon.store.database.users import UserTables

_MOST_HITS = 400
_SHOWN_HITS = 4  # of one story


class BrowseTables(UserTables):
    """Queries for browsing."""

    def browse(self, wanted: StoryFilter, *, most: int, skip: int = 0) -> FoundStories:
        """Returns the matching stories, last changed first; with words, by how well they match."""
        columns = select(stories.c.id, stories.c.title, stories.c.reports, stories.c.points, stories.c.disputed, stories.c.first_day,
                         stories.c.last_day, stories.c.updated_at)  # fmt: skip
        conditions = _conditions(wanted)
        with self.reading() as connection:
            if wanted.words:
                hits = self._hits(wanted.words)
                named: dict[str, StoryRow] = {}
                for piece in pieces(hits):
                    rows = connection.execute(_joined(columns, wanted).where(stories.c.id.in_(piece), *conditions))
                    named |= {row.id: StoryRow(*row) for row in rows}
                ordered = [named[story] for story in hits if story in named]
                listed = tuple(ordered[skip : skip + most])
                return FoundStories(listed, len(ordered), {row.id: tuple(hits[row.id][:_SHOWN_HITS]) for row in listed})
            total = connection.execute(_joined(select(func.count()).select_from(stories), wanted).where(*conditions)).scalar_one()
            rows = connection.execute(
                _joined(columns, wanted).where(*conditions).order_by(stories.c.updated_at.desc(), stories.c.id).limit(most).offset(skip)
            )
            return FoundStories(tuple(StoryRow(*row) for row in rows), total, {})

    def _hits(self, words: str) -> dict[str, list[Hit]]:
        """Returns where the words occur, by story, best story first: in points, statements and names, then in reports."""
        found: dict[str, list[Hit]] = {}
        for hit in self.find_words(words, _MOST_HITS):
            found.setdefault(hit.story, []).append(hit)
        for report, title, story in self.search(words, _MOST_HITS):
            if story:
                found.setdefault(story, []).append(Hit(story, "report", title or report, report, f"t-{anchor_of(report)}"))
        return found

    def changed_since(self, moments: Mapping[str, str]) -> dict[str, dict[str, int]]:
        """Returns the number of changes of each kind in these stories after these moments."""
        out: dict[str, dict[str, int]] = {}
        if not moments:
            return out
        with self.reading() as connection:
            for piece in pieces(sorted(moments)):
                asked = select(changes.c.story, changes.c.at, changes.c.kind).where(
                    changes.c.story.in_(piece), changes.c.at > min(moments.values())
                )
                for row in connection.execute(asked.order_by(changes.c.number)):
                    if row.at > moments[row.story]:
                        kinds = out.setdefault(row.story, {})
                        kinds[row.kind] = kinds.get(row.kind, 0) + 1
        return out


def _joined(query: Select[Any], wanted: StoryFilter) -> Select[Any]:
    if not wanted.user:
        return query
    return query.outerjoin_from(stories, visits, and_(visits.c.story == stories.c.id, visits.c.user_name == wanted.user))


def _conditions(wanted: StoryFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for kind in ("status", "place", "outlet", "speaker"):
        value = shown(getattr(wanted, kind))
        if value:
            found.append(stories.c.id.in_(select(facets.c.story).where(facets.c.kind == kind, facets.c.value == value)))
    if wanted.lines:
        found.append(stories.c.id.in_(select(facets.c.story).where(facets.c.kind == "lines", facets.c.value >= f"{wanted.lines:05}")))
    if wanted.since:
        found.append(stories.c.last_day >= wanted.since)
    if wanted.until:
        found.append(stories.c.first_day <= f"{wanted.until}~")
    if wanted.user:
        found.append(or_(stories.c.updated_at > visits.c.at, and_(visits.c.at.is_(None), stories.c.updated_at > wanted.arrived)))
    return found
