"""tables_of: the ledger as typed tables, for every tabular format; names, columns and references
are those of schema.sql."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from rashomon.model.ledger import Ledger, Made
from rashomon.model.name import Name
from rashomon.model.passage import First, Passage, PassageSentence
from rashomon.model.point import About, Account, Point
from rashomon.model.span import Span
from rashomon.model.story import Line, Story
from rashomon.telling.digest_words import bearing, reading_value
from rashomon.telling.wording import (
    accounts_of,
    answer_of,
    author_of,
    foremost,
    shown_status,
    triple,
    value_of,
)

Cell = str | int | float | None
_TABLE = re.compile(
    r"((?:^--[^\n]*\n)*+)^CREATE TABLE (\w+) \(\n(.{0,9000}?)\n\);", re.DOTALL | re.MULTILINE
)
_COLUMN = re.compile(r"^  (\"?\w+\"?) (TEXT|INTEGER|REAL)\b([^\n]*)", re.MULTILINE)
_LINK = re.compile(r"REFERENCES (\w+) \((\w+)\)")
_KEY = re.compile(r"^  PRIMARY KEY \(([^)]*)\)", re.MULTILINE)
# A lone surrogate has no UTF-8 and SQLite's text functions stop at NUL: both become the replacement
# character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
_RENAMED = {
    "made_by": "by",
    "made_at": "at",
    "counted": "group",
    "copy": "from_copy",
}  # columns that are called otherwise in the ledger
_SPANS = {"speaker": "speaker_span"}  # spans whose columns begin with another name


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type (TEXT, INTEGER or REAL), its meaning, and the table and column
    that it refers to."""

    name: str
    type: str
    what: str = ""
    required: bool = False
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each in column order."""

    name: str
    what: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()

    def names(self) -> list[str]:
        """Returns the names of the columns."""
        return [column.name for column in self.columns]


@cache
def schema() -> str:
    """Returns the SQL that creates an empty database, with comments on each table and column."""
    return resources.files("rashomon.exports").joinpath("schema.sql").read_text("utf-8")


def tables_of(ledger: Ledger) -> tuple[Table, ...]:
    """Returns every table, empty ones too, in an order that satisfies the references."""
    columns = {table.name: table.names() for table in empty_tables()}
    rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in columns}
    for name, record, given in rows_of(ledger):
        rows[name].append(tuple(as_cell(_value(column, record, given)) for column in columns[name]))
    return tuple(
        Table(table.name, table.what, table.columns, table.key, tuple(rows[table.name]))
        for table in empty_tables()
    )


def _value(column: str, record: object, given: Mapping[str, Any]) -> Any:
    """Returns the value given for the column, else the record's attribute of that name; of a span
    its words, and for "cue_start" where the span `cue` begins."""
    if column in given or record is None:
        return given.get(column)
    name = _RENAMED.get(column, column)
    if hasattr(record, name):
        value = getattr(record, name)
        return value.quote if isinstance(value, Span) else value
    of, _, side = name.rpartition("_")
    span = getattr(record, _SPANS.get(of, of) or ("span" if hasattr(record, "span") else "quote"))
    return None if span is None else getattr(span, side)


def as_cell(value: Any) -> Cell:
    """Returns the value as a table stores it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if value is None or isinstance(value, (int, float)):
        return int(value) if isinstance(value, bool) else value
    return str(value)


@cache
def empty_tables() -> tuple[Table, ...]:
    """Returns the tables of schema.sql without rows; generated columns are omitted."""
    return tuple(_table(*found.groups()) for found in _TABLE.finditer(schema()))


def _table(comment: str, name: str, body: str) -> Table:
    columns, keys = [], []
    for found in _COLUMN.finditer(body):
        column, kind, rest = found[1].strip('"'), found[2], found[3]
        if "GENERATED" in rest:
            continue
        link = _LINK.search(rest)
        rules, _, what = rest.partition("--")
        columns.append(
            Column(
                column,
                kind,
                what.strip(),
                "NOT NULL" in rules,
                (link[1], link[2]) if link else None,
            )
        )
        if "PRIMARY KEY" in rules:
            keys.append(column)
    several = _KEY.search(body)
    key = (
        tuple(part.strip().strip('"') for part in several[1].split(",")) if several else tuple(keys)
    )
    return Table(
        name,
        " ".join(line.removeprefix("--").strip() for line in comment.splitlines()),
        tuple(columns),
        key,
    )


