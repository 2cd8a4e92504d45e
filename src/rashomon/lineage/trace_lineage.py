"""Finds what one report copied from another."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from operator import attrgetter

from rashomon.lineage.copyable_words import CopyableWords, copyable_words_of
from rashomon.lineage.direction import SharedText, Side, find_origin, side_of
from rashomon.lineage.drift import Changes, find_drift, quoted_differently
from rashomon.lineage.known_pairs import FoundCopy, KnownPairs, Stretches
from rashomon.lineage.prints import find_prints
from rashomon.lineage.stretches import Shared, find_stretches
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span

_SET_WORDS = 12  # most equal words in a row of a phrase that many writers have
_COMMON = 2  # most reports that have eight such words in common because one has them of another

_Spans = dict[tuple[str, int, int], Span]


@record
class Lineage:
    """The copies of a story, and what changed in each, by its id; `prints`: of each of many prints
    of one text the fullest: not every two of them are compared."""

    copies: tuple[Copy, ...] = ()
    drift: Mapping[str, Changes] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)


_Compared = dict[str, tuple[Side, Side]]  # by the marks of both


def trace_lineage(reports: Sequence[Report], known: KnownPairs | None = None) -> Lineage:
    """Returns the stretches that reports of a story share, ordered by their places: copied text and
    quotations of the same words. `known`: what was found before, to which this adds."""
    pairs = known or KnownPairs()
    for report in reports:
        if report not in pairs.sides:
            pairs.sides[report] = side_of(copyable_words_of(report))
    sides = [pairs.sides[report] for report in sorted(reports, key=attrgetter("id"))]
    prints, hubs = find_prints(sides)
    compared: _Compared = {}
    for left, right in itertools.combinations(sides, 2):
        one = left.report.id
        other = right.report.id
        if one in hubs or other in hubs or prints.get(one, one) != prints.get(other, other):
            compared[f"{left.mark} {right.mark}"] = left, right
    _find_copies(compared, pairs, is_packed=known is not None)

    @cache
    def is_stock(keys: tuple[str, ...]) -> bool:
        """Whether some words alone stand in so many reports, as the set words of an office do."""
        return len(keys) <= _SET_WORDS and sum(side.words.holds(keys) for side in sides) > _COMMON

    copies = []
    drift = {}
    for pair in compared:
        for words, copy, changes in pairs.found[pair]:
            if words and is_stock(words):
                continue
            copies.append(copy)
            if changes:
                drift[copy.id] = changes
    return Lineage(tuple(copies), drift, prints)


def _find_copies(compared: _Compared, pairs: KnownPairs, *, is_packed: bool) -> None:
    """Finds the copies of these pairs of reports, unless they are known."""
    missing = {pair: sides for pair, sides in compared.items() if pair not in pairs.found}
    spans: _Spans = {}
    packed = frozenset(pairs.packed)
    for pair, stretches in pairs.read_packed():
        if pair in missing:
            pairs.found[pair] = tuple(_found(*missing.pop(pair), stretches, spans))
    new: defaultdict[str, dict[str, Stretches]] = defaultdict(dict)
    for pair, (left, right) in missing.items():
        stretches = find_stretches(left.words, right.words)
        pairs.found[pair] = tuple(_found(left, right, stretches, spans))
        newer = right if left.report.id in packed else left
        if is_packed:
            new[newer.report.id][pair] = stretches
    for report, found in new.items():
        pairs.pack(report, found)


def _found(left: Side, right: Side, stretches: Stretches, spans: _Spans) -> Iterator[FoundCopy]:
    sides = left.words, right.words
    for stretch in stretches:
        a = _span(left.words, stretch.a0, stretch.a1, spans)
        b = _span(right.words, stretch.b0, stretch.b1, spans)
        words: tuple[str, ...] = ()
        if stretch.kind is Shared.SLIGHT:
            run = max(stretch.runs, key=lambda run: (run.length, -run.a))
            words = left.words.keys[run.a : run.a + run.length]
        ident = content_id("copy", a.report, a.start, a.end, b.report, b.start, b.end)
        if stretch.kind is Shared.QUOTED:
            changes = quoted_differently(stretch, *sides)
            yield FoundCopy(words, Copy(ident, a, b, CopyKind.QUOTATION), changes)
            continue
        kind = CopyKind.VERBATIM if stretch.is_verbatim(*sides) else CopyKind.EDITED
        drift = find_drift(stretch, *sides) if kind is CopyKind.EDITED else ()
        origin = find_origin(SharedText(a, b, left, right))
        yield FoundCopy(words, Copy(ident, a, b, kind, *origin), drift)


def _span(words: CopyableWords, first: int, last: int, spans: _Spans) -> Span:
    """The span of these words, one object for all pairs of reports: copies of one text are many."""
    place = words.report.id, words.starts[first], words.ends[last - 1]
    if place not in spans:
        spans[place] = words.report.span(*place[1:])
    return spans[place]
