"""migrate turns a store of Rashomon 0.5 or 0.6 into one of today, in place, completely or not at
all.

Reports, decisions of people, users and feeds stay as they are. Decisions of models are dropped.
Differences that authors wrote become lines of answers. Of a story's ledger only its reports and its
model stay; the story is compared again.
"""

import json
from collections import Counter
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, column, delete, insert, select, table, text, update

from rashomon.errors import Damaged
from rashomon.model.answer import WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.authors import is_person
from rashomon.model.document import from_json, plain, to_utf8, value_from
from rashomon.model.ledger import FORMAT
from rashomon.model.record import record
from rashomon.model.span import PlacedSpan
from rashomon.model.stored import MIGRATED, Raw
from rashomon.reports.duplicates import keys_of
from rashomon.show.story_card import cards_of
from rashomon.store.database.column_values import (
    document_digest,
    naming,
    pack_document,
    shown,
    sign_by_sign,
    unpack,
    unpack_document,
    unpack_report,
)
from rashomon.store.database.decision_tables import answer_row, decision_from, text_rows
from rashomon.store.database.raws import RawTables
from rashomon.store.database.reports import searched_row
from rashomon.store.database.schema import (
    KEPT_STORY,
    RAW,
    REPORT,
    REPORT_SEARCH,
    SCHEMA,
    answer_rows,
    answer_texts,
    decisions,
    make_tables,
    raw_keys,
    raws,
    report_ids,
    reports,
    sources,
    stories,
)
from rashomon.store.database.session import Session

SCHEMA_OF_0_5 = "22"
SCHEMA_OF_0_6 = "24"
SCHEMA_KEY = "schema"
"""Under this key a store keeps which tables it was made with."""
_OLD_LINES = table(
    "authored", column("number"), column("id"), column("by"), column("at"), column("told")
)


@record
class Migrated:
    """What the migration of a store did: how many stories must be compared again, how many
    decisions of models were dropped, and how many decisions are about a text that several outlets
    print, so that nobody can tell any more which of them is meant."""

    stories: int
    dropped: int
    ambiguous: int = 0


def migrate(store: Session) -> Migrated | None:
    """Migrates a store of 0.5 or 0.6. Returns None if another program did so first."""
    with store.writing() as connection:
        schema = store.kept(SCHEMA_KEY)
        if schema == SCHEMA:
            return None
        dropped = 0
        if schema == SCHEMA_OF_0_5:
            dropped = _drop_decisions_of_models(store)
            _make_answers(store, connection)
        _add_columns(store, connection)
        _give_ids(store)
        story_ids = store.column(select(KEPT_STORY.id).order_by(KEPT_STORY.id))
        for story_id in story_ids:
            with suppress(Damaged):  # `verify` names it, and `regroup` makes it of its reports
                _empty_story(store, story_id)
        store.keep(SCHEMA_KEY, SCHEMA)
        store.grow()
        ambiguous = _count_ambiguous(store)
    return Migrated(stories=len(story_ids), dropped=dropped, ambiguous=ambiguous)


def _add_columns(store: Session, connection: Connection) -> None:
    """Adds the tables and columns that are new since 0.6. Sources were told apart by their names;
    what was added in one moment came in one run."""
    for added in (
        "raws ADD COLUMN place TEXT NOT NULL DEFAULT ''",
        "raws ADD COLUMN run INTEGER NOT NULL DEFAULT 0",
        "reports ADD COLUMN house TEXT NOT NULL DEFAULT ''",
        "reports ADD COLUMN revision_of TEXT",
        "changes ADD COLUMN first_story VARCHAR(40) NOT NULL DEFAULT ''",
        "changes ADD COLUMN tellers TEXT NOT NULL DEFAULT '[]'",
    ):
        store.run(text(f"ALTER TABLE {added}"))
    store.run(text("UPDATE changes SET first_story = story"))
    moments = store.column(select(RAW.added_at).distinct().order_by(RAW.added_at))
    for number, moment in enumerate(moments, 1):
        store.run(update(raws).where(RAW.added_at == moment).values(run=number))
    for row in store.all(select(REPORT.id, REPORT.number, REPORT.report)):
        with suppress(Damaged):
            report = unpack_report(row.report, f"report {row.id!r}")
            known = {"house": report.house, "revision_of": report.revision_of}
            store.run(update(reports).where(REPORT.id == row.id).values(known))
            if sign_by_sign(report.text) != report.text:  # which 0.6 found by whole sentences alone
                store.unindex(REPORT_SEARCH, [row.number])
                store.index(REPORT_SEARCH, [searched_row(row.number, report)])
    old_sources = [dict(row._mapping) for row in store.all(text("SELECT * FROM sources"))]
    store.run(text("DROP TABLE sources"))
    make_tables(connection)
    store.upsert(sources, [{**row, "place": row["name"]} for row in old_sources])