LedgerRow = tuple[str, object, dict[str, Any]]
"""A table's name, the record that its columns are read from by their names (None: none), and the
columns that are called or worded otherwise."""
_Held = Iterable[tuple[object, dict[str, Any]]]


class Part(NamedTuple):
    """What stands in a table: the column with the id of what holds it, its records with what their
    columns hold besides, in order, and the tables of what they hold in turn."""

    table: str
    holder: str
    held: Callable[[Any], _Held]
    parts: tuple["Part", ...] = ()


def _records(name: str, **columns: Any) -> Callable[[Any], _Held]:
    """Returns what gives the records under this name, each with these columns."""
    return lambda holder: ((one, columns) for one in getattr(holder, name))


def _values(name: str, column: str) -> Callable[[Any], _Held]:
    """Returns what gives the plain values under this name, each in this column."""
    return lambda holder: ((None, {column: one}) for one in getattr(holder, name))


def makers_of(point: Point, account: Account) -> str | None:
    """Returns who read an account and who corrected whose words it has; None for the program
    itself."""
    return _makers(account.by or author_of(point), account.speaker_by)


def _makers(*by: str | None) -> str | None:
    return "; ".join(dict.fromkeys(filter(None, by))) or None


def _point(point: Point) -> dict[str, Any]:
    about = {f"about_{name}": getattr(point.about or About(), name) for name in _ABOUT}
    return {"shown": shown_status(point), "made_by": author_of(point), **about}


def _versions(point: Point) -> _Held:
    for version in point.versions:
        given = accounts_of(point, version)
        best = foremost(given) if given else None
        made = makers_of(point, best) if best else author_of(point)
        words = {"quote": best and best.quote.quote, "speaker": best and best.speaker}
        value = answer_of(point, version)
        yield version, {"shown": triple(version), "made_by": made, "value": value, **words}


def _joined(name: Name) -> dict[str, str]:
    """Returns who joined each spelling of a name, where that was not the program."""
    return {spelling: one.by for one in name.joins for spelling in (one.a, one.b) if one.by}


def _brief(story: Story) -> list[str | None]:
    """Returns who made what each sentence of a brief rests on."""
    made = {statement.id: statement.by for statement in story.statements}
    made |= {one.id: one.speaker_by for passage in story.passages for one in passage.sentences}
    made |= {account.id: makers_of(p, account) for p in story.points for account in p.accounts}
    return [_makers(*(made.get(cited) for cited in written.cites)) for written in story.brief]


def _cites(ledger: Ledger) -> _Held:
    """Yields what the sentences of all briefs cite, by what it is; sentences count from 1."""
    sentence = 0
    for story in ledger.stories:
        kinds = {statement.id: "statement" for statement in story.statements}
        kinds |= {one.id: "quoted" for one in _all_of(story)}
        for written in story.brief:
            sentence += 1
            for at, cited in enumerate(written.cites):
                column = kinds.get(cited, "account")
                yield None, {"sentence": sentence, "position": at, column: cited}


def _all_of(story: Story) -> Iterator[PassageSentence]:
    """Yields the sentences that may be cited: what one report alone tells, then those of
    passages."""
    for one in story.only:
        yield PassageSentence(one.id, one.quote, one.speaker, one.statements)
    for passage in story.passages:
        yield from passage.sentences


def _named(passage: Passage) -> dict[str, Any]:
    """Returns the sentence that names a passage, as its words and its id, and who told it first."""
    return {
        "named_by": passage.name,
        "named_by_id": passage.naming_sentence().id,
        **_first(passage.first),
    }


def _first(first: First | None) -> dict[str, str | None]:
    return {
        "first_report": first.report if first else None,
        "first_moment": first.moment if first else None,
    }


def _added(passage: Passage) -> _Held:
    for one in passage.distinct:
        for at, words in enumerate(one.adds):
            yield words, {"sentence": one.sentence, "position": at, "quote": words.quote}


def _readings(passage: Passage) -> _Held:
    for variant in passage.variants:
        for at, reading in enumerate(variant.readings):
            given = {"variant": variant.id, "position": at, "made_by": variant.by}
            value = reading_value(variant, reading)
            alone = reading.value == variant.alone
            yield reading, {**given, "value": value, "alone": alone, **_first(reading.first)}


