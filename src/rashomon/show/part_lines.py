"""Puts the parts of a story into lines, the same for terminal and assistants: claims, differences,
numbers, speakers, names, copies, what one report alone tells, the entries of its first view, and
whatever has an id."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Any

from rashomon.model.answer import Answer, Line, PartSentence
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.copy import Copy, Reprint
from rashomon.model.difference import Difference, Quote
from rashomon.model.name import Name
from rashomon.model.number import Number
from rashomon.model.overview import Alone, Entry
from rashomon.model.pieces import in_marks
from rashomon.model.report import ReportNames
from rashomon.model.span import Passages, Span
from rashomon.model.statement import OnPage, Stance, Statement
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.show.answer_counts import number_statements, tell_remarks
from rashomon.show.answer_notes import say_translation
from rashomon.show.claim_counts import tell_claim
from rashomon.show.looked_counts import tell_look
from rashomon.show.wording import (
    MEANINGS,
    NO_LONGER,
    counted,
    relation_lines,
    tell_behind,
    tell_range,
    tell_status,
    whose,
    with_commas,
)
from rashomon.text.gathering import by_report, grouped

# How words stand of which it is not sure who says them: a denial never counts as what it denies.
_WITHOUT_SPEAKER = {Stance.ASSERTS: "", Stance.DENIES: "denied", Stance.HEDGES: "in doubt"}
_Told = ClaimSentence | Quote | Number | PartSentence | Alone
FindPart = Callable[[Story], Sequence[Any]]
PARTS: Mapping[str, FindPart] = {
    "overview": attrgetter("overview"),
    "claims": attrgetter("claims"),
    "differences": attrgetter("differences"),
    "numbers": attrgetter("numbers"),
    "speakers": attrgetter("listed_statements"),
    "names": attrgetter("names"),
    "copies": lambda story: (*story.reprints, *story.copies),
}
"""The parts of a story, by the name by which they are asked for."""


def alone_in(report: str) -> FindPart:
    """Returns a function that finds the sentences that this report alone tells."""
    return lambda story: [alone for alone in story.alone if alone.report == report]


def find_part(stories: Iterable[Story], ident: str) -> object | None:
    """Returns what has this id in one of these stories. If nothing else has it, returns the line of
    the overview with it, or None. "LINE.2" is the second statement of an answer's line, "ANSWER.17"
    the statement with the number 17."""
    ident, _, number = ident.partition(".")
    entry = None
    for story in stories:
        for part in _parts(story):
            # a line of the overview has the id of what it tells, so it comes last
            if isinstance(part, Entry):
                if part.id == ident:
                    entry = entry or part
            elif ident == (part.sentence if isinstance(part, Alone) else getattr(part, "id", None)):
                if isinstance(part, Line) and number.isdecimal():
                    return replace(part, parts=part.parts[int(number) - 1 : int(number)])
                if isinstance(part, Answer) and number.isdecimal():
                    return _numbered(part, int(number))
                return part
    return entry


def as_shown(part: object, stories: Iterable[Story]) -> Iterator[object]:
    """Yields what has an id as a reader saw it on the first view: a claim headed by the sentence
    that stands there; behind a difference its line there, if that has more numbers."""
    shown = chain.from_iterable(story.overview for story in stories)
    entry = next((entry for entry in shown if entry.id == getattr(part, "id", None)), None)
    if isinstance(part, Claim) and entry:
        for sentence in part.sure():
            if entry.spans[0].contains(sentence.span):
                part = replace(part, named_by=sentence.id)
                break
    yield part
    own_spans = part.spans() if isinstance(part, Difference) else ()
    if own_spans and entry and not all(span.meets(own_spans) for span in entry.spans):
        yield entry


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


def _speaker_and_report(words: _Told, labels: ReportNames) -> str:
    """Returns who says it, and in which report."""
    return with_commas(words.speaker, labels[words.report])


def _claim(claim: Claim, labels: ReportNames) -> Iterator[str]:
    counts = with_commas(tell_claim(claim), claim.by)
    yield f"{claim.id}  {claim.name} ({counts})"
    for sentence in claim.sentences:
        for line in _sentence(sentence, labels):
            yield f"  - {line}"


def _sentence(sentence: ClaimSentence, labels: ReportNames) -> Iterator[str]:
    who = _speaker_and_report(sentence, labels)
    line = f"{in_marks(sentence.span.line)} ({who})"
    if sentence.possible:
        line = f"possible: {line}"
    notes = with_commas(sentence.copy and "copied", sentence.repeats and "repeats")
    yield f"{line} [{notes}]" if notes else line


def _difference(difference: Difference, labels: ReportNames) -> Iterator[str]:
    """Yields the lines of a difference: its status, its versions with their quotations, how these
    relate, and ranges."""
    yield f"{difference.id}  {difference.heading}: {tell_status(difference)}"
    if difference.status:
        yield f"  {MEANINGS[difference.status]}"
    numbers = difference.numbers()
    for version in difference.versions:
        behind = f"found in {tell_behind(version.reports, version.origins)}"
        yield "  ".join(filter(None, (f"  {numbers[version.id]}", version.told, behind)))
        for quote in version.quotes:
            yield f"    - {_quote(quote, labels)}"
    for line in relation_lines(difference):
        yield f"  {line}"
    for bounds in difference.ranges:
        yield f"  {tell_range(bounds)}"


def _quote(quote: Quote, labels: ReportNames) -> str:
    who = _speaker_and_report(quote, labels)
    if quote.stance is not Stance.ASSERTS:
        who += f" {quote.stance}"
    return f"{in_marks(quote.span.line)} ({who}) {place_of(quote.span)}"


def _number(number: Number, labels: ReportNames) -> Iterator[str]:
    details = with_commas(number.counted, number.measure, number.unit, number.place, number.as_of)
    who = _speaker_and_report(number, labels)
    if number.stance is not Stance.ASSERTS:
        who += f", {number.stance}"
    words = in_marks(number.phrase.line)
    yield f"  {number.id}  {words} ({details or 'counts nothing named'}; {who})"


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


def _alone(alone: Alone, labels: ReportNames) -> Iterator[str]:
    who = _speaker_and_report(alone, labels)
    yield f"  {alone.sentence}  {in_marks(alone.span.line)} ({who})"


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


def _entry(entry: Entry, _: ReportNames) -> Iterator[str]:
    first, *rows = entry.lines
    yield f"  - {first}"
    for row in rows:
        yield f"    {row}"


_LINES: Mapping[type, Callable[[Any, ReportNames], Iterator[str]]] = {
    Answer: _answer,
    Line: _line,
    Claim: _claim,
    ClaimSentence: _sentence,
    Difference: _difference,
    Number: _number,
    Statement: _statement,
    Name: _name,
    Copy: _copy,
    Reprint: _reprint,
    Alone: _alone,
    Entry: _entry,
}
