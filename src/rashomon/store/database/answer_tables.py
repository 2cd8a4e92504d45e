"""AnswerTables keeps the answers that authors wrote. They are found by the texts whose sentences
they name."""

from contextlib import suppress
from itertools import chain

from sqlalchemy import delete, insert, select

from rashomon.errors import Damaged
from rashomon.model.answer import WrittenAnswer
from rashomon.model.content_ids import by_id
from rashomon.model.document import plain, value_from
from rashomon.model.record import Fields, Texts
from rashomon.model.stored import BEHIND
from rashomon.store.database.column_values import naming, pack, shown, unpack
from rashomon.store.database.decision_tables import outdate
from rashomon.store.database.schema import REPORT, answer_rows, answer_texts
from rashomon.store.database.session import AnyRow, Keys, Tables

_Answers = tuple[WrittenAnswer, ...]


class AnswerTables(Tables):
    """Queries for answers. An answer is kept whatever becomes of the reports that it names, and
    every comparison compares it with them again."""

    def add(self, *given: WrittenAnswer, at: str = "") -> int:
        """Keeps answers, the first of them as the newest, and returns how many were new. `at` is
        ISO time."""
        with self.db.writing():
            kept = by_id(self._of_ids(answer.id for answer in given))
            new = [answer for answer in reversed(given) if kept.get(answer.id) != answer]
            self.db.run_in(delete(answer_rows), answer_rows.c.id, by_id(new))
            self.db.run(insert(answer_rows), [answer_row(answer, at) for answer in new])
            rows = [*chain.from_iterable(map(text_rows, new))]
            self.db.upsert(answer_texts, rows)
            if new:
                outdate(self.db, {row["text"] for row in rows}, BEHIND)
                self.db.grow()
        return len(new)

    def of(self, story_id: str) -> _Answers:
        """Returns the answers that name sentences of this story's reports, the newest first."""
        own = select(REPORT.sha256).where(REPORT.story == story_id)
        with self.db.reading():
            return self.of_texts(self.db.column(own))

    def of_texts(self, shas: Keys) -> _Answers:
        """Returns the answers that name sentences of these texts (given by hash), the newest first.
        Damaged answers are left out; `verify` names them."""
        with self.db.reading():
            asked = select(answer_texts.c.answer, answer_texts.c.text)
            return self._of_ids(self.db.pairs_in(asked, answer_texts.c.text, shas))

    def all(self) -> _Answers:
        """Returns all answers, the newest first, without damaged ones."""
        return self._of_ids(self.db.column(select(answer_rows.c.id)))

    def _of_ids(self, ids: Keys) -> _Answers:
        rows = self.db.all_in(select(answer_rows), answer_rows.c.id, ids)
        answers = []
        for row in sorted(rows, key=lambda row: -row.number):
            with suppress(Damaged):
                answers.append(answer_from(row))
        return tuple(answers)


def answer_row(answer: WrittenAnswer, at: str) -> Fields:
    """Returns an answer as a row of its table."""
    return {"id": answer.id, "by": shown(answer.by), "at": at, "told": pack(plain(answer))}


def text_rows(answer: WrittenAnswer) -> list[Texts]:
    """Returns the rows by which an answer is found by its texts."""
    return [{"answer": answer.id, "text": text} for text in sorted(answer.texts())]


def answer_from(row: AnyRow) -> WrittenAnswer:
    """Returns the answer in a row of its table. Raises Damaged if it cannot be read."""
    what = f"the answer {row.id}"
    with naming(what):
        return value_from(WrittenAnswer, unpack(row.told, what))
