"""Puts the parts of a story into lines, the same for terminal and assistants: rows, numbers,
speakers, names, copies, and whatever has an id."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from typing import Any

from rashomon.model.answer import Answer, Line, PartSentence
from rashomon.model.copy import Copy, Reprint
from rashomon.model.name import Name
from rashomon.model.number import Number
from rashomon.model.report import ReportNames
from rashomon.model.row import Row, RowKind, Sentence
from rashomon.model.span import Passages, Span
from rashomon.model.statement import OnPage, Stance, Statement
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.show.answer_counts import number_statements, tell_remarks
from rashomon.show.answer_notes import say_translation
from rashomon.show.looked_counts import tell_look
from rashomon.show.wording import NO_LONGER, counted, in_marks, whose, with_commas
from rashomon.text.gathering import by_report, grouped

# How words stand of which it is not sure who says them: a denial never counts as what it denies.
_WITHOUT_SPEAKER = {Stance.ASSERTS: "", Stance.DENIES: "denied", Stance.HEDGES: "in doubt"}
FindPart = Callable[[Story], Sequence[Any]]
PARTS: Mapping[str, FindPart] = {
    "rows": attrgetter("rows"),
    "numbers": attrgetter("numbers"),
    "speakers": attrgetter("listed_statements"),
    "days": lambda story: [row for row in story.rows if row.kind is RowKind.DAY],
    "names": attrgetter("names"),
    "copies": lambda story: (*story.reprints, *story.copies),
}
"""The parts of a story, by the name by which they are asked for."""


def find_part(stories: Iterable[Story], ident: str) -> object | None:
    """Returns what has this id in one of these stories, or None. "LINE.2" is the second statement
    of an answer's line, "ANSWER.17" the statement with the number 17."""
    ident, _, number = ident.partition(".")
    for story in stories:
        for part in _parts(story):
            if ident == getattr(part, "id", None):
                if isinstance(part, Line) and number.isdecimal():
                    return replace(part, parts=part.parts[int(number) - 1 : int(number)])
                if isinstance(part, Answer) and number.isdecimal():
                    return _numbered(part, int(number))
                return part
    return None


def _numbered(answer: Answer, number: int) -> Line | None:
    """Returns the statement of an answer with this number, as a line."""
    places = {note: place for place, note in number_statements(answer).items()}
    for line in answer.lines:
        ident, place = places.get(number, ("", 0))
        if line.id == ident:
            return replace(line, parts=line.parts[place : place + 1])
    return None


def _parts(value: object) -> Iterator[object]:
    """Yields what can be shown by its id: whatever has lines of its own."""
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif is_dataclass(value):
        if type(value) in _LINES:
            yield value
        for field in fields(value):
            yield from _parts(getattr(value, field.name))


# Lines.


def lines_of(part: object, labels: ReportNames) -> Iterator[str]:
    """Yields something of a story in lines: its id and what it is; then, indented, its words with
    whose they are and where they stand. `labels` says what reports are called, by id."""
    yield from _LINES[type(part)](part, labels)


def place_of(span: Span) -> str:
    """Returns where words stand: the report and the characters."""
    return f"{span.report} {span.start}-{span.end}"


def _speaker_and_report(words: PartSentence, labels: ReportNames) -> str:
    """Returns who says it, and in which report."""
    return with_commas(words.speaker, labels[words.report])


def _row(row: Row, labels: ReportNames) -> Iterator[str]:
    """Yields the lines of a row: its quotations, each with whose it is and where it stands."""
    heading = f": {row.heading}" if row.heading else ""
    yield with_commas(f"{row.id}  {row.kind}{heading}", whose(row.by))
    for quote in row.quotes:
        names = ", ".join(labels[report] for report in quote.reports)
        who = with_commas(quote.speaker, names)
        yield f"  - {in_marks(quote.span.line)} ({who}) {place_of(quote.span)}"


def _sentence(sentence: Sentence, labels: ReportNames) -> Iterator[str]:
    words = in_marks(sentence.span.line)
    yield f"{sentence.id}  {words} ({labels[sentence.report]}) {place_of(sentence.span)}"


def _number(number: Number, labels: ReportNames) -> Iterator[str]:
    details = with_commas(number.counted, number.measure, number.unit)
    words = in_marks(number.phrase.line)
    where = labels[number.report]
    yield f"  {number.id}  {words} ({details or 'counts nothing named'}; {where})"


