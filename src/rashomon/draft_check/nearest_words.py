"""The words of a report that are most like others (`nearest_words`)."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.differences.find_words import Searchable, folded, searchable
from rashomon.model.report import Report
from rashomon.model.span import Span

_AROUND = 24  # characters round a stretch in which it may begin and end
_SHORT = 200  # characters that are held against every place of a page
_page = lru_cache(maxsize=64)(searchable)


def nearest_words(
    words: str, report: Report, within: Span | None = None
) -> tuple[float, Span | None]:
    """Returns how like, of a hundred, the stretch of a report (or of a part of it) is that is most
    like these words, and the stretch, in whole words."""
    page, sought = _page(report), folded(words)[0].strip()
    page = page.part(within) if within else page
    first, last = _aligned(sought, page.plain)
    if first >= last:
        return 0.0, None
    start, end = max(0, first - _AROUND), last + _AROUND
    inside = [match.span() for match in re.finditer(r"\S+", page.plain[start:end])]
    begins = [start + at for at, _ in inside if start + at <= first + _AROUND]
    ends = [start + at for _, at in inside if start + at >= last - _AROUND]
    pairs = [(a, b) for a in begins for b in ends if a < b]
    # of stretches about as like as each other the one of as many words: the altered one is shown
    a, b = max(pairs, key=lambda pair: _likeness(sought, page, *pair))
    span = report.trimmed_span(page.places[a], page.places[b - 1] + 1)
    return fuzz.ratio(sought, page.plain[a:b]), span


def _likeness(sought: str, page: Searchable, a: int, b: int) -> float:
    words = page.plain[a:b].count(" ") - sought.count(" ")
    return fuzz.ratio(sought, page.plain[a:b]) - 5.0 * abs(words)


def _aligned(words: str, text: str) -> tuple[int, int]:
    """Returns from where to where the words stand best in a text, long ones by their first and last
    letters."""
    first = fuzz.partial_ratio_alignment(words[:_SHORT], text)
    last = fuzz.partial_ratio_alignment(words[-_SHORT:], text)
    return (first.dest_start, last.dest_end) if words and first and last else (0, 0)
