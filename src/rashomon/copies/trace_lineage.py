"""Finds what one report copied from another."""

import itertools
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from rashomon.copies.copied_stretch import CopiedStretch, Shared
from rashomon.copies.copyable_words import copyable_words_of
from rashomon.copies.direction import SharedText, Side, find_origin, side_of
from rashomon.copies.prints import find_prints
from rashomon.copies.stretches import find_stretches
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations

_SET_WORDS = 12  # most words of a phrase that writers have without having it of each other
_COMMON = 2  # most reports that share so short a phrase because one has it of another

_PLACE = attrgetter("report", "start", "end")


@record
class Lineage:
    """The copies of a story; `prints`: of each of many prints of one text the fullest: not every
    two of them are compared."""

    copies: tuple[Copy, ...] = ()
    prints: dict[str, str] = field(default_factory=dict)


_Found = tuple[tuple[str, ...], Copy]  # the words only of a slight stretch, else none


KeptCopy = tuple[
    tuple[int, int],
    tuple[int, int],
    CopyKind,
    tuple[str | None, tuple[str, ...]],
    tuple[str, ...],
]
"""A copy as it is kept: its places in the text of both reports, what it is and whence, and its
words if they are few."""
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
    - `grows`: whether it is asked for again: else nothing is kept of a pair
    """

    pages: dict[Report, Annotations] = field(default_factory=dict)
    sides: dict[Report, Side] = field(default_factory=dict)
    found: dict[str, tuple[_Found, ...]] = field(default_factory=dict)
    kept: PairCopies = field(default_factory=dict)
    new: dict[str, PairCopies] = field(default_factory=dict)
    keepers: set[str] = field(default_factory=set)
    grows: bool = True

    def copies_of(self, pair: str, left: Side, right: Side) -> list[KeptCopy]:
        """Returns the copies of two reports, which depend on these two alone. `pair` is made of the
        marks of both."""
        if pair in self.kept:
            return self.kept.pop(pair)
        copies = []
        for stretch in find_stretches(left.words, right.words):
            copies.append(_kept_copy_of(stretch, left=left, right=right))
        for mark in (left.mark, right.mark):
            if self.grows and mark not in self.keepers:
                self.new.setdefault(mark, {})[pair] = copies
                break
        return copies


def trace_lineage(reports: Reports, known_pairs: KnownPairs | None = None) -> Lineage:
    """Returns the stretches that reports of a story share, ordered by their places: copied text and
    quotations of the same words. `known_pairs`: what was found before, to which this adds."""
    known_pairs = known_pairs or KnownPairs(grows=False)
    for report in reports:
        if report not in known_pairs.sides:
            known_pairs.sides[report] = side_of(copyable_words_of(report))
    sides = [known_pairs.sides[report] for report in sorted(reports, key=attrgetter("id"))]
    reader = _CopyReader(known_pairs)
    prints, hubs = find_prints(sides)
    copies = []

    @cache
    def is_stock(keys: tuple[str, ...]) -> bool:
        """Whether the words of a slight stretch stand in so many reports that they are no copy, as
        the set words of an office do. What comes without words is no slight stretch."""
        is_short = 0 < len(keys) <= _SET_WORDS
        return is_short and sum(side.words.holds(keys) for side in sides) > _COMMON

    for left, right in itertools.combinations(sides, 2):
        first = left.report.id
        second = right.report.id
        is_hub = not hubs.isdisjoint((first, second))
        # two prints of one text: comparing each with the hubs, which stand for all, is enough
        if not is_hub and prints.get(first, first) == prints.get(second, second):
            continue
        for words, copy in reader.copies_of(left, right):
            if not is_stock(words):
                copies.append(copy)
    return Lineage(tuple(copies), prints)


class _CopyReader:
    """Reads copies as they were kept. Copies of one text are many: a span, or an origin, is one
    object for all pairs of reports."""

    def __init__(self, known_pairs: KnownPairs) -> None:
        self._known = known_pairs
        self._spans: dict[tuple[str, int, int], tuple[Span, tuple[str, int, int]]] = {}
        self._origins: dict[
            tuple[str | None, tuple[str, ...]], tuple[str | None, tuple[str, ...]]
        ] = {}

    def copies_of(self, left: Side, right: Side) -> tuple[_Found, ...]:
        """Returns the copies of two reports. They are read only once."""
        pair = f"{left.mark} {right.mark}"
        found = self._known.found.get(pair)
        if found is None:
            copies = []
            for place, next_place, kind, origin, words in self._known.copies_of(pair, left, right):
                span, of_left = self._placed(left.report, place)
                next_span, of_right = self._placed(right.report, next_place)
                ident = content_id("copy", *of_left, *of_right)
                source, reasons = self._origins.setdefault(origin, origin)
                copy = Copy(id=ident, a=span, b=next_span, kind=kind, from_=source, reasons=reasons)
                copies.append((words, copy))
            found = tuple(copies)
            if self._known.grows:
                self._known.found[pair] = found
        return found

    def _placed(self, report: Report, place: tuple[int, int]) -> tuple[Span, tuple[str, int, int]]:
        """Returns a span of a report, and where it stands."""
        key = report.id, *place
        if key not in self._spans:
            span = report.span(*place)
            self._spans[key] = span, report.place_of(span)
        return self._spans[key]


def _kept_copy_of(stretch: CopiedStretch, left: Side, right: Side) -> KeptCopy:
    """Returns a stretch as a copy that a store can keep: its two places, its kind, where it came
    from, and the words of a slight one."""
    left_row, right_row = stretch.sides()
    place = left_row.place
    next_place = right_row.place
    words: tuple[str, ...] = ()
    if stretch.kind is Shared.SLIGHT:
        longest_run = max(
            stretch.runs, key=lambda longest_run: (longest_run.length, -longest_run.a)
        )
        words = left.words.keys[longest_run.a : longest_run.a + longest_run.length]
    if stretch.kind is Shared.QUOTED:
        return place, next_place, CopyKind.QUOTATION, (None, ()), words
    kind = CopyKind.VERBATIM if stretch.is_verbatim() else CopyKind.EDITED
    shared = SharedText(
        left.report.span(*place), b=right.report.span(*next_place), left=left, right=right
    )
    return place, next_place, kind, find_origin(shared), words
