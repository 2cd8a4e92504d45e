"""Parts of a story in lines: claims, differences, numbers, speakers, names, copies, what one report
alone tells; and whatever has an id. The same lines for terminal and assistants."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any

from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.copy import Copy, Reprint
from rashomon.model.difference import Difference, Quote
from rashomon.model.name import Name
from rashomon.model.number import Number
from rashomon.model.overview import Alone, Entry
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.shipped.words import set_of
from rashomon.telling.wording import (
    MEANINGS,
    RELATION_WORDS,
    STATUS_WORDS,
    counted,
    in_marks,
    independent,
    name_speaker,
)

_POSSIBLE = "possible: "
Labels = Mapping[str, str]
Found = Callable[[Story], Sequence[Any]]
PARTS: Mapping[str, Found] = {
    "overview": lambda story: story.overview,
    "claims": lambda story: story.claims,
    "differences": lambda story: story.differences,
    "numbers": lambda story: story.numbers,
    "speakers": lambda story: story.statements,
    "names": lambda story: story.names,
    "copies": lambda story: (*story.reprints, *story.copies),
}
"""The parts of a story, by the name by which they are asked for."""


def alone_in(report: str) -> Found:
    """Returns what finds the sentences that this report alone tells."""
    return lambda story: [one for one in story.alone if one.span.report == report]


def _parts(value: object) -> Iterator[object]:
    """Yields what can be shown by its id: whatever has lines of its own."""
    if isinstance(value, tuple):
        for one in value:
            yield from _parts(one)
    elif is_dataclass(value):
        if type(value) in _LINES and not isinstance(value, Entry):
            yield value
        for field in fields(value):
            yield from _parts(getattr(value, field.name))


def find_part(stories: Iterable[Story], ident: str) -> object | None:
    """Returns what has this id in one of these stories, a line of its overview where nothing else
    has it; None if nothing has."""
    given = tuple(stories)
    every = chain(_parts(given), (one for story in given for one in story.overview))
    return next((one for one in every if _ident(one) == ident), None)


def _ident(one: object) -> object:
    return getattr(one, "id", None) or getattr(one, "sentence", None)


# Lines.


def lines_of(one: object, labels: Labels) -> Iterator[str]:
    """Yields something of a story in lines: its id and what it is, then, set in, its words with
    whose they are and where they stand. `labels`: what reports are called, by id."""
    yield from _LINES[type(one)](one, labels)


def place_of(span: Span) -> str:
    """Returns where words stand: report and characters."""
    return f"{span.report} {span.start}-{span.end}"


def _words(span: Span) -> str:
    return in_marks(span.line)


def _who(speaker: str | None, by: str | None, report: str, labels: Labels) -> str:
    return ", ".join(filter(None, (name_speaker(speaker, by), labels.get(report, report))))


def _claim(one: Claim, labels: Labels) -> Iterator[str]:
    counts = f"{counted(one.reports, 'report')}, {independent(one.origins)}"
    yield f"{one.id}  {one.name} ({counts}{f', {one.by}' if one.by else ''})"
    for sentence in one.sentences:
        yield f"  - {''.join(_sentence(sentence, labels))}"


def _sentence(one: ClaimSentence, labels: Labels) -> Iterator[str]:
    notes = [n for n, told in (("copied", one.copy), ("repeats", one.repeats)) if told]
    also = f" [{', '.join(notes)}]" if notes else ""
    who = _who(one.speaker, one.speaker_by, one.report, labels)
    yield f"{_POSSIBLE if one.possible else ''}{_words(one.span)} ({who}){also}"


def _difference(one: Difference, labels: Labels) -> Iterator[str]:
    mark = "° " if one.question else ""
    by = f", {one.by}" if one.by else ""
    yield f"{one.id}  {mark}{one.heading}: {STATUS_WORDS[one.status]}{by}"
    yield f"  {MEANINGS[one.status]}"
    number = one.numbers()
    for version in one.versions:
        counts = f"{counted(version.reports, 'report')}, {independent(version.origins)}"
        yield f"  {number[version.id]}  {counts}"
        yield from (f"    - {line}" for quote in version.quotes for line in _quote(quote, labels))
    for r in one.relations:
        yield f"  {number[r.b]} {RELATION_WORDS[r.kind]} {number[r.a]}"
    for found in one.ranges:
        bounds = (found.low, found.best, found.high)
        yield f"  {', '.join('-' if x is None else f'{x:g}' for x in bounds)} ({found.rule})"


def _quote(one: Quote, labels: Labels) -> Iterator[str]:
    stance = "" if one.stance == "asserts" else f" {one.stance}"
    who = _who(one.speaker, one.by, one.report, labels)
    yield f"{_words(one.span)} ({who}{stance}) {place_of(one.span)}"


def _number(one: Number, labels: Labels) -> Iterator[str]:
    what = ", ".join(filter(None, (one.counted, one.measure, one.unit, one.place, one.as_of)))
    stance = "" if one.stance == "asserts" else f", {one.stance}"
    who = _who(one.speaker, None, one.report, labels)
    yield f"  {one.id}  {_words(one.phrase)} ({what or 'counts nothing named'}; {who}{stance})"


def _statement(one: Statement, labels: Labels) -> Iterator[str]:
    told = one.cue and one.quote.contains(one.cue)
    stance = "" if told or one.stance == "asserts" else f" {one.stance}"
    cue = "" if told or one.cue is None or one.stance == "denies" else one.cue.line
    if cue and set_of("saying.plain").isdisjoint(cue.lower().split()):  # what is done by saying it
        stance = f" ({cue}){stance}"
    via = f", through {', '.join(one.via)}" if one.via else ""
    who = name_speaker(one.who, one.by) or "nobody named"
    yield f"  {one.id}  {who}{stance}: {_words(one.quote)} ({labels.get(one.report, '')}{via})"


def _name(one: Name, labels: Labels) -> Iterator[str]:
    reports = {span.report for span in one.mentions}
    often = f"{counted(len(one.mentions), 'mention')} in {counted(len(reports), 'report')}"
    yield f"{one.id}  {one.name} ({one.kind}, {often})"
    for join in sorted(one.joins, key=lambda j: (j.confidence or 0.0, j.a, j.b)):
        firm = "?" if join.confidence is None else f"{join.confidence:.2f}"
        by = f", {join.by}" if join.by else ""
        yield f"  {firm}  {join.a} = {join.b}: {join.reason}{by}"


def _copy(one: Copy, labels: Labels) -> Iterator[str]:
    source = f", from {labels.get(one.source, one.source)}" if one.source else ""
    yield f"{one.id}  {one.kind}{source}"
    for span in (one.a, one.b):
        yield f"  - {_words(span)} ({labels.get(span.report, span.report)}) {place_of(span)}"


def told_of_print(one: Reprint, labels: Labels) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yields what a print has otherwise than the first one, each with what became of it."""
    for change in one.changes:
        sides = change.sides()
        told = "added" if change.after else "left out"
        if not one.later:
            told = f"only in {labels.get(sides[0].report, sides[0].report)}"
        yield "changed" if len(sides) > 1 else told, sides


def _reprint(one: Reprint, labels: Labels) -> Iterator[str]:
    first, other = (labels.get(report, report) for report in (one.of, one.report))
    yield f"{one.id}  {other}: {'since' if one.later else 'beside'} the print of {first}"
    for told, sides in told_of_print(one, labels):
        yield f"  - {told}: {' → '.join(map(_words, sides))}"


def _alone(one: Alone, labels: Labels) -> Iterator[str]:
    who = _who(one.speaker, None, one.span.report, labels)
    yield f"  {one.sentence}  {_words(one.span)} ({who})"


def _entry(one: Entry, _: Labels) -> Iterator[str]:
    first, *more = one.text.splitlines() or [""]
    yield f"  - {first}{f' ({one.by})' if one.by else ''}"
    yield from (f"    {line}" for line in more)


_LINES: Mapping[type, Callable[[Any, Labels], Iterator[str]]] = {
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
