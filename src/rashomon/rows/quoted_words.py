"""Finds in a report the words that the author of a row quotes from it; what does not stand there is
refused."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance

NO_REPORT = "no such report"
NOT_THERE = "words that do not stand in the report"
IN_TITLE = "words of a headline that is not part of the text"
TOO_LONG = "too many words"
TOO_SHORT = "no words"
NO_PLACE = "not so often in the report"
_MOST_WORDS = 60
_MOST_PLACES = 100  # of words without a number; what stands so often tells no place
_QUOTES = "\"'`“”„‟«»‘’‚‛‹›ʼ′″＂＇"
_DASHES = "-‐‑‒–—―−－"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ONE = {ord(c): "'" for c in _QUOTES} | {ord(c): "-" for c in _DASHES}
_EDGES = " '.,;:!?…-"
_CUT_BEHIND = re.compile(r"\d[.,]\d")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that an author quotes from a report; `nth`: which of their places is meant; `line`: of
    what was written.

    `unit`, `as_of`, `speaker`: as in `RowWords`.
    """

    report: str
    words: str
    nth: int | None
    stance: Stance | None
    line: int
    unit: str | None = None
    as_of: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class SearchableText:
    """A report's text with unified quotation marks, dashes and spaces; `places`: the original
    offset of each character; `left_out`: furniture that an author was shown and may quote."""

    report: Report
    plain: str
    places: tuple[int, ...]
    title: str
    left_out: tuple[tuple[int, int], ...] = ()


def page_of(report: Report, left_out: tuple[tuple[int, int], ...] = ()) -> SearchableText:
    """Returns the report's searchable text; `left_out`: furniture that may be quoted."""
    plain, places = folded(report.text)
    return SearchableText(report, plain, places, folded(report.title or "")[0], left_out)


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Unifies quotation marks, dashes and white space, and keeps the original place of each
    character."""
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


def find_words(page: SearchableText, words: str, *, furniture: bool = False) -> list[Span]:
    """Returns every place in the report's prose where these words stand, in order; with
    `furniture`, in all of its text."""
    return _found(page, words, None, furniture=furniture)


def _found(
    page: SearchableText, words: str, most: int | None, *, furniture: bool = False
) -> list[Span]:
    """The first places of the words, `most` of them at most; else of them without marks at their
    ends."""
    sought = folded(words)[0].strip()
    found = list(islice(_places(page, sought, furniture), most))
    return found or list(islice(_places(page, _bare(sought), furniture), most))


def _bare(text: str) -> str:
    """The text without marks at its ends; a sign or the point of a number is not such a mark."""
    bare = text.strip(_EDGES)
    at = text.find(bare)
    return text[at - 1] + bare if at > 0 and text[at - 1] in "-." and bare[:1].isdigit() else bare


def _places(page: SearchableText, sought: str, furniture: bool) -> Iterator[Span]:
    at = page.plain.find(sought) if any(c.isalnum() for c in sought) else -1
    while at >= 0:
        end = at + len(sought)
        if _whole(page.plain, at, end):
            span = page.report.span(page.places[at], page.places[end - 1] + 1)
            if furniture or not page.report.is_furniture(span.start, span.end):
                yield span
        at = page.plain.find(sought, at + 1)


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


def prove(
    quoted: Sequence[Quoted], pages: Mapping[str, SearchableText], *, most_words: int = _MOST_WORDS
) -> list[Span | str]:
    """Returns, for each of a row's quotations, the report's own span or the reason for refusing it.

    Of several places of the same words, it is the one nearest to the row's other words of the
    report.
    """
    found = [_candidates(one, pages, most_words) for one in quoted]
    placed = [one for one in found if not isinstance(one, str)]
    sure = {
        report: _Anchors([one[0] for one in placed if len(one) == 1 and one[0].report == report])
        for report in {one[0].report for one in placed}
    }
    return [
        one if isinstance(one, str) else min(one, key=sure[one[0].report].distance) for one in found
    ]


class _Anchors:
    """Words of a row in one report whose place is sure: how far from the nearest of them other
    words stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def distance(self, span: Span) -> tuple[int, int]:
        """Returns the distance, then the place; no distance where nothing is sure."""
        at = bisect_left(self._starts, span.start)
        before = [span.start - self._ends[at - 1]] if at else []
        after = [self._starts[at] - span.end] if at < len(self._starts) else []
        return max(0, min(before + after, default=0)), span.start


def _candidates(
    one: Quoted, pages: Mapping[str, SearchableText], most_words: int
) -> list[Span] | str:
    """The places that may be meant, or the reason for refusing the words."""
    page = pages.get(one.report) or next(
        (held for label, held in pages.items() if label.casefold() == one.report.casefold()), None
    )
    if page is None:
        return NO_REPORT
    if len(one.words.split()) > most_words:
        return TOO_LONG
    if not re.search(r"\w", one.words):
        return TOO_SHORT
    found = _found(page, one.words, one.nth or _MOST_PLACES) or [
        span
        for span in _found(page, one.words, _MOST_PLACES, furniture=True)
        if any(start <= span.start and span.end <= end for start, end in page.left_out)
    ]
    if not found:
        return IN_TITLE if folded(one.words)[0].strip(_EDGES) in page.title else NOT_THERE
    if one.nth is not None and 0 < one.nth <= len(found):
        return [found[one.nth - 1]]
    return found if one.nth is None or len(found) == 1 else NO_PLACE
