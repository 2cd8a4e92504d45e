"""Finds the wire services that a text credits, or names as its source; and what each is credited for: the text, a picture, or something that it was told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rashomon.lexicon import either
from rashomon.model.report import Credit, Report
from rashomon.tables.agencies import Agency, load_agencies
from rashomon.text.speaker_words import sex_of_given_name

# Furniture that credits; menus, teasers and the like speak of other stories.
_SHOWN = frozenset({"caption", "credit", "byline", "dateline", "boilerplate"})
_STATE = either("page.before_agencies")
_SAID = (
    rf"(?:(?:['’]s)?\s(?:news agency\s|news service\s)?(?:{either('saying.said_before')})?"
    rf"(?:{either('saying.wires_say', 'saying.more_by_agencies')})\b|,\s(?:citing|quoting)\b)"
)
_TOLD = (
    rf"\b(?:{either('saying.to_agencies')})[:,]?\s(?:the\s)?(?:(?:{_STATE}|[A-Z][a-z]+)\s){{0,2}}"
    r"(?:news agency\s|news agencies\s|agency\s|news service\s)?"
)


def find_agencies(text: str, pieces: Iterable[tuple[int, int, str]], agencies: Sequence[Agency] | None = None) -> tuple[str, ...]:
    """Returns the ledger names of the agencies credited in this text, sorted. `pieces`: its furniture; `agencies`: default to the table's."""
    shown, prose, at = [], [], 0
    for start, end, kind in pieces:
        prose.append(text[at:start])
        if kind in _SHOWN:
            shown.append(text[start:end])
        at = max(at, end)
    prose.append(text[at:])
    found, folded = set(), text.casefold()
    for agency in load_agencies() if agencies is None else agencies:
        named = any(name.casefold() in folded for name in agency.full)
        abbreviated = any(name in text for name in (*agency.short, *agency.shared))
        if not (named or abbreviated):
            continue  # before any pattern is compiled: most agencies are named nowhere
        full, short, told = _patterns(agency)
        if (named and _anywhere(full, (*shown, *prose))) or (abbreviated and _by_short_name(short, told, shown, prose)):
            found.add(agency.name)
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


def _anywhere(pattern: re.Pattern[str] | None, parts: Sequence[str]) -> bool:
    return pattern is not None and any(pattern.search(part) for part in parts)


def _by_short_name(short: re.Pattern[str] | None, told: re.Pattern[str] | None, shown: Sequence[str], prose: Sequence[str]) -> bool:
    return short is not None and (any(_credited(short, part) for part in shown) or _anywhere(told, prose))


@cache
def _patterns(agency: Agency) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    """Returns the patterns for a credit by full name, by short name, and by short name within prose."""
    full = _any(agency.full, case=0 if agency.name == "Reuters" else re.IGNORECASE)
    every = (*agency.short, *agency.shared)
    names, alike = "|".join(map(re.escape, agency.short)), "|".join(map(re.escape, every))
    plain = rf"{_TOLD}(?:{names})\b|\b(?:{names}){_SAID}|" if names else ""
    told = re.compile(rf"(?:{plain}\b(?:{alike})\snews agency\b|\bagency\s(?:{alike})\b|\((?:{alike})\))") if every else None
    return full, _any(every), told


def _any(names: tuple[str, ...], *, case: int = 0) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)", case) if names else None


def _credited(short: re.Pattern[str], part: str) -> bool:
    """Whether a short name stands in a credit; "Erie, PA" is a place and "Petra Holm" a person."""
    return any(
        (not re.search(r"[a-z],\s?$", part[: match.start()]) or "hoto" in part)
        and not (sex_of_given_name(match[0]) and re.match(r"\s[A-Z][a-z]", part[match.end() :]))
        for match in short.finditer(part)
    )


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
