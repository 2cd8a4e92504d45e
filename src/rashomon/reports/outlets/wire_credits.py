"""What each wire service is credited for: the text, a picture, or something that it was told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rashomon.lexicon import either
from rashomon.model.report import Credit, Report
from rashomon.tables.agencies import load_agencies

Piece = tuple[int, int, str]  # start, end, type

_WORDS = frozenset(("byline", "dateline", "boilerplate"))
_UNNAMED = re.compile(either("page.unnamed_agencies"), re.IGNORECASE)
_TIP = re.compile(r"^\W*(?:h/t|hat tip|via)\b", re.IGNORECASE)
_PICTURE = re.compile(rf"\b(?:{either('page.pictures')})\b|/", re.IGNORECASE)


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Returns the report's credits in text order, the first for each agency and role."""
    pieces = [(span.start, span.end, span.type) for span in report.furniture]
    captions = {edge for start, end, kind in pieces if kind == "caption" for edge in (start, end)}
    found: dict[tuple[str | None, str], Credit] = {}
    for start, end, role in _stretches(report.text, pieces, captions):
        for agency, at, to in _named(report.text[start:end], report.agencies, prose=role == "source"):
            if (agency, role) not in found:
                found[agency, role] = Credit(agency, role, report.span(start + at, start + to))
    return tuple(sorted(found.values(), key=lambda credit: (credit.span.start, credit.agency or "", credit.role)))


def _stretches(text: str, pieces: Sequence[Piece], captions: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yields each part of the text with the role that agencies named in it are credited for."""
    at = 0
    for start, end, kind in pieces:
        if at < start:
            yield at, start, "source"
        if role := _role(text, (start, end, kind), captions):
            yield start, end, role
        at = max(at, end)
    if at < len(text):
        yield at, len(text), "source"


def _role(text: str, piece: Piece, captions: set[int]) -> str | None:
    start, end, kind = piece
    quote = text[start:end]
    if kind == "caption":
        return "picture"
    if kind == "credit":
        beside = any(
            not text[min(edge, start) : max(edge, start)].strip() or not text[min(edge, end) : max(edge, end)].strip() for edge in captions
        )
        return "picture" if beside or _PICTURE.search(quote) else "text"
    if kind in _WORDS:
        return "source" if _TIP.match(quote) else "text"
    return None


def _named(text: str, agencies: Iterable[str], *, prose: bool) -> Iterator[tuple[str | None, int, int]]:
    """Yields the agencies named in a stretch of text, with their positions."""
    for agency in agencies:
        if match := _pattern(agency, prose).search(text):
            yield agency, match.start(), match.end()
    if not prose and (match := _UNNAMED.search(text)):
        yield None, match.start(), match.end()


@cache
def _pattern(agency: str, prose: bool) -> re.Pattern[str]:
    """Returns a pattern of all names of the agency, longest first; in prose without an abbreviation that is ambiguous ("Erie, PA")."""
    row = next((row for row in load_agencies() if row.name == agency), None)
    known = {*row.full, *row.short, *(() if prose else row.shared)} if row else {agency}
    names = (known or {agency}) | ({agency.upper()} if len(agency) > 4 else set())
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) + r")(?!\w)")
