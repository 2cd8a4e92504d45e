"""The ledger as one flat table: a sentence a row (`sentences_of`), an answer a row (`answers_of`),
or a reading of what differs in a report (`readings_of`)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from rashomon.model.date import Date
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import MarkKind, Passage, PassageSentence
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.digest_words import bearing, reading_value
from rashomon.telling.wording import author_of, called_over, in_order, shown_status, value_of
from rashomon.text.calendar_words import as_date
from rashomon.text.quantities import read_quantities

Cell = str | int | float | None
# A lone surrogate has no UTF-8, and NUL ends a text elsewhere: both become the replacement
# character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
# Columns that several tables have.
_STORY = "story story_id"
_MATTER = "named_by named_by_speaker named_by_id"
_DAYS = "first_day last_day"
_REPORT = "report outlet published"
SENTENCE_COLUMNS = (
    f"{_STORY} passage {_MATTER} strength perhaps {_REPORT} sentence speaker via stance figures "
    f"low high days {_DAYS} places differs copy start end sentence_id made_by"
)
ANSWER_COLUMNS = (
    f"{_STORY} point question kind status answer low high unit {_DAYS} {_REPORT} speaker via "
    "stance quote start end doubt lines made_by"
)
READING_COLUMNS = (
    f"{_STORY} passage {_MATTER} variant thing kind relation strength sure value alone reports "
    f"lines least_lines first_report first_moment {_REPORT} quote start end speaker sentence "
    "sentence_id made_by"
)


class Table(NamedTuple):
    """A table: the names of its columns, and its rows, each in their order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _table(
    ledger: Ledger, columns: str, rows_of: Callable[[Ledger, Story, str], Iterator[tuple[Any, ...]]]
) -> Table:
    rows = (row for story, title in _titled(ledger) for row in rows_of(ledger, story, title))
    return Table(tuple(columns.split()), tuple(tuple(map(as_cell, row)) for row in rows))


def as_cell(value: Any) -> Cell:
    """Returns the value as a table holds it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    return int(value) if isinstance(value, bool) else value


def sentences_of(ledger: Ledger) -> Table:
    """Returns every sentence of every matter, in the order of the page."""
    return _table(ledger, SENTENCE_COLUMNS, _sentence_rows)


def answers_of(ledger: Ledger) -> Table:
    """Returns every answer of every report: to questions that somebody asked, and figures."""
    return _table(ledger, ANSWER_COLUMNS, _answer_rows)


def readings_of(ledger: Ledger) -> Table:
    """Returns every reading of every variant in every report that gives it, matter by matter."""
    return _table(ledger, READING_COLUMNS, _reading_rows)


TABLES: Mapping[str, Callable[[Ledger], Table]] = {
    "sentences": sentences_of,
    "answers": answers_of,
    "readings": readings_of,
}


def _titled(ledger: Ledger) -> Iterator[tuple[Story, str]]:
    often = Counter(story.title for story in ledger.stories)
    for story in ledger.stories:
        alone = story.title and often[story.title] == 1
        words = (story.title,) if alone else (story.title, story.id)
        yield story, " ".join(filter(None, words))


def _sentence_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Any, ...]]:
    reports = {report.id: report for report in ledger.reports}
    said = {statement.id: statement for statement in story.statements}
    for passage in story.passages:
        for one in passage.sentences:
            statements = [said[each] for each in one.statements if each in said]
            row = (
                *(title, story.id, passage.id, *_named(passage), passage.strength, one.perhaps),
                *_of_report(reports[one.report]),
                *(one.quote.quote, one.speaker),
                _listed(name for statement in statements for name in statement.via),
                _listed(statement.stance for statement in statements),
                _listed(_figures(passage, one)),
                *_bounds(list(_figures(passage, one))),
                _listed(_days(passage, one, story.dates)),
                *_first_and_last(_days(passage, one, story.dates)),
                _listed(_places(one, story.names)),
                _listed(passage.differs),
                *(one.from_copy, one.quote.start, one.quote.end, one.id),
                _listed(by for by in (passage.by, one.speaker_by, _named_by(passage)) if by),
            )
            yield row


def _named(passage: Passage) -> tuple[str | None, ...]:
    """Returns the words that name a passage, their speaker, and the id of their sentence."""
    one = passage.naming_sentence()
    return passage.name, one.speaker, one.id


def _named_by(passage: Passage) -> str | None:
    """Returns who said whose words name a passage, None for the program itself."""
    return passage.naming_sentence().speaker_by


def _of_report(report: Report) -> tuple[str | None, ...]:
    """Returns its id, its outlet, and its day where it gives a real one."""
    day = as_date(report.published) if report.published else None
    return report.id, report.outlet, day.isoformat() if day else None


def _listed(texts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(texts)) or None


def _figures(passage: Passage, sentence: PassageSentence) -> Iterator[str]:
    yield from (sentence.words(mark) for mark in passage.marks_of(sentence, MarkKind.FIGURE))


def _bounds(figures: Sequence[str]) -> tuple[float | None, float | None]:
    """Returns the bounds of a sentence's figure; none where it has several, or none."""
    read = [one for words in figures for one in read_quantities(words)]
    return (read[0].low, read[0].high) if len(read) == len(figures) == 1 else (None, None)


