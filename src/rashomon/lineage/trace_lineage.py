"""Finds what one report copied from another."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from rashomon.lineage.copied_stretch import CopiedStretch, Shared
from rashomon.lineage.copyable_words import copyable_words_of
from rashomon.lineage.direction import CopyOrigin, SharedText, Side, find_origin, side_of
from rashomon.lineage.drift import Changes, find_drift, quoted_differently
from rashomon.lineage.prints import Prints, find_prints
from rashomon.lineage.stretches import find_stretches
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.record import IntPair, Strings, StringSet, record
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations

_SET_WORDS = 12  # most equal words in a row of a phrase that many writers have
_COMMON = 2  # most reports that have eight such words in common because one has them of another

_PLACE = attrgetter("report", "start", "end")
_Spans = dict[tuple[str, int, int], Span]


@record
class Lineage:
    """The copies of a story, and what changed in each, by its id; `prints`: of each of many prints
    of one text the fullest: not every two of them are compared."""

    copies: tuple[Copy, ...] = ()
    drift: Mapping[str, Changes] = field(default_factory=dict)
    prints: Prints = field(default_factory=dict)


_Found = tuple[Strings, Copy, Changes]  # words of a slight stretch, else none


KeptCopy = tuple[IntPair, IntPair, CopyKind, CopyOrigin, Strings, Changes]
"""A copy as it is kept: its places in the text of both reports, what it is and whence, its words if
they are few, and what changed."""
PairCopies = dict[str, list[KeptCopy]]
"""The copies of two reports, by the marks of both."""


@dataclass(eq=False, slots=True)
class KnownPairs:
    """What is known of the reports of a story that grows, and of every two of them.

    - `pages`: the reports with their parses
    - `found`: the copies of two reports, by the marks of both
    - `kept`: what a store had, as far as it was not asked for yet
    - `new`: what it does not have yet, by the mark of one of the two reports
    - `keepers`: the marks of reports beside which it keeps anything
    """

    pages: dict[Report, Annotations] = field(default_factory=dict)
    sides: dict[Report, Side] = field(default_factory=dict)
    found: dict[str, tuple[_Found, ...]] = field(default_factory=dict)
    kept: PairCopies = field(default_factory=dict)
    new: dict[str, PairCopies] = field(default_factory=dict)
    keepers: StringSet = field(default_factory=set)

    def copies_of(self, pair: str, left: Side, right: Side) -> list[KeptCopy]:
        """Returns the copies of two reports, which depend on these two alone. `pair` is made of the
        marks of both."""
        if pair in self.kept:
            return self.kept.pop(pair)
        copies = []
        for stretch in find_stretches(left.words, right.words):
            copies.append(_read(stretch, left, right))
        for mark in (left.mark, right.mark):
            if mark not in self.keepers:
                self.new.setdefault(mark, {})[pair] = copies
                break
        return copies


def trace_lineage(reports: Reports, known: KnownPairs | None = None) -> Lineage:
    """Returns the stretches that reports of a story share, ordered by their places: copied text and
    quotations of the same words. `known`: what was found before, to which this adds."""
    known = known or KnownPairs()
    for report in reports:
        if report not in known.sides:
            known.sides[report] = side_of(copyable_words_of(report))
    sides = [known.sides[report] for report in sorted(reports, key=attrgetter("id"))]
    spans: _Spans = {}
    origins: dict[CopyOrigin, CopyOrigin] = {}
    prints, hubs = find_prints(sides)
    copies = []
    drift = {}

    @cache
    def is_stock(keys: Strings) -> bool:
        """Whether some words alone stand in so many reports, as the set words of an office do."""
        return len(keys) <= _SET_WORDS and sum(side.words.holds(keys) for side in sides) > _COMMON

    for left, right in itertools.combinations(sides, 2):
        first = left.report.id
        second = right.report.id
        is_hub = not hubs.isdisjoint((first, second))
        if is_hub or prints.get(first, first) != prints.get(second, second):
            pair = f"{left.mark} {right.mark}"
            if pair not in known.found:
                found = []
                for a, b, kind, origin, words, changes in known.copies_of(pair, left, right):
                    span = _span(left.report, a, spans)
                    other_span = _span(right.report, b, spans)
                    ident = content_id("copy", *_PLACE(span), *_PLACE(other_span))
                    origin = origins.setdefault(origin, origin)
                    found.append((words, Copy(ident, span, other_span, kind, *origin), changes))
                known.found[pair] = tuple(found)
            for words, copy, changes in known.found[pair]:
                if words and is_stock(words):
                    continue
                copies.append(copy)
                if changes:
                    drift[copy.id] = changes
    return Lineage(tuple(copies), drift, prints)


def _read(stretch: CopiedStretch, left: Side, right: Side) -> KeptCopy:
    """Returns the copy that a stretch is."""
    sides = left.words, right.words
    a = left.words.starts[stretch.a0], left.words.ends[stretch.a1 - 1]
    b = right.words.starts[stretch.b0], right.words.ends[stretch.b1 - 1]
    words: Strings = ()
    if stretch.kind is Shared.SLIGHT:
        run = max(stretch.runs, key=lambda run: (run.length, -run.a))
        words = left.words.keys[run.a : run.a + run.length]
    if stretch.kind is Shared.QUOTED:
        differently = tuple(quoted_differently(stretch, *sides))
        return a, b, CopyKind.QUOTATION, (None, ()), words, differently
    kind = CopyKind.VERBATIM
    changes: Changes = ()
    if not stretch.is_verbatim(*sides):
        kind = CopyKind.EDITED
        changes = tuple(find_drift(stretch, *sides))
    shared = SharedText(left.report.span(*a), right.report.span(*b), left, right)
    return a, b, kind, find_origin(shared), words, changes


def _span(report: Report, place: IntPair, spans: _Spans) -> Span:
    """The span at this place, one object for all pairs of reports: copies of one text are many."""
    known = report.id, *place
    if known not in spans:
        spans[known] = report.span(*place)
    return spans[known]
