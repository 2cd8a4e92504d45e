"""The ledger as flat tables (`table_of`): a row for each sentence of a claim ("sentences"), quote
of a version of a difference ("differences") or number of a report ("numbers"). In CSV, no cell is
one that a spreadsheet would run as a formula."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import chain
from typing import Any, NamedTuple

from rashomon.model.content_ids import by_id
from rashomon.model.date import Date
from rashomon.model.difference import Version
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind, Names
from rashomon.model.number import Number
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.quantities.limits import without_low
from rashomon.text.calendar_words import as_date
from rashomon.text.gathering import by_key, by_report
from rashomon.text.whole_sentences import sentence_at

# A lone surrogate has no UTF-8, and NUL ends a text elsewhere: both become the replacement
# character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
# Columns that all tables have.
_STORY = "story story_id"
_REPORT = "report outlet published"
SENTENCE_COLUMNS = (
    f"{_STORY} claim named_by named_by_id strength possible {_REPORT} sentence speaker via stance "
    "numbers low high unit first_day last_day places differences copy repeats start end "
    "sentence_id by"
)
QUOTE_COLUMNS = (
    f"{_STORY} difference rank thing kind status version told words value low high "
    f"unit first_day last_day reports most_origins first_report {_REPORT} quote "
    "start end speaker via stance sentence sentence_start by"
)
NUMBER_COLUMNS = (
    f"{_STORY} number low high unit limit counted measure place as_of replaced_by {_REPORT} "
    "speaker via stance sentence start end sentence_id number_id"
)


class Table(NamedTuple):
    """A table: the names of its columns, and its rows, each in their order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


def table_of(ledger: Ledger, name: str) -> Table:
    """Returns the table of this name."""
    columns, rows_of = TABLES[name]
    reports = by_id(ledger.reports)
    title_counts = Counter(story.title for story in ledger.stories)
    rows = []
    for story in ledger.stories:
        title = story.title or ""
        if not title or title_counts[title] > 1:
            title = f"{title} {story.id}".lstrip()
        for row in rows_of(reports, story):
            row |= {"story": title, "story_id": story.id}
            rows.append(tuple(as_cell(row[column]) for column in columns.split()))
    return Table(tuple(columns.split()), tuple(rows))


