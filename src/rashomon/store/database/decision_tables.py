"""DecisionTables: what people decided, in order of arrival. AnswerTables: the answers that authors
wrote, which are found by the texts whose sentences they name."""

import json
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from typing import Any

from sqlalchemy import delete, insert, select, update

from rashomon.errors import Damaged, StopError
from rashomon.model.answer import WrittenAnswer
from rashomon.model.content_ids import by_id
from rashomon.model.decision import (
    NOT_ITS_ID,
    OF_STORIES,
    Decision,
    Decisions,
    has_own_id,
    numbered,
)
from rashomon.model.document import plain, value_from
from rashomon.model.stored import BEHIND
from rashomon.store.database.column_values import naming, pack, shown, unpack
from rashomon.store.database.schema import (
    KEPT_STORY,
    REPORT,
    answer_rows,
    answer_texts,
    decisions,
    stories,
)
from rashomon.store.database.session import AnyRow, Session, Tables


def outdate(db: Session, shas: Iterable[str]) -> None:
    """Marks the stories that have reports of these texts (given by hash) as out of date."""
    story_ids = db.all_in(select(REPORT.story), REPORT.sha256, shas)
    marking = update(stories).values(version=BEHIND)
    db.run_in(marking, KEPT_STORY.id, sorted({row.story for row in story_ids if row.story}))


class DecisionTables(Tables):
    """Queries for decisions; none is ever deleted or changed."""

    def add(self, *new_decisions: Decision) -> int:
        """Stores decisions; returns how many were new. Raises StopError if one of them does not say
        what its id was made of: under its id there may be another."""
        for decision in new_decisions:
            if not has_own_id(decision):
                raise StopError(NOT_ITS_ID.format(decision.id))
        with self.db.writing():
            by_ids = by_id(new_decisions)
            for stored_id in self.db.held(decisions.c.id, by_ids):
                del by_ids[stored_id]
            rows = []
            for ident, decision in by_ids.items():
                rows.append({"id": ident, "decision": json.dumps(plain(decision))})
            self.db.run(insert(decisions), rows)
            for decision in by_ids.values():
                self._keep_homes(decision)
            if rows:
                self._outdate([*by_ids.values()])
                self.db.grow()
        return len(rows)

    def _keep_homes(self, decision: Decision) -> None:
        """Keeps with a decision about stories which of them there are, so that they come back if it
        is taken back."""
        if decision.what not in OF_STORIES:
            return
        story_ids = set(
            self.db.pairs_in(
                select(REPORT.id, REPORT.story), REPORT.sha256, decision.reports
            ).values()
        )
        homes = self.db.pairs_in(
            select(REPORT.id, REPORT.story), REPORT.story, filter(None, story_ids)
        )
        self.db.keep(decision.id, json.dumps(homes))

    def homes_before(self, decision: Decision) -> dict[str, str]:
        """Returns in which stories the reports of a decision, and those beside them, were when it
        came."""
        homes = self.db.kept(decision.id)
        return json.loads(homes) if homes else {}

    def _outdate(self, new: Decisions) -> None:
        """Marks the stories that these decisions, or what they take back, are about."""
        kept = by_id(self.all())
        about = list(new)
        for decision in about:  # which grows: an undoing may take back another one
            if undone := kept.get(decision.undoes or ""):
                about.append(undone)
        outdate(self.db, {sha for decision in about for sha in decision.texts()})

    def all(self) -> tuple[Decision, ...]:
        """Returns all decisions, numbered in order of arrival. Raises Damaged."""
        rows = self.db.all(select(decisions).order_by(decisions.c.number))
        return numbered(map(decision_from, rows))


def decision_from(row: AnyRow) -> Decision:
    """Returns the decision in a row of its table. Raises Damaged if it cannot be read."""
    with naming(f"decision {row.id}"):
        return value_from(Decision, json.loads(row.decision))


_Answers = tuple[WrittenAnswer, ...]


class AnswerTables(Tables):
    """Queries for answers. An answer is kept whatever becomes of the reports that it names, and
    every comparison compares it with them again."""

    def add(self, *new_answers: WrittenAnswer, at: str = "") -> int:
        """Keeps answers, the first of them as the newest, and returns how many were new. `at` is
        ISO time."""
        with self.db.writing():
            stored_answers = by_id(self._of_ids(by_id(new_answers)))
            new = [
                answer
                for answer in reversed(new_answers)
                if stored_answers.get(answer.id) != answer
            ]
            self.db.run_in(delete(answer_rows), answer_rows.c.id, by_id(new))
            self.db.run(insert(answer_rows), [answer_row(answer, at) for answer in new])
            rows = [*chain.from_iterable(map(text_rows, new))]
            self.db.upsert(answer_texts, rows)
            if new:
                outdate(self.db, shas={row["text"] for row in rows})
                self.db.grow()
        return len(new)

    def of(self, story_id: str) -> _Answers:
        """Returns the answers that name sentences of this story's reports, the newest first."""
        story_texts = select(REPORT.sha256).where(REPORT.story == story_id)
        with self.db.reading():
            return self.of_texts(self.db.column(story_texts))

    def of_texts(self, shas: Iterable[str]) -> _Answers:
        """Returns the answers that name sentences of these texts (given by hash), the newest first.
        Damaged answers are left out; `verify` names them."""
        with self.db.reading():
            asked = select(answer_texts.c.answer, answer_texts.c.text)
            return self._of_ids(self.db.pairs_in(asked, answer_texts.c.text, shas))

    def all(self) -> _Answers:
        """Returns all answers, the newest first, without damaged ones."""
        return self._of_ids(self.db.column(select(answer_rows.c.id)))

    def _of_ids(self, ids: Iterable[str]) -> _Answers:
        rows = self.db.all_in(select(answer_rows), answer_rows.c.id, ids)
        answers = []
        for row in sorted(rows, key=lambda row: -row.number):
            with suppress(Damaged):
                answers.append(answer_from(row))
        return tuple(answers)


def answer_row(answer: WrittenAnswer, at: str) -> dict[str, Any]:
    """Returns an answer as a row of its table."""
    return {"id": answer.id, "by": shown(answer.by), "at": at, "told": pack(plain(answer))}


def text_rows(answer: WrittenAnswer) -> list[dict[str, str]]:
    """Returns the rows by which an answer is found by its texts."""
    return [{"answer": answer.id, "text": text} for text in sorted(answer.texts())]


def answer_from(row: AnyRow) -> WrittenAnswer:
    """Returns the answer in a row of its table. Raises Damaged if it cannot be read."""
    subject = f"the answer {row.id}"
    with naming(subject):
        stored = unpack(row.told, subject)
        return value_from(WrittenAnswer, stored)
