"""The ledger as one flat table: a sentence a row (`sentences_of`), an answer a row (`answers_of`),
or a reading of what differs in a report (`readings_of`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rashomon.exports.ledger_tables import Cell, Column, Table, as_cell, makers_of, tables_of
from rashomon.model.date import Date
from rashomon.model.ledger import Ledger
from rashomon.model.passage import MarkKind, Passage, PassageSentence
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.digest_words import bearing, reading_value
from rashomon.telling.wording import called_over, in_order, shown_status, value_of
from rashomon.text.calendar_words import as_date
from rashomon.text.quantities import read_quantities

_STORY = "the story's title; its id where it has none, or where another has the same"
_STORIES = (Column("story", "TEXT", _STORY), Column("story_id", "TEXT", "the story's id"))
_BOUNDS = (
    Column("low", "REAL", "the least that the figure may be"),
    Column("high", "REAL", "the most that it may be"),
)
_FIRST_DAY = "the first day that it is of; empty where none is known"
_DAYS = (
    Column("first_day", "DATE", _FIRST_DAY),
    Column("last_day", "DATE", "the last day; the same where it is of one"),
)
_REPORT = (
    Column("report", "TEXT", "the report's id"),
    Column("outlet", "TEXT", "who published the report; empty where that was not found"),
    Column("published", "DATE", "the day that the report gives for itself; empty if it gives none"),
)
_PLACE = (
    Column("start", "INTEGER", "where the words begin in the report's text, in characters from 0"),
    Column("end", "INTEGER", "where they end"),
)
_MADE_BY = Column(
    "made_by",
    "TEXT",
    "who worded, read or corrected what the row holds; empty for the program itself",
)
_MATTER = (
    Column("named_by", "TEXT", "the matter: the words shown of the sentence that names it"),
    Column("named_by_speaker", "TEXT", "whose words these are; empty for the report's own"),
    Column("named_by_id", "TEXT", "the id of that sentence"),
)
SENTENCE_COLUMNS = (
    *_STORIES,
    Column("passage", "TEXT", "the id of the passage: sentences of one matter share it"),
    *_MATTER,
    Column("strength", "REAL", "how probably its sentences are of one matter, 0 to 1"),
    Column("perhaps", "BOOLEAN", "whether the sentence is likely, not surely, of that matter"),
    *_REPORT,
    Column("sentence", "TEXT", "the sentence, as printed"),
    Column("speaker", "TEXT", "whose words it gives; empty where the report speaks in its own"),
    Column("via", "TEXT", "the media or channels between speaker and report, in order"),
    Column("stance", "TEXT", "asserts, denies or hedges; empty where nobody is quoted"),
    Column("figures", "TEXT", "the figures in it, as printed"),
    *_BOUNDS,
    Column("days", "TEXT", "the days in it, as ISO dates; as printed where they have none"),
    *_DAYS,
    Column("differs", "TEXT", "in what the sentences of the matter differ: a reason to look"),
    Column("copy", "TEXT", "the id of the copy that most of the sentence belongs to"),
    *_PLACE,
    Column("sentence_id", "TEXT", "the id of the sentence"),
    _MADE_BY,
)
ANSWER_COLUMNS = (
    *_STORIES,
    Column("point", "TEXT", "the id of the question or figure"),
    Column(
        "question",
        "TEXT",
        "the question, in its author's words, if the quotation bears it out; else the label, "
        "or what is counted",
    ),
    Column("kind", "TEXT", "count, share, date, place, identity, attribute or yes-no"),
    Column("status", "TEXT", "how its answers stand to each other; never which is true"),
    Column(
        "answer", "TEXT", "what the report answers; the words themselves where that is no value"
    ),
    *_BOUNDS,
    Column("unit", "TEXT", "what is counted, as printed"),
    *_DAYS,
    *_REPORT,
    Column("speaker", "TEXT", "whose words the report gives; empty where it speaks in its own"),
    Column("via", "TEXT", "the media or channels between speaker and report, in order"),
    Column("stance", "TEXT", "asserts, denies or hedges"),
    Column("quote", "TEXT", "the words of the report"),
    *_PLACE,
    Column("doubt", "TEXT", "what the program reads in the words where its author reads otherwise"),
    Column(
        "lines", "INTEGER", "how many lines of reporting give this answer; empty if not counted"
    ),
    _MADE_BY,
)

READING_COLUMNS = (
    *_STORIES,
    Column("passage", "TEXT", "the id of the passage: the matter"),
    *_MATTER,
    Column("variant", "TEXT", "the id of the variant: readings of one thing share it"),
    Column("thing", "TEXT", "what it is, in words of a sentence of the matter"),
    Column("kind", "TEXT", "number, day, place, name, post, limit, sequence, done or wording"),
    Column("relation", "TEXT", "how the readings stand to each other; never which is true"),
    Column("strength", "REAL", "how probably the readings are of one thing, 0 to 1"),
    Column("sure", "BOOLEAN", "whether that is sure: a strength of .8 at least"),
    Column("value", "TEXT", "a number, day or limit as printed; empty for words, which are quoted"),
    Column("alone", "BOOLEAN", "whether one line gives it against another of three at least"),
    Column("reports", "INTEGER", "how many reports give it"),
    Column("lines", "INTEGER", "how many lines of reporting do at most"),
    Column("least_lines", "INTEGER", "how many lines do at least"),
    Column("first_report", "TEXT", "the report that gave it first; empty where that is not known"),
    Column("first_moment", "TEXT", "the moment that this report gives for itself"),
    *_REPORT,
    Column("quote", "TEXT", "the words of the report that give it"),
    *_PLACE,
    Column("speaker", "TEXT", "whose words they are; empty where the report speaks in its own"),
    Column("sentence", "TEXT", "the sentence that they stand in"),
    Column("sentence_id", "TEXT", "the id of that sentence"),
    _MADE_BY,
)


def sentences_of(ledger: Ledger) -> Table:
    """Returns every sentence of every matter, in the order of the page."""
    rows = (row for story, title in _titled(ledger) for row in _sentence_rows(ledger, story, title))
    return Table("sentences", "every sentence of every matter", SENTENCE_COLUMNS, (), tuple(rows))


def answers_of(ledger: Ledger) -> Table:
    """Returns every answer of every report: to questions that somebody asked, and figures."""
    rows = (row for story, title in _titled(ledger) for row in _answer_rows(ledger, story, title))
    return Table("answers", "every answer of every report", ANSWER_COLUMNS, (), tuple(rows))


def readings_of(ledger: Ledger) -> Table:
    """Returns every reading of every variant in every report that gives it, matter by matter."""
    rows = (row for story, title in _titled(ledger) for row in _reading_rows(ledger, story, title))
    what = "every reading of what differs, by report"
    return Table("readings", what, READING_COLUMNS, (), tuple(rows))


def table_of(ledger: Ledger, name: str | None = None) -> Table:
    """Returns the table of sentences, that of answers or of readings, or the one of that name.

    Raises KeyError, listing the names, if there is none.
    """
    if name is None:
        return sentences_of(ledger)
    if name in _FLAT:
        return _FLAT[name](ledger)
    tables = {table.name: table for table in tables_of(ledger)}
    if name not in tables:
        raise KeyError(f"there is no table {name!r}; there are {', '.join((*_FLAT, *tables))}")
    return tables[name]


_FLAT: Mapping[str, Callable[[Ledger], Table]] = {"answers": answers_of, "readings": readings_of}


def _titled(ledger: Ledger) -> Iterator[tuple[Story, str]]:
    often = Counter(story.title for story in ledger.stories)
    for story in ledger.stories:
        alone = story.title and often[story.title] == 1
        words = (story.title,) if alone else (story.title, story.id)
        yield story, " ".join(filter(None, words))


def _sentence_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Cell, ...]]:
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
                _listed(passage.differs),
                *(one.from_copy, one.quote.start, one.quote.end, one.id),
                _listed(by for by in (passage.by, one.speaker_by, _named_by(passage)) if by),
            )
            yield tuple(as_cell(cell) for cell in row)


def _named(passage: Passage) -> tuple[Cell, ...]:
    """Returns the words that name a passage, their speaker, and the id of their sentence."""
    one = passage.naming_sentence()
    return passage.name, one.speaker, one.id


def _named_by(passage: Passage) -> str | None:
    """Returns who said whose words name a passage, None for the program itself."""
    return passage.naming_sentence().speaker_by


def _of_report(report: Report) -> tuple[Cell, ...]:
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


def _answer_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Cell, ...]]:
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
                makers_of(point, account),
            )
            yield tuple(as_cell(cell) for cell in row)


def _reading_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Cell, ...]]:
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
                yield tuple(as_cell(cell) for cell in row)


def _by_version(point: Point) -> list[Account]:
    place = {version.id: number for number, version in enumerate(point.versions)}

    def order(account: Account) -> tuple[int, str, int]:
        return place.get(account.version or "", len(place)), account.report, account.quote.start

    return sorted(point.accounts, key=order)
