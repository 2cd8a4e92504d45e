"""Decides where a copied stretch came from: an agency, a release, or one of the two reports; None
if the evidence is thin."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.lexicon import either
from rashomon.lineage.copyable_words import CopyableWords
from rashomon.lineage.stretches import CopiedStretch
from rashomon.lineage.text_credits import (
    agencies_in,
    is_only_told,
    is_own_paper,
    is_release,
    story_agencies,
)
from rashomon.model.report import Report
from rashomon.model.span import Span

_MISSING = 4  # words that one side has and the other lacks
_FEWER = 4  # times as many as the other way round
_APART = 14  # days; with a larger gap, a wrong date is likelier than a copy


@dataclass(frozen=True, slots=True)
class Sign:
    """Evidence that the stretch comes from `source` ("a" or "b"), and why."""

    source: str
    why: str


def find_signs(
    stretch: CopiedStretch, left: CopyableWords, right: CopyableWords
) -> tuple[Sign, ...]:
    """Returns at most one sign of each kind."""
    return tuple(sign for sign in (_time(left, right), _completeness(stretch, left, right)) if sign)


def _time(left: CopyableWords, right: CopyableWords) -> Sign | None:
    one, other = left.report.published, right.report.published
    if (
        not one
        or not other
        or one[:16] == other[:16]
        or (one[:10] == other[:10] and min(len(one), len(other)) < 16)
    ):
        return None
    if one[:10] != other[:10] and _days(one, other) > _APART:
        return None
    source, first = ("a", left) if one < other else ("b", right)
    return Sign(source, f"{first.report.id} is dated before the other")


def _days(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return _APART + 1


def _completeness(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> Sign | None:
    only_left = (
        stretch.a1
        - stretch.a0
        - len({run.a + i for run in stretch.runs for i in range(run.length)})
    )
    only_right = (
        stretch.b1
        - stretch.b0
        - len({run.b + i for run in stretch.runs for i in range(run.length)})
    )
    fewer, more = sorted((only_left, only_right))
    if more < _MISSING or fewer * _FEWER > more:
        return None
    source, fuller = ("a", left) if only_left > only_right else ("b", right)
    return Sign(source, f"{fuller.report.id} has the stretch in full, the other lacks words of it")


_ENOUGH = 2  # signs of different kinds that must agree
_PICTURE_CREDIT = re.compile(
    r"[.,;:\s]{0,3}[(|]?(?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’.-]+ ?/ ?([A-Z][\w'’-]+)"
)  # "Ana Ruiz/AFP"
_OWN_WORK = re.compile(
    rf"['’]s own (?:{either('page.own_work')})\b|\bour (?:own|reporter|correspondent|team)\b"
    r"|\btold us\b"
)
_MUCH = 40  # shared words of one agency from which on the few others count as its own, too


@dataclass(frozen=True, slots=True)
class CopyOrigin:
    """Where a stretch came from ("a", "b", an agency, or None) and why."""

    source: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One report as the source or the copy of a stretch, with what its credits say."""

    words: CopyableWords
    credited: frozenset[str]
    is_release: bool
    is_own_paper: bool
    outlet: re.Pattern[str] | None

    @property
    def report(self) -> Report:
        """Returns the report."""
        return self.words.report


def side_of(words: CopyableWords) -> Side:
    """Reads once what the rules ask of a report for each of its stretches."""
    report = words.report
    named = report.outlet if report.outlet and len(report.outlet) >= 4 else None
    return Side(
        words,
        story_agencies(report),
        is_release(report),
        is_own_paper(report),
        _outlet_pattern(named) if named else None,
    )


@cache
def _outlet_pattern(outlet: str) -> re.Pattern[str]:
    plain = re.escape(outlet.removeprefix("The "))
    return re.compile(rf"(?<!\w){plain}(?!\w)")


@dataclass(frozen=True, slots=True)
class SharedText:
    """A stretch that stands in two reports."""

    stretch: CopiedStretch
    a: Span
    b: Span
    left: Side
    right: Side


def find_origin(shared: SharedText) -> CopyOrigin:
    """Returns where the stretch comes from, by the first rule that can tell."""
    for rule in RULES:
        if origin := rule(shared):
            return origin
    return by_signs(shared)


def released(shared: SharedText) -> CopyOrigin | None:
    """Rule: one of the two is an organisation's press release, and the other has its words from
    there."""
    return _of_one_side(
        shared, lambda side, _: side.is_release, "{report} is what the organisation sent out itself"
    )