def _statement(statement: Statement, labels: ReportNames) -> Iterator[str]:
    """Yields the line of a statement. If it is not sure who speaks, the line has the report
    alone."""
    where = labels[statement.report]
    if statement.via:
        where += f", through {', '.join(statement.via)}"
    words = in_marks(statement.quote.line)
    if who := _who_says(statement):
        words = f"{who}: {words}"
    line = f"  {statement.id}  {words} ({where})"
    yield f"{line} [{NO_LONGER}]" if statement.on_page is OnPage.GONE else line


def _who_says(statement: Statement) -> str:
    """Returns who says it and how. The verb stands behind the speaker only if it does more than say
    something ("urged"), and the stance only if the words themselves do not show it."""
    stance = statement.shown_stance
    cue = statement.cue
    if cue and statement.quote.contains(cue):
        return statement.speaker or ""
    if not statement.speaker:
        return _WITHOUT_SPEAKER[stance]
    who = statement.speaker
    if cue and not stance.is_denial and set_of("saying.plain").isdisjoint(cue.line.lower().split()):
        who += f" ({cue.line})"  # what is done by saying it
    return who if stance is Stance.ASSERTS else f"{who} {stance}"


def _name(name: Name, labels: ReportNames) -> Iterator[str]:
    reports = by_report(name.mentions)
    often = f"{counted(len(name.mentions), 'mention')} in {counted(len(reports), 'report')}"
    yield f"{name.id}  {name.name} ({name.kind}, {often})"
    for join in sorted(name.joins, key=lambda join: (join.confidence or 0.0, join.a, join.b)):
        firm = "?" if join.confidence is None else f"{join.confidence:.2f}"
        yield f"  {firm}  {join.a} = {join.b}: {with_commas(join.reason, join.by)}"


def _copy(copy: Copy, labels: ReportNames) -> Iterator[str]:
    source = ""
    if copy.source:
        source = f"from {labels[copy.source]}"
    yield f"{copy.id}  {with_commas(copy.kind, source)}"
    for span in copy.spans:
        name = labels[span.report]
        yield f"  - {in_marks(span.line)} ({name}) {place_of(span)}"


def told_of_print(reprint: Reprint, labels: ReportNames) -> Iterator[tuple[str, Passages]]:
    """Yields what a print has otherwise than the first one, and what became of each sentence."""
    for change in reprint.changes:
        sides = change.sides()
        # both prints have the sentence, each in its own words
        if len(sides) > 1:
            yield "changed", sides
        elif not reprint.later:
            report = sides[0].report
            yield f"only in {labels[report]}", sides
        else:
            yield "added" if change.after else "left out", sides


def _reprint(reprint: Reprint, labels: ReportNames) -> Iterator[str]:
    first = labels[reprint.of]
    reprint_name = labels[reprint.report]
    order = "since" if reprint.later else "beside"
    yield f"{reprint.id}  {reprint_name}: {order} the print of {first}"
    for change, sides in told_of_print(reprint, labels):
        words = [in_marks(side.line) for side in sides]
        yield f"  - {change}: {' → '.join(words)}"


def _answer(answer: Answer, labels: ReportNames) -> Iterator[str]:
    """Yields the lines of an answer, its translations, and sentences that came later."""
    yield with_commas(answer.id, answer.question, whose(answer.by))
    for line in answer.lines:
        yield from _line(line, labels)
    for translation in answer.translations:
        yield f"  {say_translation(translation)} {place_of(translation.span)}"
    if answer.newer:
        yield "sentences of later reports about what it tells"
    for span in answer.newer:
        yield f"  - {in_marks(span.line)} ({labels[span.report]}) {place_of(span)}"


def _line(line: Line, labels: ReportNames) -> Iterator[str]:
    """Yields a line statement by statement, with the sentences that each names, the marks on it and
    what people decided of it."""
    yield f"{line.id}  {': '.join(filter(None, (line.heading, line.thing))) or '-'}"
    for number, part in enumerate(line.parts, 1):
        yield f"  {number}  {in_marks(part.told)}"
        equal = grouped(part.sentences, attrgetter("span.line"))
        for words, sentences in equal.items():
            places_of_sentences = ""
            for sentence in sentences:
                who = _speaker_and_report(sentence, labels)
                places_of_sentences += f" ({who}) {place_of(sentence.span)}"
            yield f"    - {in_marks(words)}{places_of_sentences}"
        if part.was:
            yield f"    was: {in_marks(part.was)}"
        for remark in tell_remarks(part, labels):
            yield f"    ! {remark}"
        for look in part.looked:
            yield f"    * {tell_look(look)}"


_LINES: Mapping[type, Callable[[Any, ReportNames], Iterator[str]]] = {
    Answer: _answer,
    Line: _line,
    Row: _row,
    Sentence: _sentence,
    Number: _number,
    Statement: _statement,
    Name: _name,
    Copy: _copy,
    Reprint: _reprint,
}
