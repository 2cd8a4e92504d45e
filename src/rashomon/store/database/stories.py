"""StoryTables: stories under lasting ids, their ledgers and their changes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any, cast

from sqlalchemy import delete, func, insert, or_, select, update

from rashomon.model.content_ids import by_id
from rashomon.model.document import plain
from rashomon.model.record import record
from rashomon.model.stored import (
    DIFFERENCE_ID,
    ChangeRow,
    ChangeRows,
    Plan,
    StoredStory,
    StoryRow,
)
from rashomon.show.story_card import cards_of
from rashomon.store.database.column_values import (
    document_digest,
    ledger_from,
    pack_document,
    shown,
    unpack_document,
)
from rashomon.store.database.decision_tables import AnswerTables
from rashomon.store.database.reports import ReportTables
from rashomon.store.database.schema import (
    CHANGE,
    KEPT_STORY,
    PREVIOUS_ID,
    RAW,
    REPORT,
    RETIRED,
    changes,
    previous_ids,
    raws,
    reports,
    retired,
    stories,
)
from rashomon.store.database.search import LISTED, SearchTables, change_of, listed_row
from rashomon.store.database.session import Tables
from rashomon.text.gathering import by_key

_LONGEST = 1 << 20  # characters of a card
_MOST_CHANGES = 100_000
# Changes that are about a story as a whole, wherever its reports go.
_OF_WHOLE_STORIES = ("new story", "split", "merged", "report left", DIFFERENCE_ID)


@record
class StoryTables(Tables):
    """Queries for stories."""

    reports: ReportTables
    search: SearchTables
    answers: AnswerTables

    def apply(self, plan: Plan, *, generation: int, at: str) -> bool:
        """Writes the whole plan and returns True; returns False if another writer has changed the
        store since `generation`."""
        with self.db.writing():
            if self.db.generation() != generation:
                return False
            story_of_report = self.reports.homes_of(
                chain.from_iterable(map(_members, plan.stories))
            )
            self._keep_members([lost for lost, _ in plan.merged])
            self.reports.take_out(plan.gone)
            self.reports.put_in(plan.settled)
            self.answers.add(*plan.answers, at=at)
            for story in plan.stories:
                self._put_story(story, at)
            for lost, heir in plan.merged:
                self._retire(lost, heir)
            self._follow(_moved(plan, story_of_report))
            self.db.run(insert(changes), [*map(_change_row, plan.changes)])
            self.db.run_in(update(raws).values(settled=1), RAW.key, plan.raws)
            self.db.grow()
        return True

    def _put_story(self, story: StoredStory, at: str) -> None:
        """Writes a story with its card, its ledger and the words by which it is found. Its reports
        belong to it from here on, and its older ids lead to it."""
        ledger = ledger_from(story.ledger)
        (whole,) = ledger.stories
        (card,) = cards_of(ledger)
        days = []
        for report in ledger.reports:
            day = report.anchor or (report.published or "")[:10]
            if day:
                days.append(day)
        row = {
            "id": story.id,
            "title": shown(story.title),
            "version": story.version,
            "ledger_id": story.ledger_id,
            "made_at": story.made_at,
            "updated_at": at,
            "reports": len(story.reports),
            "origins": card.independent.most,
            "card": shown(json.dumps(plain(card), ensure_ascii=False), _LONGEST),
            "claims": len(whole.widely_told()),
            "differ": card.differ,
            "disputed": card.disputed,
            "first_day": min(days, default=None),
            "last_day": max(days, default=None),
            "ledger_sha256": document_digest(story.ledger),
            "ledger": pack_document(story.ledger),
        }
        self._restore(story.id)
        self.db.upsert(stories, [row])
        self.search.put(story.id, ledger)
        self.db.run(update(reports).where(REPORT.story == story.id).values(story=None))
        self.db.run_in(update(reports).values(story=story.id), REPORT.id, story.reports)
        self.db.run_in(update(raws).values(settled=1), RAW.report_id, story.reports)
        self.reports.call(ledger.reports)
        self.db.upsert(
            previous_ids,
            [{"id": old, "story": story.id} for old in story.previous_ids if old != story.id],
        )

    def _keep_members(self, story_ids: Sequence[str]) -> None:
        """Keeps which reports stories had that are about to go."""
        members = self.db.all_in(select(REPORT.story, REPORT.id), REPORT.story, story_ids)
        by_story = by_key((row.story, row.id) for row in members)
        rows = []
        for story in story_ids:
            rows.append({"id": story, "reports": json.dumps(by_story.get(story, []))})
        self.db.upsert(retired, rows)

    def _retire(self, lost: str, heir: str | None) -> None:
        """Retires a story: its ids and its changes move to the story that took most of it. The
        reports that it had are kept, so that it can come back."""
        before = self._before(lost)
        self.search.take_out(lost)
        self.db.run(delete(stories).where(KEPT_STORY.id == lost))
        if heir:
            self.db.upsert(previous_ids, [{"id": old, "story": heir} for old in (lost, *before)])
            self.db.run(update(changes).where(CHANGE.story == lost).values(story=heir))

    def _restore(self, story_id: str) -> None:
        """Takes a story that was gone back among the stories, with its own changes."""
        if self.db.held(RETIRED.id, [story_id]):
            self.db.run(delete(retired).where(RETIRED.id == story_id))
            own_changes = update(changes).where(CHANGE.first_story == story_id)
            self.db.run(own_changes.values(story=story_id))
        self.db.run(delete(previous_ids).where(PREVIOUS_ID.id == story_id))

    def _follow(self, moved: set[str]) -> None:
        """Moves what changed by reports that are in another story now (`moved`) to that story, if
        none of its reports is left where it stood."""
        query = select(CHANGE.number, CHANGE.story, CHANGE.reports)
        query = query.where(CHANGE.kind.not_in(_OF_WHOLE_STORIES))
        rows = []
        for row in self.db.all(query) if moved else ():
            tellers = json.loads(row.reports)
            if not moved.isdisjoint(tellers):
                rows.append((row.number, row.story, tellers))
        story_of_report = self.reports.homes_of(
            chain.from_iterable(tellers for *_, tellers in rows)
        )
        numbers = by_key(
            (story_of_report[tellers[0]], number)
            for number, story, tellers in rows
            if tellers[0] in story_of_report
            and story not in {story_of_report.get(teller) for teller in tellers}
        )
        for story, moving in numbers.items():
            self.db.run_in(update(changes).values(story=story), CHANGE.number, moving)

    def retired(self) -> dict[str, frozenset[str]]:
        """Returns the stories that are gone, each with the reports that it had."""
        reports_of = {}
        for row in self.db.all(select(retired).order_by(RETIRED.id)):
            reports_of[row.id] = frozenset(json.loads(row.reports))
        return reports_of

    def left_since(self, moment: str) -> dict[str, str]:
        """Returns the reports that left a story since this moment, each with the story that it left
        first; of a story that came back since, none."""
        # a change moves to the heir of its story
        query = select(CHANGE.kind, CHANGE.first_story, CHANGE.before).order_by(CHANGE.number)
        asked = query.where(CHANGE.at >= moment, CHANGE.kind.in_(("merged", "report left")))
        retired_stories = self.retired()
        left = dict[str, str]()
        for kind, story, before in self.db.all(asked):
            if kind == "report left":
                left.setdefault(before, story)
            for report in retired_stories.get(before, ()):
                left.setdefault(report, before)
        return left

    def _before(self, story_id: str) -> Iterable[str]:
        """Returns the ids that a story had before."""
        return self.db.column(select(PREVIOUS_ID.id).where(PREVIOUS_ID.story == story_id))

    def of_texts(self, shas: Iterable[str]) -> tuple[str, ...]:
        """Returns the stories with reports of these texts, given the hashes."""
        story_of_text = self.db.pairs_in(select(REPORT.id, REPORT.story), REPORT.sha256, shas)
        return tuple(sorted(set(filter(None, story_of_text.values()))))

    def listed(self, *, most: int = 1000) -> tuple[StoryRow, ...]:
        """Returns the stories, last updated first."""
        query = LISTED.order_by(KEPT_STORY.updated_at.desc(), KEPT_STORY.id).limit(most)
        return tuple(map(listed_row, self.db.all(query)))

    def ids(self) -> tuple[str, ...]:
        """Returns the ids of all stories, sorted."""
        return tuple(sorted(self.db.column(select(KEPT_STORY.id))))

    def versions(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns, for each of these stories, the hash of everything on which its ledger depends,
        or a mark that the story is out of date."""
        return self.db.pairs_in(select(KEPT_STORY.id, KEPT_STORY.version), KEPT_STORY.id, ids)

    def find(self, name: str) -> tuple[str, ...]:
        """Returns the ids of the stories that this names. It may be an id, an old id, or the
        beginning of one."""
        name = shown(name) or ""
        ids = select(KEPT_STORY.id)
        queries = (
            ids.where(or_(KEPT_STORY.id == name, KEPT_STORY.ledger_id == name)),
            select(PREVIOUS_ID.story).where(PREVIOUS_ID.id == name),
            ids.where(KEPT_STORY.id.startswith(name, autoescape=True)),
        )
        with self.db.reading():
            for query in queries if name else ():
                if ids_found := self.db.column(query):
                    return tuple(sorted(ids_found))
        return ()

    def get(self, story_id: str) -> StoredStory | None:
        """Returns the story with this id, or None. Raises Damaged if its ledger cannot be read."""
        with self.db.reading():
            row = self.db.first(select(stories).where(KEPT_STORY.id == story_id))
            if row is None:
                return None
            members = self.db.column(select(REPORT.id).where(REPORT.story == story_id))
            return StoredStory(
                id=row.id,
                title=row.title,
                reports=tuple(sorted(members)),
                version=row.version,
                ledger_id=row.ledger_id,
                made_at=row.made_at,
                updated_at=row.updated_at,
                ledger=unpack_document(row.ledger, f"the ledger of story {story_id}"),
                previous_ids=tuple(sorted(self._before(story_id))),
            )

    def outdate(self, ids: Iterable[str]) -> None:
        """Marks these stories to be compared again when they are next opened."""
        self.db.run_in(update(stories).values(version="damaged"), KEPT_STORY.id, ids)

    def of_version(self, *versions: str) -> tuple[str, ...]:
        """Returns the ids of the stories with one of these versions, sorted."""
        asked = select(KEPT_STORY.id).where(KEPT_STORY.version.in_(versions))
        return tuple(sorted(self.db.column(asked)))

    def ledger_digest(self, story_id: str) -> str | None:
        """Returns the sha256 that the story's ledger had when it was written."""
        asked = select(KEPT_STORY.ledger_sha256).where(KEPT_STORY.id == story_id)
        return cast("str | None", self.db.value(asked))

    def taken(self, ids: Iterable[str]) -> set[str]:
        """Returns those of these ids that some story has or had."""
        asked = set(ids)
        with self.db.reading():
            return (
                self.db.held(KEPT_STORY.id, asked)
                | self.db.held(PREVIOUS_ID.id, asked)
                | self.db.held(RETIRED.id, asked)
            )

    def last_change(self) -> int:
        """Returns the number of the last change, 0 if there is none."""
        return int(self.db.value(select(func.max(CHANGE.number))) or 0)

    def changes_after(self, number: int) -> ChangeRows:
        """Returns the changes behind the one with this number, oldest first."""
        query = select(changes).where(CHANGE.number > number).order_by(CHANGE.number)
        return tuple(map(change_of, self.db.all(query.limit(_MOST_CHANGES))))

    def ids_of(self, story_id: str) -> tuple[str, ...]:
        """Returns the id of a story and those that it had before."""
        return (story_id, *sorted(self._before(story_id)))

    def changes(self, story: str | None = None) -> ChangeRows:
        """Returns the changes, oldest first: in one story or in all."""
        query = select(changes)
        if story is not None:
            query = query.where(CHANGE.story == shown(story))
        rows = self.db.all(query.order_by(CHANGE.number).limit(_MOST_CHANGES))
        return tuple(map(change_of, rows))


def _members(story: StoredStory) -> tuple[str, ...]:
    return story.reports


def _moved(plan: Plan, homes: Mapping[str, str]) -> set[str]:
    """Returns the reports that come to another story by this plan. `homes` has the stories in which
    they were; one that was in none and is not new was parted from its story just before."""
    new = by_id(plan.settled)
    moved = set()
    for story in plan.stories:
        for report in story.reports:
            if homes.get(report, story.id if report in new else None) != story.id:
                moved.add(report)
    return moved


def _change_row(change: ChangeRow) -> dict[str, Any]:
    row = asdict(change)
    row["first_story"] = change.story
    row["tellers"] = json.dumps(row["tellers"])
    for name in ("subject", "before", "after"):
        row[name] = shown(row[name])
    row["reports"] = json.dumps(change.reports)
    return row