def _of_one_side(
    shared: SharedText, holds: Callable[[Side, Span], bool], why: str
) -> CopyOrigin | None:
    """The side of which this alone holds, with its span of the stretch, as the origin; None if it
    holds of both, or of neither."""
    sides = (("a", shared.left, shared.a), ("b", shared.right, shared.b))
    found = [(mark, side) for mark, side, span in sides if holds(side, span)]
    if len(found) != 1:
        return None
    mark, side = found[0]
    return CopyOrigin(mark, (why.format(report=side.report.id, outlet=side.report.outlet),))


def named_in_both(shared: SharedText) -> CopyOrigin | None:
    """Rule: the stretch itself names one agency in both reports."""
    within = _named_within(shared.a, shared.left) & _named_within(shared.b, shared.right)
    if len(within) != 1:
        return None
    agency = next(iter(within))
    return CopyOrigin(agency, (f"the stretch itself names {agency} in both reports",))


def credited(shared: SharedText) -> CopyOrigin | None:
    """Rule: the whole of one report, or of both, is credited to one agency."""
    one, other = shared.left.credited, shared.right.credited
    found = sorted(one & other) or sorted(one | other)
    if len(found) != 1:
        return None
    by = [side.report.id for side in (shared.left, shared.right) if found[0] in side.credited]
    return CopyOrigin(found[0], tuple(f"{report} is credited to {found[0]}" for report in by))


def named_in_one(shared: SharedText) -> CopyOrigin | None:
    """Rule: the stretch names one agency in one report, and the other report names no agency but
    that one."""
    for span, side, other in (
        (shared.a, shared.left, shared.right),
        (shared.b, shared.right, shared.left),
    ):
        within = _named_within(span, side)
        if (
            len(within) == 1
            and set(other.report.agencies) <= within
            and not other.credited - within
        ):
            agency = next(iter(within))
            return CopyOrigin(agency, (f"the stretch names {agency} in {side.report.id}",))
    return None


def own_paper(shared: SharedText) -> CopyOrigin | None:
    """Rule: one of the two is an organisation's own situation report, and no agency's text is known
    to be in it."""
    return _of_one_side(
        shared,
        lambda side, _: side.is_own_paper,
        "{report} is a situation report of the organisation's own",
    )


def own_work(shared: SharedText) -> CopyOrigin | None:
    """Rule: the stretch says in one report that it is that newsroom's own work."""
    why = "the stretch says in {report} that it is its own work"
    return _of_one_side(
        shared, lambda side, _: _OWN_WORK.search(_around(shared, side)) is not None, why
    )


def named_by_both(shared: SharedText) -> CopyOrigin | None:
    """Rule: both reports name exactly one agency in common among their sources; having been told
    one thing is not enough."""
    common = set(shared.left.report.agencies) & set(shared.right.report.agencies)
    reports = (shared.left.report, shared.right.report)
    found = sorted(
        agency
        for agency in common
        if not all(is_only_told(report.text, agency) for report in reports)
    )
    return (
        CopyOrigin(found[0], (f"both reports name {found[0]} as a source",))
        if len(found) == 1
        else None
    )


def outlet_named(shared: SharedText) -> CopyOrigin | None:
    """Rule: one report names the other's outlet, in the stretch itself or else anywhere in its
    text."""
    sides = (("a", shared.right, shared.left), ("b", shared.left, shared.right))
    inside = [
        (side, writer, origin)
        for side, writer, origin in sides
        if _names(origin, writer, _around(shared, writer))
    ]
    named = inside or [
        (side, writer, origin)
        for side, writer, origin in sides
        if _names(origin, writer, writer.report.text)
    ]
    if len(named) != 1:
        return None
    side, writer, origin = named[0]
    return CopyOrigin(
        side, (f"{writer.report.id} names {origin.report.outlet} as where it has its story from",)
    )


def told_to(shared: SharedText) -> CopyOrigin | None:
    """Rule: the stretch says in one report whom its source spoke to, and that is the report's own
    outlet."""
    why = "the stretch names {outlet} in {report}, its own page"
    return _of_one_side(
        shared,
        lambda side, span: side.outlet is not None and side.outlet.search(span.quote) is not None,
        why,
    )


RULES: tuple[Callable[[SharedText], CopyOrigin | None], ...] = (
    released,
    named_in_both,
    credited,
    named_in_one,
    own_paper,
    outlet_named,
    told_to,
    own_work,
    named_by_both,
)
"""The rules in order; the first that gives an answer wins."""


