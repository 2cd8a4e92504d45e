"""Marks places inside the sentences of a row: figures, days, negations, hedges, copied
stretches."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.model.content_ids import content_id
from rashomon.model.passage import Mark, MarkKind
from rashomon.model.span import Span
from rashomon.passages.terms import SentenceTerms
from rashomon.shipped.words import either, set_of
from rashomon.text.amounts import counted_noun, counts_nothing
from rashomon.text.by_key import by_key
from rashomon.text.parsed_report import Annotations
from rashomon.text.polarity import NEGATIONS
from rashomon.text.quantities import Quantity, reports_differ

_REACH = 4  # words between a figure and the noun that it counts
_NUMBERS = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b", re.IGNORECASE
)
_WORD = re.compile(r".*\w")
_RANK = re.compile(r"\bNos?\. ?$")  # "No. 2" counts nothing
_STOPS = re.compile(r"[,;:()\[\]\"“”«»–—]|\s-\s")  # no unit stands behind these


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: where it stands with its unit, and where its number begins."""

    start: int
    end: int
    number: int
    quantity: Quantity

    @property
    def printed(self) -> str:
        """The bare number as it is printed, without "at least" and the like."""
        return self.quantity.text[self.quantity.figure - self.quantity.start :]


def tells_number(q: Quantity) -> bool:
    """Whether an amount is a figure that helps the eye: no "few", no "one"."""
    return (
        _NUMBERS.search(q.text) is not None
        if q.vague()
        else q.unit is not None or q.low != 1 or q.high != 1
    )


def figures_of(sentence: SentenceTerms, page: Annotations) -> tuple[Figure, ...]:
    """Returns the figures of a sentence in order."""
    words = page.words if page.read_whole else None
    starts, made = page.words.starts, []
    for q in filter(tells_number, sentence.quantities):
        if _RANK.search(sentence.quote.quote[: q.start]):
            continue
        start, end = sentence.quote.start + q.start, sentence.quote.start + q.end
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        noun = counted_noun(words, first, last) if words is not None else None
        if words is not None and q.unit is None and counts_nothing(words, first, last, noun):
            continue
        if words is not None and noun is not None and noun >= last:
            unit_end = min(words.ends[noun], sentence.quote.end)
            between = sentence.quote.quote[q.end : max(q.end, unit_end - sentence.quote.start)]
            if noun - last <= _REACH and not _STOPS.search(between):
                end = max(end, unit_end)
        made.append(Figure(start, end, sentence.quote.start + q.figure, q))
    return tuple(made)


@cache
def _words_of_hedges() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{either('passages.hedges')})(?!\w)(?! \d)")


@cache
def _words_of_negation() -> re.Pattern[str]:
    single = "|".join(sorted(word for word in NEGATIONS if word.isalpha()))
    number = r"(?!\. ?\d)"  # "No. 2" denies nothing
    return re.compile(rf"(?<!\w)(?:{single})(?!\w){number}|(?<!\w)\w+n['’]t(?!\w)", re.IGNORECASE)


def marks_in(
    sentence: SentenceTerms,
    ident: str,
    days: Sequence[tuple[int, int]],
    copied: Iterable[Span],
    page: Annotations,
) -> Iterator[Mark]:
    """Yields the marks of one sentence but those of figures. `days`, `copied`: places in its
    report, the `page`."""
    quote, english = sentence.quote, page.read_whole
    for start, end in days:
        if quote.start <= start and end <= quote.end:
            yield Mark(MarkKind.DAY, ident, start, end)
    for q in sentence.quantities:
        bound = _WORD.match(quote.quote, q.start, q.figure)
        if bound is None or bound[0].lower() in set_of("bounds.before_exact"):
            continue
        if tells_number(q) and not _governed(page, quote.start + bound.start()):
            yield Mark(
                MarkKind.HEDGE, ident, quote.start + bound.start(), quote.start + bound.end()
            )
    if english:
        for kind, pattern in (
            (MarkKind.NEGATION, _words_of_negation()),
            (MarkKind.HEDGE, _words_of_hedges()),
        ):
            for found in pattern.finditer(quote.quote):
                yield Mark(kind, ident, quote.start + found.start(), quote.start + found.end())
    for start, end in _merged(
        (max(quote.start, s.start), min(quote.end, s.end)) for s in copied if s.overlaps(quote)
    ):
        yield Mark(MarkKind.COPIED, ident, start, end)


def _governed(page: Annotations, start: int) -> bool:
    """Whether a verb or noun takes the word there as its preposition: "warned about two men"."""
    if not page.read_whole:
        return False
    words, place = page.words, bisect_right(page.words.starts, start) - 1
    return words.dep[place] == "prep" and words.pos[words.head[place]] in ("VERB", "NOUN")


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


Placed = tuple[str, str, Figure]  # report, id of the sentence, figure


def grouped(
    figures: Sequence[Placed], alike: Sequence[Sequence[Span]]
) -> tuple[list[Mark], list[list[Placed]]]:
    """Returns the marks of the core's figures, grouped where one thing is counted, and the groups
    that differ.

    `alike`: places of amounts that count one thing. A group differs where no figure that one report
    gives agrees with any of another's.
    """
    counted = {(at.report, n): k for k, group in enumerate(alike) for at in group for n in _in(at)}
    keys = [counted.get((report, figure.number)) for report, _, figure in figures]
    of = by_key((k, placed) for k, placed in zip(keys, figures, strict=True) if k is not None)
    names = {
        key: content_id("g", members[0][1], members[0][2].start)
        for key, members in of.items()
        if len({report for report, _, _ in members}) > 1
    }
    marks = [
        Mark(
            MarkKind.FIGURE,
            ident,
            figure.start,
            figure.end,
            names.get(key) if key is not None else None,
        )
        for key, (_, ident, figure) in zip(keys, figures, strict=True)
    ]
    return marks, [
        of[key]
        for key in sorted(of)
        if reports_differ([(members[0], members[2].quantity) for members in of[key]])
    ]


def _in(at: Span) -> range:
    return range(at.start, at.end)
