"""StoryTables: stories under lasting ids, their ledgers, and their changes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from rashomon.errors import Damaged
from rashomon.model.stored import ChangeRow, FormerRow, Plan, StoredStory, StoryRow
from rashomon.store.database.column_values import naming, pack_text, shown, unpack_text
from rashomon.store.database.schema import changes, former, lent, meta, previous_ids, raws, reports, stories
from rashomon.store.database.search import SearchTables, index_story, unindex_story
from rashomon.store.database.session import pieces


class StoryTables(SearchTables):
    """Queries for stories."""

    def generation(self) -> int:
        """Returns a number that grows with every change to what stories are made of."""
        with self.reading() as connection:
            return _generation(connection)

    def apply(self, plan: Plan, *, generation: int, at: str) -> bool:
        """Writes the whole plan and returns True; returns False if another writer has changed the store since `generation`."""
        with self.writing() as connection:
            if _generation(connection) != generation:
                return False
            self._take_out(connection, plan.gone)
            self._put_in(connection, plan.settled)
            for story in plan.stories:
                self._put_story(connection, story, at)
            for lost, heir in plan.merged:
                self._keep_former(connection, lost, heir or lost, None, at)
                _retire(connection, lost, heir)
            for change in plan.changes:
                row = {"story": change.story, "at": change.at, "kind": change.kind, "subject": shown(change.subject), "before": shown(change.before),
                       "after": shown(change.after), "reports": json.dumps(change.reports)}  # fmt: skip
                connection.execute(insert(changes).values(**row))
            for piece in pieces(plan.raws):
                connection.execute(update(raws).where(raws.c.key.in_(piece)).values(settled=1))
            self.upsert(connection, meta, [{"key": "generation", "value": str(generation + 1)}])
        return True

    def _put_story(self, connection: Connection, story: StoredStory, at: str) -> None:
        told = json.loads(story.ledger)
        self._keep_former(connection, story.id, story.id, told, at)
        points = [point for made in told["stories"] for point in made["points"]]
        days = sorted(day for report in told["reports"] if (day := report["anchor"] or (report["published"] or "")[:10]))
        row = {
            "id": story.id, "title": shown(story.title), "version": story.version, "ledger_id": story.ledger_id, "made_at": story.made_at,
            "updated_at": at, "reports": len(story.reports), "points": len(points), "disputed": sum(p["status"] == "disputed" for p in points),
            "first_day": days[0] if days else None, "last_day": days[-1] if days else None,
            "ledger_sha256": hashlib.sha256(story.ledger.encode("utf-8", "surrogatepass")).hexdigest(), "ledger": pack_text(story.ledger),
        }  # fmt: skip
        self.upsert(connection, stories, [row])
        index_story(connection, story.id, told)
        connection.execute(update(reports).where(reports.c.story == story.id).values(story=None))
        for piece in pieces(story.own()):
            connection.execute(update(reports).where(reports.c.id.in_(piece)).values(story=story.id))
        connection.execute(delete(lent).where(lent.c.story == story.id))
        rows = [{"report": one.report, "begins": one.start, "ends": one.end, "story": story.id} for one in story.lent]
        self.upsert(connection, lent, rows)
        self.upsert(connection, previous_ids, [{"id": old, "story": story.id} for old in story.previous_ids if old != story.id])

    def _keep_former(self, connection: Connection, story: str, under: str, now: dict[str, Any] | None, at: str) -> None:
        """Records what the ids of a story's ledger meant that are missing from the one of `now`. `under`: the story in which they are
        looked up.
        """
        row = connection.execute(select(stories.c.ledger, stories.c.title).where(stories.c.id == story)).first()
        try:
            old = json.loads(unpack_text(row.ledger)) if row else None
        except Damaged:  # nothing is known of what it held
            old = None
        if row is None or old is None:
            return
        there = ids_in(now) if now else set()
        gone = [one for one in former_in(old, at) if one.id not in there]
        if now is None:
            gone.append(FormerRow(story, at, "story", row.title or ""))
        rows = [{"story": under, "id": shown(one.id, 200), "at": at, "told": json.dumps(asdict(one))} for one in gone]
        self.upsert(connection, former, rows)

    def former(self, story: str, ident: str) -> FormerRow | None:
        """Returns what an id last meant in this story, or in one that became part of it. A story's own id is returned with the story itself."""
        with self.reading() as connection:
            wanted = select(former.c.told).where(former.c.story == shown(story), former.c.id == shown(ident, 200))
            told = connection.execute(wanted).scalar()
        found = json.loads(told) if told else None
        places = tuple((sha, start, end) for sha, start, end in found["places"]) if found else ()
        return FormerRow(**found | {"places": places}) if found else None

    def forget_words(self, shas: Iterable[str]) -> None:
        """Deletes what is stored of addresses in these dropped texts: the words of their accounts, and their headlines."""
        with self.writing() as connection:
            for sha in shas:
                connection.execute(delete(former).where(former.c.told.contains(sha), former.c.told.not_like('%"kind": "point"%')))

    def stories_of_texts(self, shas: Iterable[str]) -> tuple[str, ...]:
        """Returns the stories with reports of these texts, given the hashes."""
        found: set[str] = set()
        with self.reading() as connection:
            for piece in pieces(sorted(set(shas))):
                found |= {one for one in connection.execute(select(reports.c.story).where(reports.c.sha256.in_(piece))).scalars() if one}
        return tuple(sorted(found))

    def story_rows(self, *, most: int = 1000, words: str | None = None) -> tuple[StoryRow, ...]:
        """Returns the stories, last updated first; with `words`, those whose reports contain all of them."""
        wanted = select(stories.c.id, stories.c.title, stories.c.reports, stories.c.points, stories.c.disputed, stories.c.first_day,
                        stories.c.last_day, stories.c.updated_at)  # fmt: skip
        if words is not None:
            wanted = wanted.where(stories.c.id.in_(self.stories_with(words, 1000)))
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(stories.c.updated_at.desc(), stories.c.id).limit(most))
            return tuple(StoryRow(*row) for row in rows)

    def story_ids(self) -> tuple[str, ...]:
        """Returns the ids of all stories, sorted."""
        with self.reading() as connection:
            return tuple(sorted(connection.execute(select(stories.c.id)).scalars()))

    def versions(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns the stories' versions by id."""
        out: dict[str, str] = {}
        with self.reading() as connection:
            for piece in pieces(sorted(ids)):
                found = connection.execute(select(stories.c.id, stories.c.version).where(stories.c.id.in_(piece)))
                out |= {row.id: row.version for row in found}
        return out

    def find_story(self, given: str) -> tuple[str, ...]:
        """Returns the ids of the stories that this names: a current or former id, or the beginning of one."""
        given = shown(given) or ""
        with self.reading() as connection:
            exact = connection.execute(select(stories.c.id).where(or_(stories.c.id == given, stories.c.ledger_id == given))).scalars()
            found = set(exact) or set(connection.execute(select(previous_ids.c.story).where(previous_ids.c.id == given)).scalars())
            if not found and given:
                found = set(connection.execute(select(stories.c.id).where(stories.c.id.startswith(given, autoescape=True))).scalars())
            return tuple(sorted(found))

    def story(self, story_id: str) -> StoredStory | None:
        """Returns the story with this id, or None. Raises Damaged if its ledger cannot be read."""
        with self.reading() as connection:
            row = connection.execute(select(stories).where(stories.c.id == story_id)).first()
            if row is None:
                return None
            what = f"the ledger of story {story_id}"
            read = tuple(self.lent(stories=[story_id]))
            own = connection.execute(select(reports.c.id).where(reports.c.story == story_id)).scalars()
            members = sorted({*own, *(one.report for one in read)})
            if row.archived_at is not None:
                with naming(what):
                    members = [str(report["id"]) for report in json.loads(unpack_text(row.ledger, what))["reports"]]
            before = sorted(connection.execute(select(previous_ids.c.id).where(previous_ids.c.story == story_id)).scalars())
            return StoredStory(row.id, row.title, tuple(members), row.version, row.ledger_id, row.made_at, row.updated_at,
                               unpack_text(row.ledger, what), tuple(before), read)  # fmt: skip

    def outdate(self, ids: Sequence[str]) -> None:
        """Marks these stories to be compared again when they are next opened."""
        if ids:
            with self.writing() as connection:
                for piece in pieces(ids):
                    connection.execute(
                        update(stories).where(stories.c.id.in_(piece), stories.c.archived_at.is_(None)).values(version="damaged")
                    )

    def holding(self, sought: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """Returns the ids of the stories whose ledgers contain all words of one of these, sorted; damaged ledgers are skipped."""
        wanted = [[json.dumps(word, ensure_ascii=False)[1:-1] for word in words] for words in sought]
        found = []
        for story_id in self.story_ids():
            with self.reading() as connection:
                ledger = connection.execute(select(stories.c.ledger).where(stories.c.id == story_id)).scalar()
            try:
                document = unpack_text(ledger) if ledger else ""
            except Damaged:
                continue
            if any(all(word in document for word in words) for words in wanted):
                found.append(story_id)
        return tuple(found)

    def ledger_digest(self, story_id: str) -> str | None:
        """Returns the sha256 that the story's ledger had when it was written."""
        with self.reading() as connection:
            return connection.execute(select(stories.c.ledger_sha256).where(stories.c.id == story_id)).scalar()

    def taken_ids(self, ids: Iterable[str]) -> set[str]:
        """Returns those of these ids that a story has or had."""
        out: set[str] = set()
        with self.reading() as connection:
            for piece in pieces(sorted(ids)):
                out |= set(connection.execute(select(stories.c.id).where(stories.c.id.in_(piece))).scalars())
                out |= set(connection.execute(select(previous_ids.c.id).where(previous_ids.c.id.in_(piece))).scalars())
        return out

    def changes(self, story: str | None = None, *, since: str | None = None, most: int = 100_000) -> tuple[ChangeRow, ...]:
        """Returns the changes, oldest first: in one story or in all, from a moment on."""
        wanted = select(changes)
        if story is not None:
            wanted = wanted.where(changes.c.story == story)
        if since is not None:
            wanted = wanted.where(changes.c.at >= since)
        with self.reading() as connection:
            rows = connection.execute(wanted.order_by(changes.c.number).limit(most))
            return tuple(ChangeRow(r.story, r.at, r.kind, r.subject, r.before, r.after, tuple(json.loads(r.reports))) for r in rows)

    def counts(self) -> dict[str, int]:
        """Returns the row counts of the main tables."""
        with self.reading() as connection:
            tables = {"raws": raws, "reports": reports, "stories": stories, "changes": changes}
            return {name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables.items()}


def _generation(connection: Connection) -> int:
    return int(connection.execute(select(meta.c.value).where(meta.c.key == "generation")).scalar() or 0)


def _retire(connection: Connection, lost: str, heir: str | None) -> None:
    """Retires a story: its ids and its changes move to the story that took most of it."""
    before: Sequence[str] = connection.execute(select(previous_ids.c.id).where(previous_ids.c.story == lost)).scalars().all()
    unindex_story(connection, lost)
    connection.execute(delete(stories).where(stories.c.id == lost))
    if heir is not None:
        for old in (lost, *before):
            connection.execute(delete(previous_ids).where(previous_ids.c.id == old))
            connection.execute(insert(previous_ids).values(id=old, story=heir))
        connection.execute(update(changes).where(changes.c.story == lost).values(story=heir))
        there = select(former.c.id).where(former.c.story == heir).scalar_subquery()
        connection.execute(update(former).where(former.c.story == lost, former.c.id.not_in(there)).values(story=heir))


def ids_in(ledger: Mapping[str, Any]) -> set[str]:
    """Returns the ids of the points, accounts and reports of a ledger document."""
    points = [point for story in ledger["stories"] for point in story["points"]]
    return {one["id"] for one in (*points, *ledger["reports"], *(account for point in points for account in point["accounts"]))}


def former_in(ledger: Mapping[str, Any], at: str) -> Iterator[FormerRow]:
    """Yields what the ids of a ledger document mean."""
    sha = {report["id"]: report["sha256"] for report in ledger["reports"]}
    for report in ledger["reports"]:
        yield FormerRow(report["id"], at, "report", report["title"] or report["id"], (), report["sha256"])
    for point in (point for story in ledger["stories"] for point in story["points"]):
        quotes = [(account, account["quote"]) for account in point["accounts"] if account["report"] in sha]
        places = tuple((sha[quote["report"]], quote["start"], quote["end"]) for _, quote in quotes)
        yield FormerRow(point["id"], at, "point", point["question"], places)
        for (account, quote), place in zip(quotes, places, strict=True):
            yield FormerRow(account["id"], at, "account", quote["quote"], (place,))