def as_cell(value: Any) -> str | int | float | None:
    """Returns the value as a table holds it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    return int(value) if isinstance(value, bool) else value


def _sentence_rows(reports: ReportsById, story: Story) -> Iterator[dict[str, Any]]:
    """Yields every sentence of every claim: its values by column."""
    statements_by_id = by_id(story.statements)
    differences = by_key(
        (difference.claim, difference.id) for difference in story.open_differences()
    )
    for claim in story.claims:
        for sentence in claim.sentences:
            span = sentence.span
            statements = [*filter(None, map(statements_by_id.get, sentence.statements))]
            authors = [statement.by for statement in statements]
            yield {
                "claim": claim.id,
                "named_by": claim.name,
                "named_by_id": claim.naming_sentence().id,
                "strength": claim.strength,
                "possible": sentence.possible,
                **_of_report(reports[sentence.report]),
                "sentence": span.quote,
                "speaker": sentence.speaker,
                "via": listed(chain.from_iterable(statement.via for statement in statements)),
                "stance": listed(statement.shown_stance for statement in statements),
                "numbers": listed(number.span.line for number in _numbers_in(span, story.numbers)),
                **_amount(_numbers_in(span, story.numbers)),
                **_days_in(span, story.dates),
                "places": listed(_places(span, story.names)),
                "differences": listed(differences[claim.id]),
                "copy": sentence.copy,
                "repeats": sentence.repeats,
                "start": span.start,
                "end": span.end,
                "sentence_id": sentence.id,
                "by": listed([claim.by, sentence.speaker_by, *authors]),
            }


def _numbers_in(span: Span, numbers: Iterable[Number]) -> list[Number]:
    """Returns the numbers that stand in these words."""
    return [number for number in numbers if span.contains(number.span)]


def _amount(numbers: Sequence[Number]) -> dict[str, str | float | None]:
    """Returns the words of a number, its bounds and its unit; nothing of several numbers."""
    if len(numbers) != 1:
        return {"value": None, "low": None, "high": None, "unit": None}
    number = numbers[0]
    words = number.span.line
    low = without_low(words, number.low, number.high)
    return {"value": words, "low": low, "high": number.high, "unit": number.unit}


def _days_in(span: Span, dates: Iterable[Date]) -> dict[str, str | None]:
    """Returns the first and the last day that a sentence tells."""
    firsts = []
    lasts = []
    for date in dates:
        if span.contains(date.span) and date.tells != "limit":
            if date.earliest:
                firsts.append(date.earliest[:10])
            if date.latest:
                lasts.append(date.latest[:10])
    return {"first_day": min(firsts, default=None), "last_day": max(lasts, default=None)}


def _quote_rows(reports: ReportsById, story: Story) -> Iterator[dict[str, Any]]:
    """Yields every quote of every version of what differs, in the order of telling: its values by
    column."""
    via = _via_of(story)
    numbers = by_report(story.numbers)
    for difference in story.open_differences():
        for place, version in enumerate(difference.versions, 1):
            for quote in version.quotes:
                yield {
                    "difference": difference.id,
                    "rank": difference.rank,
                    "thing": difference.thing,
                    "kind": difference.kind,
                    "status": difference.status,
                    "version": place,
                    "told": version.told,
                    "words": version.quotes[0].span.line,
                    **_value(version, _numbers_in(quote.span, numbers[quote.report])),
                    "first_day": version.earliest,
                    "last_day": version.latest,
                    "reports": version.reports,
                    "most_origins": version.origins.most,
                    "first_report": version.first and version.first.report,
                    **_of_report(reports[quote.report]),
                    "quote": quote.span.quote,
                    "start": quote.span.start,
                    "end": quote.span.end,
                    "speaker": quote.speaker,
                    "via": via.get(quote.statement or ""),
                    "stance": quote.stance,
                    "sentence": quote.sentence.quote,
                    "sentence_start": quote.sentence.start,
                    "by": listed((difference.by, quote.by)),
                }


def _value(version: Version, numbers: Sequence[Number]) -> dict[str, str | float | None]:
    """Returns the value of a version with its bounds and its unit, or what its words have."""
    if version.value is None:
        return _amount(numbers)
    bounds = {"low": version.low, "high": version.high}
    return {"value": version.value, "unit": version.unit, **bounds}


def _number_rows(reports: ReportsById, story: Story) -> Iterator[dict[str, Any]]:
    """Yields every number that a report prints, report by report: its values by column."""
    via = _via_of(story)
    for number in story.numbers:
        report = reports[number.report]
        yield {
            "number": number.span.line,
            **_amount([number]),
            "limit": number.limit,
            "counted": number.counted,
            "measure": number.measure,
            "place": number.place,
            "as_of": number.as_of,
            "replaced_by": number.superseded_by,
            **_of_report(report),
            "speaker": number.speaker,
            "via": via.get(number.statement or ""),
            "stance": number.stance,
            "sentence": sentence_at(report, number.span).quote,
            "start": number.span.start,
            "end": number.span.end,
            "sentence_id": number.sentence,
            "number_id": number.id,
        }


def _via_of(story: Story) -> dict[str, str | None]:
    return {statement.id: listed(statement.via) for statement in story.statements}


TABLES = {
    "sentences": (SENTENCE_COLUMNS, _sentence_rows),
    "differences": (QUOTE_COLUMNS, _quote_rows),
    "numbers": (NUMBER_COLUMNS, _number_rows),
}


def _of_report(report: Report) -> dict[str, str | None]:
    """Returns its id, its outlet, and its day where it gives a real one."""
    day = as_date(report.published or "")
    return {
        "report": report.id,
        "outlet": report.outlet,
        "published": day.isoformat() if day else None,
    }


def listed(texts: Iterable[str | None]) -> str | None:
    """Returns the texts that are not empty, each once, joined by "; ". Returns None if there are
    none."""
    return "; ".join(dict.fromkeys(filter(None, texts))) or None


def _places(span: Span, names: Names) -> Iterable[str]:
    """Yields the places named in a sentence."""
    for name in names:
        if name.kind is NameKind.PLACE and span.meets(name.mentions):
            yield name.name


_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def table_file(ledger: Ledger, name: str) -> str:
    """Returns the flat table of this name as a CSV file with a byte-order mark."""
    # the mark by which spreadsheets know UTF-8
    return "\ufeff" + csv_text(*table_of(ledger, name))


def safe_cell(value: Any) -> Any:
    """Returns the cell. If a spreadsheet would take the text for a formula, an apostrophe stands
    before it. Numbers stay numbers, whole ones without a point."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def csv_text(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Returns a CSV file with a header, fields quoted if needed, lines ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    for row in rows:
        writer.writerow(map(safe_cell, row))
    return out.getvalue()
