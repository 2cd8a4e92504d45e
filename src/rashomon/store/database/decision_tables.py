"""DecisionTables: what people decided, in order of arrival. AuthoredTables: differences
that authors wrote, found by the texts that they quote."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress

from sqlalchemy import delete, insert, select, update

from rashomon.errors import Damaged
from rashomon.model.authored import AuthoredDifference
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STORIES, Decision
from rashomon.model.document import plain, value_from
from rashomon.model.stored import BEHIND, MIGRATED, REGROUP
from rashomon.store.database.column_values import naming, pack, shown, unpack
from rashomon.store.database.schema import (
    authored,
    authored_texts,
    decisions,
    reports,
    stories,
)
from rashomon.store.database.session import AnyRow, Session, Tables


def outdate(db: Session, shas: Iterable[str], mark: str) -> None:
    """Marks the stories with reports of these texts, given the hashes."""
    found = db.all_in(select(reports.c.story), reports.c.sha256, shas)
    stays = {BEHIND: (MIGRATED, REGROUP), REGROUP: ()}[mark]
    marking = update(stories).where(stories.c.version.not_in(stays)).values(version=mark)
    db.run_in(marking, stories.c.id, sorted({row.story for row in found if row.story}))


class DecisionTables(Tables):
    """Queries for decisions; none is ever deleted or changed."""

    def add(self, *given: Decision) -> int:
        """Stores decisions; returns how many were new."""
        with self.db.writing():
            ids = decisions.c.id
            known = {row.id for row in self.db.all_in(select(ids), ids, [one.id for one in given])}
            new = {one.id: json.dumps(plain(one)) for one in given if one.id not in known}
            self.db.run(
                insert(decisions), [{"id": one, "decision": told} for one, told in new.items()]
            )
            if new:
                self._outdate([one for one in given if one.id in new])
                self.db.grow()
        return len(new)

    def _outdate(self, new: Sequence[Decision]) -> None:
        """Marks the stories that these decisions, or what they take back, are about."""
        known, about = by_id(self.all()), list(new)
        for one in about:  # what an undoing takes back may be an undoing
            about += [known[one.undoes]] if one.undoes in known else []
        of_stories = {sha for one in about if one.what in OF_STORIES for sha in one.reports}
        outdate(self.db, {sha for one in about for sha in one.texts()} - of_stories, BEHIND)
        outdate(self.db, of_stories, REGROUP)

    def all(self) -> tuple[Decision, ...]:
        """Returns all decisions in order of arrival. Raises Damaged."""
        rows = self.db.all(select(decisions).order_by(decisions.c.number))
        return tuple(decision_from(row.id, row.decision) for row in rows)


def decision_from(ident: str, text: str) -> Decision:
    """Returns the decision that a store keeps under this id. Raises Damaged."""
    with naming(f"decision {ident}"):
        return value_from(Decision, json.loads(text))


class AuthoredTables(Tables):
    """Queries for what authors wrote. It stays kept whatever becomes of the reports that it quotes,
    and every comparison proves it again."""

    def add(self, *given: AuthoredDifference, at: str = "") -> int:
        """Keeps differences; returns how many were new, or known with other
        speakers: of these the later counts. `at`: ISO time."""
        with self.db.writing():
            kept = by_id(self._of_ids(one.id for one in given))
            new = {one.id: one for one in given if kept.get(one.id) != one}
            self.db.run_in(delete(authored), authored.c.id, new)
            rows = [
                {"id": one.id, "by": shown(one.by), "at": at, "told": pack(plain(one))}
                for one in new.values()
            ]
            self.db.run(insert(authored), rows)
            quoted = [
                {"difference": one.id, "text": text}
                for one in new.values()
                for text in sorted(one.texts())
            ]
            self.db.upsert(authored_texts, quoted)
            if new:
                outdate(self.db, {sha for one in new.values() for sha in one.texts()}, BEHIND)
                self.db.grow()
        return len(new)

    def of(self, story_id: str) -> tuple[AuthoredDifference, ...]:
        """Returns what authors wrote of the reports of this story."""
        own = select(reports.c.sha256).where(reports.c.story == story_id)
        with self.db.reading():
            return self.of_texts(self.db.column(own))

    def of_texts(self, shas: Iterable[str]) -> tuple[AuthoredDifference, ...]:
        """Returns what quotes one of these texts, by hash, in order of arrival; what is damaged is
        left out, and `verify` names it."""
        with self.db.reading():
            asked = select(authored_texts.c.difference)
            found = self.db.all_in(asked, authored_texts.c.text, shas)
            return self._of_ids(row.difference for row in found)

    def all(self) -> tuple[AuthoredDifference, ...]:
        """Returns all, in order of arrival, without what is damaged."""
        with self.db.reading():
            return self._of_ids(self.db.column(select(authored.c.id)))

    def _of_ids(self, ids: Iterable[str]) -> tuple[AuthoredDifference, ...]:
        rows = self.db.all_in(select(authored), authored.c.id, ids)
        found: list[AuthoredDifference] = []
        for row in sorted(rows, key=lambda row: row.number):
            with suppress(Damaged):
                found.append(authored_from(row))
        return tuple(found)


def authored_from(row: AnyRow) -> AuthoredDifference:
    """Returns the difference of a row of its table. Raises Damaged."""
    what = f"the authored difference {row.id}"
    with naming(what):
        return value_from(AuthoredDifference, unpack(row.told, what))
