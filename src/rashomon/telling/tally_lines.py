"""A tally in lines (`tell_tally`): its values in their order, each in the words of a report."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.overview import Entry, Part
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import ordered

_HARMS = frozenset(ordered("fates.harms"))
_LINES = 6  # values of one entry
_NAMED = 3  # reports that are named beside a value
_LONGEST = 15  # words of a value
_THINGS = {"%": "percent"}


def tell_tally(
    tally: Tally, story: Story, called: Mapping[str, str], *, is_open: bool = True
) -> Iterator[Entry]:
    """Yields a tally in entries: its first values open, those beyond behind a click."""
    numbers = {one.id: one for one in story.numbers}
    thing = _THINGS.get(tally.thing, tally.thing)
    for n in range(0, len(tally.values), _LINES):
        values = tally.values[n : n + _LINES]
        told = [_line(value, numbers, called, tally.measure in _HARMS) for value in values]
        head = f"{thing}, more values:" if n else f"{thing}:"
        text = "\n".join((head, *(line for line, _ in told)))
        spans = tuple(span for _, span in told)
        yield Entry(Part.NUMBERS, text, tally.id, open=is_open and not n, spans=spans)


def _line(
    value: TallyValue, numbers: Mapping[str, Number], called: Mapping[str, str], is_toll: bool
) -> tuple[str, Span]:
    """A value in the words of the report that says most of it, with the others that give it."""
    given = [numbers[ident] for ident in value.numbers]
    best = max(given, key=lambda one: (len(_words(one, is_toll).quote), one.report == value.first))
    span = _words(best, is_toll)
    denies = "denies: " if best.stance == "denies" else ""
    who = ", ".join(filter(None, (best.speaker, called.get(best.report, best.report))))
    others = dict.fromkeys(called.get(n.report, n.report) for n in given if n.report != best.report)
    return f"{denies}“{' '.join(span.quote.split())}” ({who}{_also(list(others))})", span


def _words(one: Number, is_toll: bool) -> Span:
    """The words that are shown: of a toll the number, of others as much as is understood alone."""
    return one.span if is_toll or len(one.phrase.quote.split()) > _LONGEST else one.phrase


def _also(others: Sequence[str]) -> str:
    more = len(others) - _NAMED
    named = ", ".join(others[:_NAMED])
    return f"; same number: {named}{f' +{more}' if more > 0 else ''}" if others else ""
