"""CheckTables: the checks of `rashomon store check`. If a page or a value is damaged, it is
reported, and the checks go on."""

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Column, Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import Damaged
from rashomon.model.content_ids import text_hash
from rashomon.model.decision import has_own_id
from rashomon.store.database.column_values import (
    naming,
    unpack,
    unpack_report,
)
from rashomon.store.database.decision_tables import answer_from, decision_from
from rashomon.store.database.error_words import reason_of
from rashomon.store.database.schema import (
    CHANGE,
    KEPT_STORY,
    POSTING,
    PREVIOUS_ID,
    RAW,
    REPORT,
    REPORT_ID,
    answer_rows,
    answer_texts,
    decisions,
    parses,
)
from rashomon.store.database.session import Tables, pieces

_Column = Column[Any]


_T = TypeVar("_T")


def _raw(row: Any) -> str | None:
    return _text_fault(unpack_report(row.report).text, row.sha256)


def _report(row: Any) -> str | None:
    report = unpack_report(row.report)
    if (report.id, report.sha256) != (row.id, row.sha256):
        return "another report is packed there, or its text is another"
    return _text_fault(report.text, row.sha256)


def _features(row: Any) -> str | None:
    words, names, fillings = unpack(row.features)
    for number in (*words.values(), *names.values(), *fillings.values()):
        if not isinstance(number, int):
            return "what is packed are no terms"
    return None


def _written(row: Any) -> str | None:
    return None if answer_from(row).id == row.id else "another answer is packed there"


def _decision(row: Any) -> str | None:
    return None if has_own_id(decision_from(row)) else "it does not say what its id was made of"


def _text_fault(text: str, sha256: str) -> str | None:
    return None if text_hash(text) == sha256 else "the text is not the one that sha256 was made of"


# What is packed or written as JSON: how it is called, the columns that are read of each row, the
# first of them its key, and the check: a text that it returns is a fault.
_PACKED = (
    ("raw report {:.12}", (RAW.key, RAW.sha256, RAW.report), _raw),
    ("report {!r}", (REPORT.id, REPORT.sha256, REPORT.report), _report),
    ("what report {!r} is grouped by", (REPORT.id, REPORT.features), _features),
    ("the answer {}", (answer_rows.c.id, answer_rows.c.told), _written),
    (
        "the parse or shared text {:.12}, which is made again when it is needed,",
        (parses.c.key, parses.c.data),
        lambda row: zlib.decompress(row.data),
    ),
    ("decision {}", (decisions.c.id, decisions.c.decision), _decision),
    (
        "change {}",
        (CHANGE.number, CHANGE.reports),
        lambda row: [*json.loads(row.reports)],
    ),
)


def _without(key: _Column, leads: _Column, to: _Column) -> Select[Any]:
    """Returns the query for the keys of rows of which a column leads to no row of another table."""
    return select(key).outerjoin(to.table, to == leads).where(to.is_(None))


class CheckTables(Tables):
    """Checks of hashes and of orphaned rows."""

    def tried(self, what: str, ask: Callable[[], _T], faults: list[str]) -> _T | None:
        """Returns the result of a query. If the database is damaged there or cannot give it,
        returns None, and adds a fault that names what it is."""
        with self.db.reading() as connection:
            try:
                with nullcontext() if self.db.is_sqlite else connection.begin_nested():
                    return ask()
            except Damaged as error:
                faults.append(str(error).partition("; `rashomon store check")[0])
            except SQLAlchemyError as error:
                faults.append(f"{what} cannot be read ({reason_of(error)})")
        return None

    def hurt(self) -> list[str]:
        """Returns the packed values that cannot be unpacked, or are not what was written. It looks
        at every table except the ledgers of stories."""
        faults: list[str] = []
        with self.db.reading():
            for called, columns, check in _PACKED:
                key = columns[0]
                table_name = f"the list of {key.table.name}"
                listed = partial(self.db.column, select(key).order_by(key))
                for keys in pieces(self.tried(table_name, ask=listed, faults=faults) or ()):
                    faults += self._hurt_rows(called, columns=columns, check=check, keys=keys)
        return faults

    def _hurt_rows(
        self,
        column: str,
        columns: Sequence[_Column],
        check: Callable[[Any], object],
        keys: Sequence[Any],
    ) -> Iterable[str]:
        """Yields the faults of these rows; if they cannot be read together, each is read alone."""
        read_rows = partial(self.db.all_in, select(*columns), columns[0])
        faults: list[str] = []
        rows = self.tried("some rows", ask=partial(read_rows, keys), faults=faults) or []
        if faults:
            rows = []
            faults = []
            for key in keys:
                rows += (
                    self.tried(column.format(key), ask=partial(read_rows, [key]), faults=faults)
                    or []
                )
            yield from faults
        for row in sorted(rows, key=lambda row: str(row[0])):
            try:
                with naming("it"):
                    fault = check(row)
            # whatever damage does to packed bytes is a fault to be told
            except Exception as error:  # noqa: BLE001
                fault = f"cannot be unpacked ({error.__cause__ or error})"
            if isinstance(fault, str):
                yield f"{column.format(row[0])}: {fault}"

    def orphans(self) -> tuple[str, ...]:
        """Returns rows that belong to nothing: settled raw reports without a report, reports
        without a raw report, stories without reports, and terms and ids of deleted
        rows. Also returns the ids that two reports have."""
        asked = {
            "raw report {} is settled, but no report was made of it": _without(
                RAW.key, leads=RAW.report_id, to=REPORT.id
            ).where(RAW.settled == 1),
            "report {!r} was made of no raw report": _without(
                REPORT.id, leads=REPORT.id, to=RAW.report_id
            ),
            "story {} has no reports": _without(
                KEPT_STORY.id, leads=KEPT_STORY.id, to=REPORT.story
            ),
            "term {!r} leads to no report": _without(
                POSTING.term, leads=POSTING.report, to=REPORT.number
            ),
            "the answer {} names no sentence": _without(
                answer_rows.c.id, leads=answer_rows.c.id, to=answer_texts.c.answer
            ),
            "the id {} leads to no story": _without(
                PREVIOUS_ID.id, leads=PREVIOUS_ID.story, to=REPORT.story
            ).where(PREVIOUS_ID.story.is_not(None)),
            "the report id {!r} was given to two reports": select(REPORT_ID.id)
            .group_by(REPORT_ID.id)
            .having(func.count() > 1),
        }
        faults: list[str] = []
        with self.db.reading():
            for fault, query in asked.items():
                rows = self.tried(
                    "what nothing leads to", ask=partial(self.db.column, query), faults=faults
                )
                faults += map(fault.format, sorted(rows or ()))
        return tuple(faults)