def by_signs(shared: SharedText) -> CopyOrigin:
    """Rule: weak signs (times, what is missing, foreign spelling, a dropped source); two must agree
    and none differ."""
    signs = find_signs(shared.stretch, shared.left.words, shared.right.words)
    sides = {sign.source for sign in signs}
    if len(signs) >= _ENOUGH and len(sides) == 1:
        return CopyOrigin(signs[0].source, tuple(sign.why for sign in signs))
    return CopyOrigin(
        None,
        (
            "no credit line says where the stretch comes from",
            *(f"{sign.why}, which alone proves nothing" for sign in signs),
        ),
    )


def _named_within(span: Span, side: Side) -> frozenset[str]:
    """The agencies that the stretch names; in a caption, also those of its line and of the credit
    right after it."""
    report = side.report
    if not report.agencies:
        return frozenset()
    caption = next((f for f in report.furniture if f.type == "caption" and f.overlaps(span)), None)
    text = (
        caption.quote
        if caption and "\n" not in caption.quote and len(caption.quote) <= 3 * len(span.quote)
        else span.quote
    )
    behind = _PICTURE_CREDIT.match(report.text, span.end)
    return agencies_in(f"{text} {behind[1]}" if behind else text, report.agencies)


def _around(shared: SharedText, side: Side) -> str:
    """The paragraph of that report in which the stretch stands."""
    span, text = shared.a if side is shared.left else shared.b, side.report.text
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


def _names(origin: Side, writer: Side, text: str) -> bool:
    return (
        origin.outlet is not None
        and origin.report.outlet != writer.report.outlet
        and origin.outlet.search(text) is not None
    )


def settle(
    origins: Mapping[int, CopyOrigin], shared: Sequence[SharedText]
) -> dict[int, CopyOrigin]:
    """Returns the origins; open ones are settled by a third report in which the same words stand
    and come from an agency."""
    elsewhere = _Elsewhere(
        (agency, item)
        for i, item in enumerate(shared)
        if (agency := origins[i].source) not in (None, "a", "b")
    )
    out = dict(origins)
    for i, item in enumerate(shared):
        if origins[i].source is None:
            out[i] = elsewhere.origin(item) or origins[i]
    return _settle_pairs(out, shared)


def _settle_pairs(
    origins: dict[int, CopyOrigin], shared: Sequence[SharedText]
) -> dict[int, CopyOrigin]:
    """Credits what is still open between two reports to the agency of all else that they share, if
    that is much."""
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, item in enumerate(shared):
        pairs[(item.a.report, item.b.report)].append(i)
    for members in pairs.values():
        sources = {origins[i].source for i in members} - {None}
        words = sum(shared[i].stretch.shared() for i in members if origins[i].source)
        if len(sources) == 1 and not sources & {"a", "b"} and words >= _MUCH:
            agency = str(sources.pop())
            for i in members:
                if origins[i].source is None:
                    origins[i] = CopyOrigin(
                        agency, (f"all else that the two reports share is {agency} text",)
                    )
    return origins


class _Elsewhere:
    """An index, by report, of the stretches known to be an agency's."""

    def __init__(self, known: Iterable[tuple[str | None, SharedText]]) -> None:
        self._known: defaultdict[str, defaultdict[tuple[int, int], set[tuple[str, str]]]] = (
            defaultdict(lambda: defaultdict(set))
        )
        for agency, item in known:
            for mine, theirs in ((item.a, item.b), (item.b, item.a)):
                self._known[mine.report][mine.start, mine.end].add((agency or "", theirs.report))
        self._asked: dict[tuple[str, int, int], dict[str, list[str]]] = {}

    def origin(self, item: SharedText) -> CopyOrigin | None:
        """Returns the agency whose text most of these words are in third reports, with the first of
        these; None if none or several."""
        found: dict[str, str] = {}
        for mine, other in ((item.a, item.b), (item.b, item.a)):
            for agency, thirds in self._of(mine).items():
                third = next((third for third in thirds if third != other.report), None)
                if third is not None:
                    found[agency] = min(third, found.get(agency, third))
        if len(found) != 1:
            return None
        ((agency, third),) = found.items()
        return CopyOrigin(agency, (f"the same words stand in {third} and are {agency} text there",))

    def _of(self, span: Span) -> dict[str, list[str]]:
        """By agency, the first two reports that share most of this stretch as its text: one of them
        is no side of the pair."""
        key = (span.report, span.start, span.end)
        if key not in self._asked:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for (start, end), known in self._known.get(span.report, {}).items():
                if 2 * (min(end, span.end) - max(start, span.start)) >= span.end - span.start:
                    for agency, third in known:
                        found[agency].add(third)
            self._asked[key] = {agency: sorted(thirds)[:2] for agency, thirds in found.items()}
        return self._asked[key]
