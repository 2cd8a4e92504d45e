"""A tally in lines (`tell_tally`): its values in their order, each in the words of a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.lineage.moments import is_before
from rashomon.model.difference import Difference
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.overview import Entry, Part
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.numbers.fates import HARMS
from rashomon.telling.wording import STATUS_WORDS, Called, few, in_marks
from rashomon.text.calendar_words import say_day

_LINES, _MOST = 6, 100  # values and words of one entry
_LONGEST = 15  # words of a value
_THINGS = {"%": "percent"}


def tell_tally(
    tally: Tally,
    story: Story,
    called: Called,
    *,
    is_open: bool = True,
    sure: Sequence[Difference] = (),
) -> Iterator[Entry]:
    """Yields a tally in entries: six values open, those beyond behind a click. `sure`: the
    differences that it holds; their status stands at its end. A toll says which number was printed
    last, and when each was first, as far as these are known."""
    numbers = {one.id: one for one in story.numbers}
    lines = [_line(one, numbers, called, tally.measure in HARMS) for one in tally.values]
    told_apart = sure and len(sure[0].versions) > 1
    latest = (lines[-1][1],) if tally.latest else ()
    for n, places in enumerate(_parts(tally, lines)):
        told = [lines[place] for place in places]
        last = "".join(f", latest printed: {in_marks(span.line)}" for span in latest)
        head = f"{heading_of(tally)}{', more values' if n else last}:"
        status = f" [{STATUS_WORDS[sure[0].status]}]" if told_apart and not n else ""
        rungs = (at + line for at, (line, _) in zip(_when(tally, places), told, strict=True))
        text = "\n".join((head, *rungs)) + status
        spans = (*(span for _, span in told), *(() if n else latest))
        scaled = tuple(tally.values[at].numbers[0] for at in places) if tally.scale else ()
        yield Entry(
            Part.NUMBERS,
            text,
            sure[0].id if len(sure) == 1 else tally.id,
            open=is_open and not n,
            spans=spans,
            numbers=scaled,
        )


def heading_of(tally: Tally) -> str:
    """Returns what a tally counts, and of which other occasion its numbers are."""
    when = f", {tally.occasion.line}" if tally.occasion else ""
    return _THINGS.get(tally.thing, tally.thing) + when


def _parts(tally: Tally, lines: Sequence[tuple[str, Span]]) -> Iterator[list[int]]:
    """The places of the values that most reports give, those printed later before others, then of
    the rest, as many as an entry holds; each in the tally's order."""
    ranked = sorted(range(len(lines)), key=lambda at: (-tally.values[at].reports, -at))
    part: list[int] = []
    for place in ranked:
        words = sum(len(lines[at][0].split()) for at in (*part, place))
        if part and (len(part) == _LINES or words > _MOST):
            yield sorted(part)
            part = []
        part.append(place)
    yield sorted(part)


def _when(tally: Tally, places: Iterable[int]) -> Iterator[str]:
    """What stands before each of these values: of a toll the day on which it was first printed,
    where that is another one than above, and an arrow where that was surely later."""
    moments = [tally.values[place].moment for place in places]
    dated = sum(one.moment is not None for one in tally.values) > 1
    is_toll = dated and tally.measure in HARMS and not tally.occasion
    for above, moment in zip(["", *moments], moments, strict=False):
        is_known = above is None if moment is None else (above or "")[:10] == moment[:10]
        day = "day unknown" if moment is None else say_day(moment[:10])[: -len(" 2031")]
        arrow = "→ " if above and moment and is_before(above, moment) else ""
        yield arrow + ("" if is_known else f"{day}: ") if is_toll else ""


def _line(
    value: TallyValue, numbers: Mapping[str, Number], called: Called, is_toll: bool
) -> tuple[str, Span]:
    """A value in the words of the report that says most of it, with the others that give it."""
    given = [numbers[ident] for ident in value.numbers]
    first = [one for one in given if is_toll and one.report == value.first] or given
    best = max(first, key=lambda one: (len(_words(one, is_toll).quote), one.report == value.first))
    span = _words(best, is_toll)
    denies = "denies: " if best.stance == "denies" else ""
    who = ", ".join(filter(None, (best.speaker, called.get(best.report, best.report))))
    others = dict.fromkeys(called.get(n.report, n.report) for n in given if n.report != best.report)
    also = f"; same number: {few(list(others))}" if others else ""
    return f"{denies}{in_marks(span.line)} ({who}{also})", span


def _words(one: Number, is_toll: bool) -> Span:
    """The words that are shown: of a toll the number, of others as much as is understood alone."""
    return one.span if is_toll or len(one.phrase.quote.split()) > _LONGEST else one.phrase