def _first_and_last(days: Iterable[str]) -> tuple[str | None, str | None]:
    """Returns the first and the last of these days and intervals; None for one that is not known of
    all."""
    ends = [(interval.split("/")[0], interval.split("/")[-1]) for interval in days]
    firsts = [as_date(first[:10]) for first, _ in ends]
    lasts = [as_date(last[:10]) for _, last in ends]
    return (
        min(filter(None, firsts)).isoformat() if firsts and all(firsts) else None,
        max(filter(None, lasts)).isoformat() if lasts and all(lasts) else None,
    )


def _days(passage: Passage, sentence: PassageSentence, dates: Sequence[Date]) -> Iterator[str]:
    here = [date for date in dates if date.span.report == sentence.report and date.earliest]
    for mark in passage.marks_of(sentence, MarkKind.DAY):
        at = (date for date in here if date.span.start < mark.end and mark.start < date.span.end)
        found = next(at, None)
        if found is None:
            yield sentence.words(mark)
        elif found.earliest == found.latest:
            yield str(found.earliest)
        else:
            yield f"{found.earliest}/{found.latest or ''}"


def _places(sentence: PassageSentence, names: Sequence[Name]) -> Iterator[str]:
    """Yields the places named in a sentence, each with its latitude and longitude where these are
    known."""
    for name in names:
        if name.kind is NameKind.PLACE and any(map(sentence.quote.overlaps, name.mentions)):
            known = name.lat is not None and name.lon is not None
            yield f"{name.name} ({name.lat}, {name.lon})" if known else name.name


def _answer_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Any, ...]]:
    reports = {report.id: report for report in ledger.reports}
    via = {statement.id: _listed(statement.via) for statement in story.statements}
    for point in in_order(story.points):
        status, lines = (
            shown_status(point),
            {version.id: version.lines for version in point.versions},
        )
        for account in _by_version(point):
            quote, value = account.quote, value_of(point, account)
            row = (
                *(
                    title,
                    story.id,
                    point.id,
                    called_over(point, account),
                    point.kind,
                    status,
                ),
                quote.quote if value is None else value,
                *(account.low, account.high, account.unit),
                *_first_and_last([account.as_of or ""]),
                *_of_report(reports[account.report]),
                *(account.speaker, via.get(account.statement or ""), account.stance),
                *(quote.quote, quote.start, quote.end, account.doubt),
                lines.get(account.version or ""),
                _listed(filter(None, (account.by or author_of(point), account.speaker_by))),
            )
            yield row


def _reading_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Any, ...]]:
    reports = {report.id: report for report in ledger.reports}
    for passage, variant in story.variants():
        for reading in variant.readings:
            first = reading.first
            for words in reading.spans:
                told = bearing(passage, words)
                row = (
                    *(title, story.id, passage.id, *_named(passage)),
                    *(variant.id, variant.thing, variant.kind, variant.relation),
                    *(variant.strength, variant.is_sure(), reading_value(variant, reading)),
                    reading.value == variant.alone,
                    *(reading.reports, reading.lines, reading.least_lines),
                    *((first.report, first.moment) if first else (None, None)),
                    *_of_report(reports[words.report]),
                    *(words.quote, words.start, words.end),
                    *((told.speaker, told.quote.quote, told.id) if told else (None, None, None)),
                    _listed(
                        by
                        for by in (
                            variant.by,
                            told.speaker_by if told else None,
                            _named_by(passage),
                        )
                        if by
                    ),
                )
                yield row


def _by_version(point: Point) -> list[Account]:
    place = {version.id: number for number, version in enumerate(point.versions)}

    def order(account: Account) -> tuple[int, str, int]:
        return place.get(account.version or "", len(place)), account.report, account.quote.start

    return sorted(point.accounts, key=order)
