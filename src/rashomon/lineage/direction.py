"""Decides where a copied stretch came from: an agency, a release, or one of the two reports; None
if the evidence is thin."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rashomon.lineage.copyable_words import CopyableWords
from rashomon.lineage.stretches import CopiedStretch
from rashomon.lineage.text_credits import (
    agencies_in,
    agencies_of_words,
    is_release,
    story_agencies,
)
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.wording import report_name

_PICTURE_CREDIT = re.compile(
    r"[.,;:\s]{0,3}[(|]?(?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’.-]+ ?/ ?([A-Z][\w'’-]+)"
)  # "Ana Ruiz/AFP"


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
    return CopyOrigin(None, ("no credit line says where the stretch comes from",))


def released(shared: SharedText) -> CopyOrigin | None:
    """Rule: one of the two is an organisation's press release, and the other has its words from
    there."""
    if shared.left.is_release == shared.right.is_release:
        return None
    mark, side = ("a", shared.left) if shared.left.is_release else ("b", shared.right)
    return CopyOrigin(
        mark, (f"{report_name(side.report)} is what the organisation sent out itself",)
    )


def credited(shared: SharedText) -> CopyOrigin | None:
    """Rule: the whole of one report, or of both, is credited to one agency."""
    one, other = shared.left.credited, shared.right.credited
    found = sorted(one & other) or sorted(one | other)
    if len(found) != 1:
        return None
    by = [
        report_name(side.report)
        for side in (shared.left, shared.right)
        if found[0] in side.credited
    ]
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
            and agencies_of_words(other.report) <= within
            and not other.credited - within
        ):
            agency = next(iter(within))
            return CopyOrigin(
                agency, (f"the stretch names {agency} in {report_name(side.report)}",)
            )
    return None


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
        side,
        (
            f"{report_name(writer.report)} names {origin.report.outlet} as where it has its story "
            "from",
        ),
    )


RULES: tuple[Callable[[SharedText], CopyOrigin | None], ...] = (
    released,
    credited,
    named_in_one,
    outlet_named,
)
"""The rules in order; the first that gives an answer wins."""


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
