"""Finds in reports the words that an author copied; what does not stand there is refused."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.authored import (
    AuthoredDifference,
    AuthoredQuote,
    Refused,
    WrittenDifference,
    WrittenQuote,
)
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan, Span

NO_PLACE = "no such report or sentence"
NOT_THERE = "words that do not stand there"
NO_WORDS = "no words"
FEW_FOUND = "fewer than two versions whose words stand in the reports"
_QUOTES = "\"'`“”„‟«»‘’‚‛‹›ʼ′″＂＇"
_DASHES = "-‐‑‒–—―−－"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ONE = {ord(c): "'" for c in _QUOTES} | {ord(c): "-" for c in _DASHES}
_EDGES = " '.,;:!?…-"
_CUT_BEHIND = re.compile(r"\d[.,]\d")
_MOST_PLACES = 100  # what stands more often tells no place


@dataclass(frozen=True, slots=True)
class Searchable:
    """A report's text, or a part of it, with unified quotation marks, dashes and blanks; `places`:
    the offset in the report of each character."""

    report: Report
    plain: str
    places: tuple[int, ...]

    def part(self, span: Span) -> "Searchable":
        """Returns the same of one stretch of the report."""
        first, last = bisect_left(self.places, span.start), bisect_left(self.places, span.end)
        return Searchable(self.report, self.plain[first:last], self.places[first:last])


def searchable(report: Report) -> Searchable:
    """Returns the report's searchable text."""
    return Searchable(report, *folded(report.text))


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Unifies quotation marks, dashes and blanks; keeps the place of each character."""
    out: list[str] = []
    places: list[int] = []
    for i, c in enumerate(text):
        if c in _NOTHING:
            continue
        c = " " if c.isspace() else _ONE.get(ord(c), c)
        if c == "…":
            out += "..."
            places += [i, i, i]
        elif c != " " or (out and out[-1] != " "):
            if c == "'" and out and out[-1] == "'":
                continue  # '' for "
            out.append(c)
            places.append(i)
    return "".join(out), tuple(places)


def find_words(page: Searchable, words: str) -> list[Span]:
    """Returns every place where these words stand, in order: as they are, else without marks at
    their ends, else in other capitals; never in page furniture."""
    sought = folded(words)[0].strip()
    for text, plain in (
        (page.plain, sought),
        (page.plain, _bare(sought)),
        (page.plain.lower(), _bare(sought).lower()),
    ):
        found = list(_places(page, text, plain)) if len(text) == len(page.places) else []
        found = [one for one in found if not page.report.is_furniture(one.start, one.end)]
        if found:
            return found
    return []


def _bare(text: str) -> str:
    """The text without marks at its ends; a sign or the point of a number is not such a mark."""
    bare = text.strip(_EDGES)
    at = text.find(bare)
    return text[at - 1] + bare if at > 0 and text[at - 1] in "-." and bare[:1].isdigit() else bare


def _places(page: Searchable, text: str, sought: str) -> Iterator[Span]:
    at = text.find(sought) if any(c.isalnum() for c in sought) else -1
    found = 0
    while at >= 0 and found < _MOST_PLACES:
        end = at + len(sought)
        if _whole(text, at, end):
            found += 1
            yield page.report.span(page.places[at], page.places[end - 1] + 1)
        at = text.find(sought, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut: 5 is not in 1.5, 12 not in 12,000, and 3 is not -3."""
    before = (
        start > 0
        and text[start].isalnum()
        and (text[start - 1].isalnum() or _of_number(text, start))
    )
    after = (
        end < len(text)
        and text[end - 1].isalnum()
        and (text[end].isalnum() or _CUT_BEHIND.match(text, end - 1) is not None)
    )
    return not before and not after


def _of_number(text: str, start: int) -> bool:
    """Whether what stands before belongs to the number that begins here."""
    return (
        text[start].isdigit()
        and re.search(r"\d[.,]$|(?:^|[\s('])[-.]$", text[max(0, start - 2) : start]) is not None
    )


def find_difference(
    line: WrittenDifference, pages: Mapping[str, Searchable], by: str
) -> tuple[AuthoredDifference | None, tuple[Refused, ...]]:
    """Returns what an author wrote in a line with its words found in the reports, None where fewer
    than two versions are left, and what is refused. `pages`: the texts by the ids of reports and
    sentences; of several places of the same words the one nearest to the line's other words."""
    found = [
        (n, quote, _candidates(quote, pages.get(place)))
        for n, one in enumerate(line.versions)
        for quote in one
        for place in quote.places
    ]
    refused = tuple(
        Refused(line.line, spans, quote.words)
        for _, quote, spans in found
        if isinstance(spans, str)
    )
    sure = [spans[0] for _, _, spans in found if len(spans) == 1 and not isinstance(spans, str)]
    versions: list[dict[Span, AuthoredQuote]] = [{} for _ in line.versions]
    hashes = {page.report.id: page.report.sha256 for page in pages.values()}
    for n, quote, spans in found:
        if not isinstance(spans, str):
            span = min(spans, key=lambda one: (_distance(one, sure), one.start))
            placed = PlacedSpan(span.report, span.start, span.end, span.quote, hashes[span.report])
            versions[n].setdefault(span, AuthoredQuote(placed, quote.speaker, quote.stance))
    made = _found(line, versions, by)
    return made, refused if made else (
        *refused,
        Refused(line.line, FEW_FOUND, line.thing or line.question or ""),
    )


def _found(
    line: WrittenDifference, versions: Sequence[Mapping[Span, AuthoredQuote]], by: str
) -> AuthoredDifference | None:
    """The difference of the versions that have words."""
    kept = tuple(tuple(one.values()) for one in versions if one)
    if len(kept) < 2:
        return None
    return AuthoredDifference(by, kept, line.thing, line.question, line.line)


def _candidates(quote: WrittenQuote, page: Searchable | None) -> list[Span] | str:
    """The places that may be meant, or the reason for refusing the words."""
    if page is None:
        return NO_PLACE
    if not re.search(r"\w", quote.words):
        return NO_WORDS
    return find_words(page, quote.words) or NOT_THERE


def _distance(span: Span, sure: Sequence[Span]) -> int:
    """How far words stand from the nearest of the line's other words in that report."""
    away = (
        max(0, one.start - span.end, span.start - one.end)
        for one in sure
        if one.report == span.report
    )
    return min(away, default=0)
