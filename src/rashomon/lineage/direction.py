"""Says where a copied passage came from, where the reports themselves say so."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.lineage.words import Words
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.tables.agencies import load_agencies

_CREDITS = frozenset(("byline", "dateline", "credit"))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a passage came from ("a", "b", an agency, or None) and why."""

    source: str | None
    reasons: tuple[str, ...]


def find_origin(a: Span, b: Span, left: Words, right: Words) -> Origin:
    """Where the passage comes from: an agency that it or a credit names, or the report that the other one names."""
    one, other = left.report, right.report
    within = _named_within(a, one) & _named_within(b, other)
    if len(within) == 1:
        agency = next(iter(within))
        return Origin(agency, (f"the passage itself names {agency} in both reports",))
    credits_one, credits_other = story_agencies(one), story_agencies(other)
    credited = sorted(credits_one & credits_other) or sorted(credits_one | credits_other)
    if len(credited) == 1:
        by = [report.id for report, found in ((one, credits_one), (other, credits_other)) if credited[0] in found]
        return Origin(credited[0], tuple(f"{report} is credited to {credited[0]}" for report in by))
    named = [(side, writer, origin) for side, writer, origin in (("a", other, one), ("b", one, other)) if _names_outlet(writer, origin)]
    if len(named) == 1:
        side, writer, origin = named[0]
        return Origin(side, (f"{writer.id} names {origin.outlet} as where it has its story from",))
    return Origin(None, tuple(_open_reasons(one, other)))


def _open_reasons(one: Report, other: Report) -> Iterator[str]:
    yield "no credit line says where the passage comes from"
    days = sorted((report.published[:10], report.id) for report in (one, other) if report.published)
    if len(days) == 2 and days[0][0] != days[1][0]:
        yield f"{days[0][1]} is dated before {days[1][1]}, which alone proves no copying from it"


@cache
def _spellings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each agency with a pattern of its names."""
    out = []
    for agency in load_agencies():
        names = sorted({agency.name, *agency.full, *agency.short}, key=lambda name: (-len(name), name))
        out.append((agency.name, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")))
    return tuple(out)


def agency_of(text: str, known: Collection[str] = ()) -> str | None:
    """The agency that this text names and nothing else, from the table or `known`; "The Associated Press" is AP, initials are enough."""
    plain = " ".join(text.split()).removeprefix("the ").removeprefix("The ")
    initials = "".join(word[0] for word in re.split(r"[\s-]+", plain) if word)
    found = next((name for name in sorted(known) if name.casefold() == plain.casefold() or (len(name) > 2 and name == initials)), None)
    return found or _by_name().get(plain.casefold())


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): agency.name for agency in load_agencies() for name in (*agency.short, *agency.full, agency.name)}


def agencies_in(text: str, known: Collection[str]) -> frozenset[str]:
    """Those of the `known` agencies that a text names."""
    patterns = dict(_spellings())
    return frozenset(name for name in known if (patterns.get(name) or re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")).search(text))


def _named_within(span: Span, report: Report) -> frozenset[str]:
    """The report's agencies that the passage names; in a caption, those of its line as well."""
    caption = next((f for f in report.furniture if f.type == "caption" and f.overlaps(span)), None)
    text = caption.quote if caption and "\n" not in caption.quote and len(caption.quote) <= 3 * len(span.quote) else span.quote
    return agencies_in(text, report.agencies)


def story_agencies(report: Report) -> frozenset[str]:
    """The agencies whose story the whole report is: by its byline, dateline or credit line, or because it is their own page."""
    lines = "\n".join(f.quote for f in report.furniture if f.type in _CREDITS)
    own = agency_of(report.outlet or "", report.agencies)
    return agencies_in(lines, report.agencies) | (frozenset([own]) if own else frozenset())


def _names_outlet(writer: Report, origin: Report) -> bool:
    """Whether the text of `writer` names the outlet of `origin`, which is not its own."""
    outlet = origin.outlet
    if not outlet or len(outlet) < 4 or outlet == writer.outlet:
        return False
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", writer.text) is not None
