"""Marks places inside the sentences of a row: figures, days, negations, hedges, copied stretches."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import either
from rashomon.model.content_ids import content_id
from rashomon.model.passage import Mark, MarkKind
from rashomon.model.span import Span
from rashomon.passages.terms import Told
from rashomon.text.annotations import Annotations
from rashomon.text.parsed_words import ParsedWords, words_of
from rashomon.text.polarity import NEGATIONS
from rashomon.text.quantities import Quantity
from rashomon.text.word_families import family_of

_REACH = 4  # words between a figure and the noun that it counts
_NEAR = 0.05  # figures that lie closer are one, rounded


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: where it stands with its unit, and the key of what it counts, None where that is not sure."""

    start: int
    end: int
    quantity: Quantity
    counted: str | None


def figures_of(told: Told, page: Annotations) -> tuple[Figure, ...]:
    """Returns the figures of a sentence in order."""
    words = words_of(page.doc) if page.read_whole else None
    starts, made = page.columns.starts, []
    for q in told.quantities:
        start, end = told.quote.start + q.start, told.quote.start + q.end
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        counted = None
        if words is not None:
            noun = _noun(words, first, last)
            if noun is not None and noun - last <= _REACH:
                end = max(end, words.ends[noun])
            counted = _counted(words, noun, q)
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
    """The key of the counted thing: noun, what chooses among them, and the deed."""
    if noun is None:
        return None
    chosen = sorted(
        words.lemma[i].casefold()
        for i in words.children[noun]
        if words.dep[i] in ("amod", "compound", "nmod")
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
    return re.compile(
        rf"(?<!\w)(?:{either('passages.hedges', 'passages.limits')})(?!\w)", re.IGNORECASE
    )


@cache
def _words_of_negation() -> re.Pattern[str]:
    single = "|".join(sorted(word for word in NEGATIONS if word.isalpha()))
    return re.compile(rf"(?<!\w)(?:{single})(?!\w)|\w+n['’]t(?!\w)", re.IGNORECASE)


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


def grouped(figures: Sequence[tuple[str, str, Figure]]) -> tuple[list[Mark], bool]:
    """Returns the marks of figures, grouped where one thing is counted, and whether reports differ in one.

    `figures`: report, id of the sentence and figure of the core.
    """
    of: Mapping[str, list[tuple[str, Figure]]] = defaultdict(list)
    for report, _, figure in figures:
        if figure.counted:
            of[figure.counted].append((report, figure))
    marks = [
        Mark(
            MarkKind.FIGURE,
            ident,
            figure.start,
            figure.end,
            content_id("g", figure.counted)
            if figure.counted and len({r for r, _ in of[figure.counted]}) > 1
            else None,
        )
        for _, ident, figure in figures
    ]
    return marks, any(_differ(told) for told in of.values())


def _differ(told: Sequence[tuple[str, Figure]]) -> bool:
    """Whether no figure of one report agrees with one of another."""
    reports = sorted({report for report, _ in told})
    by = {report: [figure.quantity for r, figure in told if r == report] for report in reports}
    return any(
        all(apart(x, y) for x in by[a] for y in by[b])
        for n, a in enumerate(reports)
        for b in reports[n + 1 :]
    )


def apart(x: Quantity, y: Quantity) -> bool:
    """Whether two amounts exclude each other, beyond rounding."""
    if None in (x.low, x.high, y.low, y.high):
        return False
    assert x.low is not None and x.high is not None and y.low is not None and y.high is not None
    slack = _NEAR * max(abs(x.high), abs(y.high)) if "near" in (x.manner, y.manner) else 0.0
    return x.high + slack < y.low or y.high + slack < x.low