def _reading_words(passage: Passage) -> _Held:
    for variant in passage.variants:
        for number, reading in enumerate(variant.readings):
            for at, words in enumerate(reading.spans):
                told = bearing(passage, words)
                given = {"variant": variant.id, "reading": number, "position": at}
                yield words, {**given, "quote": words.quote, "sentence": told and told.id}


def _told_once(story: Story) -> _Held:
    by = {statement.id: statement.by for statement in story.statements}
    for one in story.only:
        yield one, {"made_by": _makers(*(by.get(ident) for ident in one.statements))}


_ABOUT = (
    *("event", "measure", "group", "group_name", "side", "civilian", "place"),
    *("earliest", "latest", "total_or_part"),
)
_REPORT_PARTS = (
    Part("agencies", "report", _values("agencies", "name")),
    Part("authors", "report", _values("authors", "name")),
    Part("warnings", "report", _values("warnings", "warning")),
    Part("page_dates", "report", _records("dates")),
    Part("report_sources", "report", _records("sources")),
    Part("corrections", "report", _records("corrections")),
    Part("furniture", "report", _records("furniture")),
    Part("report_changes", "report", _records("changes")),
)
_NAME_PARTS = (
    Part(
        "spellings",
        "name",
        lambda name: (
            (None, {"spelling": one, "made_by": _joined(name).get(one)}) for one in name.spellings
        ),
    ),
    Part("mentions", "name", _records("mentions")),
    Part("joins", "name", _records("joins")),
)
_STATEMENT_PARTS = (
    Part(
        "via",
        "statement",
        lambda said: ((None, {"name": one, "made_by": said.by}) for one in said.via),
    ),
    Part("via_spans", "statement", _records("via_spans")),
)
_VERSION_PARTS = (
    Part(
        "merged",
        "version",
        lambda version: (
            (group, {"position": at, "report": report})
            for at, group in enumerate(version.merged)
            for report in group.reports
        ),
    ),
)
_POINT_PARTS = (
    Part("versions", "point", _versions, _VERSION_PARTS),
    Part(
        "accounts",
        "point",
        lambda point: (
            (one, {"value": value_of(point, one), "made_by": makers_of(point, one)})
            for one in point.accounts
        ),
    ),
    Part("relations", "point", _records("relations")),
    Part(
        "ranges",
        "point",
        lambda point: ((one, {"made_by": author_of(point)}) for one in point.ranges),
    ),
)
_COPY_PARTS = (
    Part("copy_reasons", "copy", _values("reasons", "reason")),
    Part(
        "drift",
        "copy",
        lambda copy: ((one, {"in_a": one.from_, "in_b": one.to}) for one in copy.drift),
    ),
)
_PASSAGE_PARTS = (
    Part("passage_differs", "passage", _values("differs", "kind")),
    Part(
        "passage_sentences",
        "passage",
        lambda passage: (
            (one, {"sentence": one.id, "repeats": one.like}) for one in passage.sentences
        ),
    ),
    Part("distinct_sentences", "passage", _records("distinct")),
    Part("added_words", "passage", _added),
    Part("variants", "passage", _records("variants")),
    Part("readings", "passage", _readings),
    Part("reading_words", "passage", _reading_words),
    Part(
        "marks",
        "passage",
        lambda passage: (
            (mark, {"sentence": one.id, "quote": one.words(mark)})
            for mark in passage.marks
            for one in passage.sentences
            if one.id == mark.of
        ),
    ),
)
_EVENT_PARTS = (
    Part("event_spans", "event", _records("spans")),
    Part("event_actors", "event", _values("actors", "actor")),
    Part("event_points", "event", _values("points", "point")),
    Part("event_passages", "event", _values("passages", "passage")),
    Part("event_times", "event", _records("times")),
    Part(
        "event_time_spans",
        "event",
        lambda event: (
            (span, {"time": at, "position": place})
            for at, timing in enumerate(event.times)
            for place, span in enumerate(timing.spans)
        ),
    ),
)
_STORY_PARTS = (
    Part("story_reports", "story", _values("reports", "report")),
    Part(
        "judgements",
        "story",
        lambda story: (
            (j, {"judgement": j.id, "target": " | ".join(j.target)}) for j in story.judgements
        ),
    ),
    Part(
        "names",
        "story",
        lambda story: (
            (one, {"made_by": _makers(one.by, *_joined(one).values())}) for one in story.names
        ),
        _NAME_PARTS,
    ),
    Part("statements", "story", _records("statements"), _STATEMENT_PARTS),
    Part(
        "points",
        "story",
        lambda story: ((point, _point(point)) for point in story.points),
        _POINT_PARTS,
    ),
    Part(
        "origins",
        "story",
        _records("origins"),
        (Part("rests", "origin", _records("rests")),),
    ),
    Part(
        "copies",
        "story",
        lambda story: ((copy, {"copied_from": copy.from_}) for copy in story.copies),
        _COPY_PARTS,
    ),
    Part(
        "passages",
        "story",
        lambda story: ((one, _named(one)) for one in story.passages),
        _PASSAGE_PARTS,
    ),
    Part(
        "chapters",
        "story",
        lambda story: (
            (None, {"chapter": number, "position": at, "passage": passage})
            for number, chapter in enumerate(story.chapters)
            for at, passage in enumerate(chapter)
        ),
    ),
    Part("told_once", "story", _told_once),
    Part("dates", "story", _records("dates")),
    Part("events", "story", _records("timeline"), _EVENT_PARTS),
    Part("anomalies", "story", _records("anomalies")),
)
_LEDGER_PARTS = (
    Part("failures", "", _records("failures")),
    Part("reports", "", _records("reports"), _REPORT_PARTS),
    # a sentence once, however many passages and stories have it
    Part(
        "sentences",
        "",
        lambda ledger: (
            (one, {"made_by": one.speaker_by})
            for one in {one.id: one for story in ledger.stories for one in _all_of(story)}.values()
        ),
        (Part("sentence_statements", "sentence", _values("statements", "statement")),),
    ),
    Part("stories", "", _records("stories"), _STORY_PARTS),
    Part(
        "lines",
        "",
        lambda ledger: (
            (group, {"id": line, "story": story}) for line, story, group in _lines(ledger)
        ),
    ),
    Part(
        "line_reports",
        "",
        lambda ledger: (
            (None, {"line": line, "report": report})
            for line, _, group in _lines(ledger)
            for report in group.reports
        ),
    ),
    Part(
        "brief",
        "",
        lambda ledger: (
            (written, {"id": number, "story": story.id, "position": at, "made_by": made})
            for number, (story, at, written, made) in enumerate(
                (
                    (story, at, written, made)
                    for story in ledger.stories
                    for at, (written, made) in enumerate(
                        zip(story.brief, _brief(story), strict=True)
                    )
                ),
                1,
            )
        ),
    ),
    Part("cites", "", _cites),
)
"""Which records stand in which table; columns that are not named here are read from the record."""


