"""Marks places inside the sentences of a row: figures, days, negations, hedges, copied stretches."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rashomon.lexicon import either
from rashomon.model.content_ids import content_id
from rashomon.model.passage import Mark, MarkKind
from rashomon.model.span import Span
from rashomon.passages.terms import Told
from rashomon.text.annotations import Annotations
from rashomon.text.measures import unit_called
from rashomon.text.parsed_words import ParsedWords, words_of
from rashomon.text.polarity import NEGATIONS
from rashomon.text.quantities import Quantity
from rashomon.text.word_families import family_of

_CHOOSING = ("amod", "compound", "nmod")
_REACH = 4  # words between a figure and the noun that it counts
_NUMBERS = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|tens)\b", re.IGNORECASE
)
_WORD = re.compile(r".*\w")
_NEAR = 0.05  # figures that lie closer are one, rounded


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: where it stands with its unit, and the key of what it counts, None where that is not sure."""

    start: int
    end: int
    quantity: Quantity
    counted: str | None

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


def figures_of(told: Told, page: Annotations) -> tuple[Figure, ...]:
    """Returns the figures of a sentence in order."""
    words = words_of(page.doc) if page.read_whole else None
    starts, made = page.columns.starts, []
    for q in filter(tells_number, told.quantities):
        start, end = told.quote.start + q.start, told.quote.start + q.end
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        counted = None
        if words is not None:
            noun = _noun(words, first, last)
            if noun is not None and noun - last <= _REACH:
                end = max(end, min(words.ends[noun], told.quote.end))
            joined = "-" in q.text or told.quote.quote[q.end : q.end + 1] in (
                "-",
                "\u2010",
                "\u2011",
            )
            counted = None if joined and not q.text[0].isalpha() else _counted(words, noun, q)
        made.append(Figure(start, end, q, counted))
    return tuple(made)


def _noun(words: ParsedWords, first: int, last: int) -> int | None:
    """The noun that the figure counts: its head, or what follows "of"."""
    for place in range(last - 1, first - 1, -1):
        head = words.head[place]
        if (
            head >= last
            and words.pos[head] in ("NOUN", "PROPN")
            and words.dep[place] in ("nummod", "amod", "quantmod", "det")
        ):
            return head
    return last if last < len(words) and words.tag[last] == "NNS" else None


def _counted(words: ParsedWords, noun: int | None, q: Quantity) -> str | None:
    """The key of the counted thing: noun, what chooses among them, and the deed; none for lengths and ages."""
    if (
        noun is None
        or (unit_called(words.lemma[noun]) and not (q.unit or "").isupper())
        or "-" in words.text[noun]
    ):
        return None
    chosen = sorted(
        words.lemma[i].casefold() for i in words.children[noun] if words.dep[i] in _CHOOSING
    )
    deed = next(
        (words.lemma[i] for i in words.children[noun] if words.dep[i] in ("acl", "relcl")), None
    )
    verb = words.head[noun]
    if (
        deed is None
        and words.pos[verb] == "VERB"
        and words.dep[noun] in ("nsubj", "nsubjpass", "dobj")
    ):
        deed = words.lemma[verb]
    return " ".join(
        (family_of(words.lemma[noun]), *chosen, f"/{family_of(deed) if deed else ''}", q.unit or "")
    )


@cache
def _words_of_hedges() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{either('passages.hedges')})(?!\w)(?! \d)")


@cache
def _words_of_negation() -> re.Pattern[str]:
    single = "|".join(sorted(word for word in NEGATIONS if word.isalpha()))
    return re.compile(rf"(?<!\w)(?:{single})(?!\w)|(?<!\w)\w+n['’]t(?!\w)", re.IGNORECASE)


def marks_in(
    told: Told,
    ident: str,
    days: Sequence[tuple[int, int]],
    copied: Iterable[Span],
    *,
    english: bool,
) -> Iterator[Mark]:
    """Yields the marks of one sentence but those of figures. `days`, `copied`: places in its report."""
    quote = told.quote
    for start, end in days:
        if quote.start <= start and end <= quote.end:
            yield Mark(MarkKind.DAY, ident, start, end)
    for q in told.quantities:
        if tells_number(q) and (bound := _WORD.match(quote.quote, q.start, q.figure)):
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


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


Placed = tuple[str, str, Figure]  # report, id of the sentence, figure


def grouped(figures: Sequence[Placed]) -> tuple[list[Mark], list[Placed]]:
    """Returns the marks of the core's figures, grouped where one thing is counted, and the figures that differ.

    A figure differs where no figure that one report gives of the thing agrees with any of another's.
    """
    of: dict[str, list[Placed]] = defaultdict(list)
    for placed in figures:
        if placed[2].counted:
            of[placed[2].counted].append(placed)
    marks = []
    for _, ident, figure in figures:
        shared = figure.counted and len({report for report, _, _ in of[figure.counted]}) > 1
        group = content_id("g", figure.counted) if shared else None
        marks.append(Mark(MarkKind.FIGURE, ident, figure.start, figure.end, group))
    return marks, [placed for told in of.values() if _differ(told) for placed in told]


def _differ(told: Sequence[Placed]) -> bool:
    """Whether no figure of one report agrees with one of another."""
    by: dict[str, list[Quantity]] = defaultdict(list)
    for report, _, figure in told:
        by[report].append(figure.quantity)
    return any(
        all(apart(x, y) for x in by[a] for y in by[b]) for a, b in combinations(sorted(by), 2)
    )


def apart(x: Quantity, y: Quantity) -> bool:
    """Whether two amounts exclude each other, beyond rounding."""
    if x.low is None or x.high is None or y.low is None or y.high is None:
        return False
    slack = _NEAR * max(abs(x.high), abs(y.high)) if "near" in (x.manner, y.manner) else 0.0
    return x.high + slack < y.low or y.high + slack < x.low