def _give_ids(store: Session) -> None:
    """Writes down the ids that reports have, which no other report gets from now on, and by what
    raw reports bear on each other."""
    raw_tables = RawTables(store)
    store.run(delete(raw_keys))
    names_given = dict[str, str]()
    waiting = {}
    for row in store.all(select(RAW.key, RAW.report_id, RAW.report).order_by(RAW.number)):
        with suppress(Damaged):
            report = unpack_report(row.report, f"raw report {row.key[:12]}")
            keys = keys_of(report)
            for kind, value in keys:
                store.run(insert(raw_keys).values(kind=kind, value=value, raw=row.key))
            if row.report_id:
                names_given.setdefault(dict(keys)["same"], row.report_id)
            else:
                waiting[row.key] = Raw(key=row.key, report=report, keys=keys)
    store.run(
        insert(report_ids), [{"same": same, "id": ident} for same, ident in names_given.items()]
    )
    raw_tables.give_ids(waiting)


def _count_ambiguous(store: Session) -> int:
    """Counts the decisions about a text that several reports have."""
    prints = Counter(store.column(select(REPORT.sha256)))
    ambiguous = 0
    for row in store.all(select(decisions)):
        with suppress(Damaged):
            ambiguous += any(prints[sha256] > 1 for sha256 in decision_from(row).texts())
    return ambiguous


def _drop_decisions_of_models(store: Session) -> int:
    dropped = []
    for row in store.all(select(decisions)):
        with suppress(Damaged):
            if not is_person(decision_from(row).by):
                dropped.append(row.id)
    store.run_in(delete(decisions), decisions.c.id, dropped)
    return len(dropped)


def _make_answers(store: Session, connection: Connection) -> None:
    """Keeps the differences that authors wrote as lines of answers: one answer for each author in
    each story."""
    make_tables(connection)
    story_of_text = {
        row.sha256: row.story for row in store.all(select(REPORT.sha256, REPORT.story))
    }
    lines: dict[tuple[str, str], list[WrittenLine]] = {}
    moments = {}
    for row in store.all(select(_OLD_LINES).order_by(_OLD_LINES.c.number)):
        with suppress(Damaged):
            line = _line_of(unpack(row.told, f"the authored difference {row.id}"))
            key = row.by, story_of_text.get(line.parts[0].named[0].sha256) or ""
            lines.setdefault(key, []).append(line)
            moments[key] = row.at
    for (by, story), written in lines.items():
        answer = WrittenAnswer(by, tuple(written))
        store.run(insert(answer_rows), [answer_row(answer, moments[by, story])])
        store.upsert(answer_texts, text_rows(answer))
    for name in ("authored_texts", "authored"):
        store.run(text(f"DROP TABLE {name}"))


def _line_of(difference: dict[str, Any]) -> WrittenLine:
    """Returns a difference that an author wrote as a line, with each version as a part. Raises
    Damaged if it cannot be read."""
    with naming("an authored difference"):
        parts = tuple(map(_part_of, difference["versions"]))
        thing = difference.get("question") or difference.get("thing")
        return WrittenLine(parts=parts, thing=thing, is_bullet=True)


def _part_of(version: list[dict[str, Any]]) -> WrittenPart:
    """Returns a version as a part: its words in quotation marks, each once."""
    spans = tuple(value_from(PlacedSpan, quote["span"]) for quote in version)
    words = dict.fromkeys(span.line for span in spans)
    return WrittenPart(told=", ".join(f"“{quoted}”" for quoted in words), named=spans, after=";")


def _empty_story(store: Session, story_id: str) -> None:
    """Writes a ledger without findings in place of a story's, and marks the story to be compared
    again. Raises Damaged."""
    subject = f"the ledger of story {story_id}"
    packed = store.value(select(KEPT_STORY.ledger).where(KEPT_STORY.id == story_id))
    with naming(subject):
        old = json.loads(unpack_document(packed, subject))
        story = {name: old["stories"][0].get(name) for name in ("id", "title", "reports", "model")}
        head = {"format": FORMAT, "made": old["made"], "reports": old["reports"]}
        ledger = from_json(json.dumps(head | {"stories": [story]}))
    (card,) = cards_of(ledger)
    document = to_utf8(ledger)
    now = {
        "version": MIGRATED,
        "ledger": pack_document(document),
        "ledger_sha256": document_digest(document),
        "card": shown(json.dumps(plain(card), ensure_ascii=False), len(document)),
    }
    store.run(update(stories).where(KEPT_STORY.id == story_id).values(now))
