"""StoryTables: stories under lasting ids, their ledgers, their changes, and what is proposed."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

from sqlalchemy import delete, func, insert, or_, select, update

from rashomon.model.content_ids import by_id
from rashomon.model.document import plain
from rashomon.model.record import record
from rashomon.model.stored import (
    BEHIND,
    WAITING,
    ChangeRow,
    ChangeRows,
    Plan,
    Proposal,
    StoredStory,
    StoryRow,
    Teller,
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
    PROPOSAL,
    RAW,
    REPORT,
    changes,
    previous_ids,
    proposals,
    raws,
    reports,
    stories,
)
from rashomon.store.database.search import LISTED, listed_row
from rashomon.store.database.session import AnyRow, Tables
from rashomon.text.gathering import by_key

_LONGEST = 1 << 20  # characters of a card
_MOST_CHANGES = 100_000


@record
class StoryTables(Tables):
    """Queries for stories."""

    reports: ReportTables
    answers: AnswerTables

    def apply(self, plan: Plan, *, generation: int, at: str) -> bool:
        """Writes the whole plan and returns True; returns False if another writer has changed the
        store since `generation`."""
        with self.db.writing():
            if self.db.generation() != generation:
                return False
            self.reports.take_out(plan.gone)
            self.reports.put_in(plan.settled)
            self._mark_behind(report.story for report in plan.settled if report.story)
            self.db.run_in(update(raws).values(settled=1), RAW.key, plan.raws)
            homes = {ident: story.id for story in plan.stories for ident in story.reports}
            self._move({**plan.homes, **homes}, at, new=by_id(plan.settled).keys())
            self._propose(plan.proposals, at)
            self.answers.add(*plan.answers, at=at)
            for story in plan.stories:
                self._put_story(story, at)
            self._note_changes(plan.changes)
            self.db.grow()
        return True

    def _move(self, homes: Mapping[str, str], at: str, new: Iterable[str]) -> None:
        """Puts reports into stories. A story that lost all its reports ends: its id leads to the
        story that has most of them."""
        if not homes:
            return
        before = self.reports.homes_of(set(homes) - set(new))
        for story, members in by_key((story, ident) for ident, story in homes.items()).items():
            self.db.run_in(update(reports).values(story=story), REPORT.id, members)
        left = by_key((story, ident) for ident, story in before.items() if homes[ident] != story)
        touched = {*homes.values(), *left}
        self._mark_behind(touched)
        self.db.run_in(delete(previous_ids), PREVIOUS_ID.id, sorted(set(homes.values())))
        for story, members in sorted(left.items()):
            self._follow(story, members=members, homes=homes)
            self._note_leaving(story, members=members, homes=homes, at=at)

    def _mark_behind(self, touched: Iterable[str]) -> None:
        """Notes that the next run compares these stories again."""
        marking = update(stories).values(version=BEHIND)
        self.db.run_in(marking, KEPT_STORY.id, sorted(set(touched)))

    def _note_leaving(
        self, story: str, members: Sequence[str], homes: Mapping[str, str], at: str
    ) -> None:
        """Notes that reports left a story, and ends it if it has no others."""
        ends = not self.db.count(reports, REPORT.story == story)
        title = self.db.value(select(KEPT_STORY.title).where(KEPT_STORY.id == story)) or ""
        shares = Counter(homes[ident] for ident in members)
        heir = min(shares, key=lambda ident: (-shares[ident], ident))
        rows = []
        for home, leaving in by_key((homes[ident], ident) for ident in members).items():
            kind = "merged" if ends and home == heir else "parted"
            row = ChangeRow(story=home, at=at, kind=kind, subject=title, before=story, after=home)
            rows.append(row)
            if not ends:
                for ident in leaving:
                    rows.append(
                        ChangeRow(story=story, at=at, kind="report left", subject=ident, after=home)
                    )
        self._note_changes(rows)
        if ends:
            self.end(story, heir)

    def end(self, story: str, heir: str | None) -> None:
        """Ends a story: its ids, its other changes and what is proposed of it go to the heir."""
        self.db.run(delete(stories).where(KEPT_STORY.id == story))
        of_both = or_(PROPOSAL.story == story, PROPOSAL.other == story)
        self.db.run(delete(proposals).where(of_both))
        before = self._before(story)
        rows = [{"id": old, "story": heir} for old in (story, *before)]
        self.db.upsert(previous_ids, rows)
        if heir:
            self.db.run(update(changes).where(CHANGE.story == story).values(story=heir))

    def _follow(self, story: str, members: Sequence[str], homes: Mapping[str, str]) -> None:
        """Lets what changed by reports alone that leave a story go to the story where they are."""
        moving = set(members)
        query = select(CHANGE.number, CHANGE.reports).where(CHANGE.story == story)
        numbers = by_key(
            (homes[tellers[0]], number)
            for number, listed in self.db.all(query)
            if (tellers := json.loads(listed)) and moving.issuperset(tellers)
        )
        for home, rows in numbers.items():
            self.db.run_in(update(changes).values(story=home), CHANGE.number, rows)

    def _note_changes(self, rows: Iterable[ChangeRow]) -> None:
        self.db.run(insert(changes), [*map(_change_row, rows)])

    def _put_story(self, story: StoredStory, at: str) -> None:
        """Writes a story with its card and its ledger."""
        ledger = ledger_from(story.ledger)
        (card,) = cards_of(ledger)
        days = [day for report in ledger.reports if (day := (report.published or "")[:10])]
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
            "first_day": min(days, default=None),
            "last_day": max(days, default=None),
            "ledger_sha256": document_digest(story.ledger),
            "ledger": pack_document(story.ledger),
        }
        self.db.upsert(stories, [row])
        self.reports.call(ledger.reports)
        self.reports.announce(story.reports)
        leading = [{"id": old, "story": story.id} for old in story.previous_ids if old != story.id]
        self.db.upsert(previous_ids, leading)

    def _propose(self, found: Iterable[Proposal], at: str) -> None:
        """Keeps what is proposed, once."""
        known = {(row.story, row.other, row.reports) for row in self.proposals()}
        rows = []
        for row in found:
            if (row.story, row.other, row.reports) not in known:
                listed = json.dumps(row.reports)
                rows.append({"story": row.story, "other": row.other, "reports": listed, "at": at})
        self.db.run(insert(proposals), rows)

    def proposals(self, story: str | None = None) -> tuple[Proposal, ...]:
        """Returns what is proposed, of one story or of all, in order of arrival."""
        query = select(proposals).order_by(PROPOSAL.number)
        if story is not None:
            query = query.where(or_(PROPOSAL.story == story, PROPOSAL.other == story))
        return tuple(map(_proposal, self.db.all(query)))

    def drop_proposals(self, numbers: Iterable[int]) -> None:
        """Deletes proposals that were accepted or declined."""
        self.db.run_in(delete(proposals), PROPOSAL.number, numbers)

    def to_compare(self, *, waiting: bool = False) -> tuple[str, ...]:
        """Returns the ids of the stories whose reports changed or about which something was decided
        or written since they were compared; with `waiting` also those that wait for a model."""
        versions = (BEHIND, WAITING) if waiting else (BEHIND,)
        behind = select(KEPT_STORY.id).where(KEPT_STORY.version.in_(versions))
        new = select(REPORT.story).distinct().outerjoin(stories, KEPT_STORY.id == REPORT.story)
        new = new.where(REPORT.story.is_not(None), KEPT_STORY.id.is_(None))
        with self.db.reading():
            return tuple(sorted({*self.db.column(behind), *self.db.column(new)}))

    def _before(self, story_id: str) -> list[str]:
        """Returns the ids that lead to a story."""
        query = select(PREVIOUS_ID.id).where(PREVIOUS_ID.story == story_id)
        return sorted(self.db.column(query))

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

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Returns the titles of these stories, by their ids."""
        titles = self.db.pairs_in(select(KEPT_STORY.id, KEPT_STORY.title), KEPT_STORY.id, ids)
        return {ident: title or "Untitled story" for ident, title in titles.items()}

    def find(self, name: str) -> tuple[str, ...]:
        """Returns the ids of the stories that this names. It may be an id, an old id, or the
        beginning of one."""
        name = shown(name) or ""
        ids = select(KEPT_STORY.id)
        queries = (
            ids.where(or_(KEPT_STORY.id == name, KEPT_STORY.ledger_id == name)),
            ids.join(previous_ids, PREVIOUS_ID.story == KEPT_STORY.id).where(
                PREVIOUS_ID.id == name
            ),
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
                previous_ids=tuple(self._before(story_id)),
            )

    def outdate(self, ids: Iterable[str]) -> None:
        """Marks these stories to be compared again."""
        self.db.run_in(update(stories).values(version=BEHIND), KEPT_STORY.id, ids)

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
                | self.db.held(REPORT.story, asked)
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
        return (story_id, *self._before(story_id))

    def changes(self, story: str | None = None) -> ChangeRows:
        """Returns the changes, oldest first: in one story or in all."""
        query = select(changes)
        if story is not None:
            query = query.where(CHANGE.story == shown(story))
        rows = self.db.all(query.order_by(CHANGE.number).limit(_MOST_CHANGES))
        return tuple(map(change_of, rows))

    def changed_since(self, moments: Mapping[str, str]) -> dict[str, list[ChangeRow]]:
        """Returns the changes in these stories after these moments, oldest first."""
        query = select(changes).where(CHANGE.at > min(moments.values(), default=""))
        rows = self.db.all_in(query.order_by(CHANGE.number), CHANGE.story, moments)
        return by_key((row.story, change_of(row)) for row in rows if row.at > moments[row.story])


def change_of(row: AnyRow) -> ChangeRow:
    """Returns the change of a row of its table."""
    return ChangeRow(
        story=row.story,
        at=row.at,
        kind=row.kind,
        subject=row.subject,
        before=row.before,
        after=row.after,
        reports=tuple(json.loads(row.reports)),
        tellers=tuple(Teller(**teller) for teller in json.loads(row.tellers)),
        first_story=row.first_story if row.first_story != row.story else "",
    )


def _proposal(row: AnyRow) -> Proposal:
    reports_meant = tuple(json.loads(row.reports))
    return Proposal(
        story=row.story, other=row.other, reports=reports_meant, at=row.at, number=row.number
    )


def _change_row(change: ChangeRow) -> dict[str, Any]:
    row = asdict(change)
    row["first_story"] = change.story
    row["tellers"] = json.dumps(row["tellers"])
    for name in ("subject", "before", "after"):
        row[name] = shown(row[name])
    row["reports"] = json.dumps(change.reports)
    return row
