"""Selects the copies that a ledger lists: a stretch in n reports makes n(n-1)/2 pairs, but about n
of them imply the rest.

A stretch in few reports is listed pair by pair. One in more is listed from one of them, the hub, to
each of the others: a pair of two others follows from their two rows with the hub and is left out. A
pair that no two rows imply is listed as it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copies, Copy, copied_text, quotations
from rashomon.model.report import Reports
from rashomon.text.gathering import connected

MANY_REPORTS = 8  # most reports of a stretch that is listed pair by pair
_ONE = 0.5  # shared part of the shorter of two spans at which they are one stretch
_COVERED = 0.9  # part of a copy's side that its rows with the hub must cover to imply it
_Numbers = npt.NDArray[np.int64]
_PLACE = attrgetter("report", "start", "end")
_NEARLY = 0.9  # part of the largest share at which the earlier report becomes the hub


def list_copies(copies: Copies, reports: Reports) -> tuple[Copy, ...]:
    """Returns the copies to list, in the given order; those of a stretch in more than MANY reports
    have its id as their `passage`."""
    # a page without a date is no first
    days = {report.id: report.published or "~" for report in reports}
    passage_of: dict[str, str] = {}
    follows = set[str]()
    for alike in filter(None, (copied_text(copies), quotations(copies))):
        stretches = _Stretches(alike)
        for members in stretches.of_many():
            first = min(members.tolist(), key=stretches.pairs.__getitem__)
            passage = content_id("passage", alike[first].id)
            passage_of |= {alike[number].id: passage for number in members}
            follows.update(alike[number].id for number in stretches.implied(members, days))
    listed = []
    for copy in copies:
        if copy.id not in follows:
            listed.append(replace(copy, passage=passage_of.get(copy.id)))
    return tuple(listed)


def _overlapping_pairs(starts: _Numbers, ends: _Numbers) -> _Numbers:
    """Returns each two spans that share characters, by their numbers: a row of the earlier ones,
    and below it the later one of each. The spans are in the order of their starts."""
    numbers = np.arange(len(starts))
    # those that begin within a span come right behind it: so many of them
    counts = np.searchsorted(starts, ends) - numbers - 1
    earlier = np.repeat(numbers, counts)
    # of spans with two and one behind them: 1, 2, 1
    steps = np.arange(len(earlier)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    return np.array([earlier, earlier + steps])


class _Stretches:
    """Copies and their spans, by numbers; `pairs` has the two spans of each copy. The spans are
    numbered by their place. `_overlapping` has each two spans of one report that share characters,
    the earlier one first; `_shared` says how many."""

    def __init__(self, copies: Copies) -> None:
        # very many copies have the same objects as spans
        of_object = {id(span): span for copy in copies for span in (copy.a, copy.b)}
        self._spans = sorted(set(of_object.values()), key=_PLACE)
        number = {span: place for place, span in enumerate(self._spans)}
        number_of = {key: number[span] for key, span in of_object.items()}
        names, self._report_of = np.unique(
            [span.report for span in self._spans], return_inverse=True
        )
        self._reports = names.tolist()
        places = {name: place for place, name in enumerate(self._reports)}
        self._sources = np.array([places.get(copy.source or "", len(places)) for copy in copies])
        self.pairs = [(number_of[id(copy.a)], number_of[id(copy.b)]) for copy in copies]
        self._ends = np.array(self.pairs)
        self._length = np.array([span.length for span in self._spans])
        starts = np.array([span.start for span in self._spans])
        ends = starts + self._length
        # as if the reports stood in one text, one behind the other
        offsets = self._report_of * (ends.max() + 1)
        self._overlapping = _overlapping_pairs(offsets + starts, offsets + ends)
        earlier, later = self._overlapping
        self._shared = np.minimum(ends[earlier], ends[later]) - starts[later]

    def of_many(self) -> Iterator[_Numbers]:
        """Yields the copies of each stretch that stands in many reports."""
        is_one = self._shared >= _ONE * self._length[self._overlapping].min(axis=0)
        pairs = [*self.pairs, *self._overlapping[:, is_one].T.tolist()]
        for group in connected(range(len(self._spans)), pairs):
            if len(np.unique(self._report_of[group])) > MANY_REPORTS:
                yield np.flatnonzero(np.isin(self._ends[:, 0], group))

    def implied(self, left: _Numbers, days: dict[str, str]) -> Iterator[int]:
        """Yields those copies of one stretch that follow from others; hub after hub, until few
        reports are left. `days` says when reports were published."""
        overlapping = self._overlapping
        lengths = self._shared
        while True:
            ends = self._ends[left]
            is_left = np.bincount(ends.ravel(), minlength=len(self._length)) > 0
            both_left = is_left[overlapping].all(axis=0)
            overlapping = overlapping[:, both_left]
            lengths = lengths[both_left]
            shared = np.bincount(self._report_of[ends].ravel(), self._length[ends].ravel())
            if np.count_nonzero(shared) <= MANY_REPORTS:
                return
            copies_given = np.bincount(self._sources[left], minlength=len(self._reports))
            # the report that shares most; on a near tie the one from which most of it comes, then
            # the first by its page
            nearly_largest = np.flatnonzero(shared >= _NEARLY * shared.max()).tolist()
            hub = min(
                nearly_largest,
                key=lambda place: (-copies_given[place], days[self._reports[place]], place),
            )
            of_hub = (self._report_of[ends] == hub).any(axis=1)
            rows = np.bincount(ends[of_hub].ravel(), minlength=len(self._length))
            lengths_with_hub = rows[overlapping[::-1]] * lengths
            covered = np.bincount(overlapping.ravel(), lengths_with_hub.ravel(), len(rows))
            is_covered = covered + rows * self._length >= _COVERED * self._length
            is_implied = ~of_hub & is_covered[ends].all(axis=1)
            yield from left[is_implied].tolist()
            left = left[~(of_hub | is_implied)]
