"""Finds words in the text of a report (`find_words`), whichever marks, dashes and blanks are
printed there."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span

_QUOTES = "\"'`“”„‟«»‘’‚‛‹›ʼ′″＂＇"
_DASHES = "-‐‑‒–—―−－"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ONE = {ord(c): "'" for c in _QUOTES} | {ord(c): "-" for c in _DASHES}
_EDGES = " '.,;:!?…-"
# What belongs to the number that begins behind it, or ends before it.
_CUT_BEFORE = re.compile(r"\d[.,]$|(?:^|[\s('])[-.]$")
_CUT_BEHIND = re.compile(r"\d[.,]\d")
_MOST_PLACES = 100  # what stands more often tells no place


@record
class Searchable:
    """A report's text, or a part of it, with unified quotation marks, dashes and blanks. `places`
    has, for each character, its offset in the report."""

    report: Report
    plain: str
    places: tuple[int, ...]

    def part(self, span: Span) -> "Searchable":
        """Returns one stretch of the report in the same form."""
        first = bisect_left(self.places, span.start)
        last = bisect_left(self.places, span.end)
        return Searchable(self.report, self.plain[first:last], self.places[first:last])


def searchable(report: Report) -> Searchable:
    """Returns the report's searchable text."""
    return Searchable(report, *folded(report.text))


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Returns the text with unified quotation marks, dashes and blanks, and keeps the place of each
    character."""
    out: list[str] = []
    places = []
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
    """Returns every place where these words stand, in order. If they stand nowhere as they are, it
    looks for them without marks at their ends, then with other capitals. It never looks in page
    furniture."""
    sought = folded(words)[0].strip()
    bare = _bare(sought)
    lowered = page.plain.lower()
    for text, plain in ((page.plain, sought), (page.plain, bare), (lowered, bare.lower())):
        places = _places(page, text, plain) if len(text) == len(page.places) else ()
        found = [one for one in places if not page.report.is_furniture(one.start, one.end)]
        if found:
            return found
    return []


def _bare(text: str) -> str:
    """Returns the text without marks at its ends; a sign or the point of a number is not such a
    mark."""
    bare = text.strip(_EDGES)
    at = text.find(bare)
    return text[at - 1] + bare if at > 0 and text[at - 1] in "-." and bare[:1].isdigit() else bare


def _places(page: Searchable, text: str, sought: str) -> Iterator[Span]:
    at = text.find(sought) if any(map(str.isalnum, sought)) else -1
    found = 0
    while at >= 0 and found < _MOST_PLACES:
        end = at + len(sought)
        if _whole(text, at, end):
            found += 1
            yield page.report.span(page.places[at], page.places[end - 1] + 1)
        at = text.find(sought, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word and no number is cut: 5 is not in 1.5, 12 not in 12,000, and 3 is not -3."""
    first = text[start]
    before = text[max(0, start - 2) : start]
    if first.isalnum() and before[-1:].isalnum():
        return False
    if first.isdigit() and _CUT_BEFORE.search(before):
        return False
    if not text[end - 1].isalnum():
        return True
    return not text[end : end + 1].isalnum() and not _CUT_BEHIND.match(text, end - 1)