def _lines(ledger: Ledger) -> Iterator[tuple[int, str, Line]]:
    """Yields the lines of reporting of all stories, counted from 1."""
    groups = ((story.id, group) for story in ledger.stories for group in story.lines)
    yield from ((number, story, group) for number, (story, group) in enumerate(groups, 1))


def rows_of(ledger: Ledger) -> Iterator[LedgerRow]:
    """Yields every row; within a table, in order."""
    yield from _made_rows(ledger.made, ledger.format)
    for part in _LEDGER_PARTS:
        yield from _rows_in(part, ledger)


def _rows_in(part: Part, holder: Any) -> Iterator[LedgerRow]:
    for position, (record, columns) in enumerate(part.held(holder)):
        key = {part.holder: holder.id} if part.holder else {}
        yield part.table, record, {**key, "position": position, **columns}
        for inner in part.parts:
            yield from _rows_in(inner, record)


def _made_rows(made: Made, form: str) -> Iterator[LedgerRow]:
    given = [("ledger", "format", form), ("ledger", "by", made.by)]
    given += [("setting", name, str(value)) for name, value in made.settings]
    given += [("model", name, value) for name, value in made.models]
    if use := made.model:
        names = ("name", "host", "taken", "tokens_in", "tokens_out", "replies")
        given += [("language model", name, str(getattr(use, name))) for name in names]
        given += [
            ("language model", f"refused: {reason}", str(lines)) for reason, lines in use.refused
        ]
    for part, name, text in given:
        yield "made", None, {"part": part, "name": name, "value": text}
