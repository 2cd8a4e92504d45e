"""The words of a report that are most like others (`nearest_words`)."""

from functools import lru_cache

from rapidfuzz import fuzz

from rashomon.differences.find_words import folded, searchable
from rashomon.model.report import Report
from rashomon.model.span import Span

_SHORT = 200  # characters, the first and last of long words, that are held against a page
_page = lru_cache(maxsize=64)(searchable)


def nearest_words(
    words: str, report: Report, within: Span | None = None
) -> tuple[float, Span | None]:
    """Returns how like, of a hundred, the stretch of a report (or of a part of it) is that is most
    like these words, and the stretch, in whole words."""
    page, sought = _page(report), folded(words)[0].strip()
    page = page.part(within) if within else page
    begin = fuzz.partial_ratio_alignment(sought[:_SHORT], page.plain)
    end = fuzz.partial_ratio_alignment(sought[-_SHORT:], page.plain)
    if not sought or not begin or not end or begin.dest_start >= end.dest_end:
        return 0.0, None
    first = page.plain.rfind(" ", 0, begin.dest_start) + 1
    last = f"{page.plain} ".index(" ", end.dest_end)
    span = report.trimmed_span(page.places[first], page.places[last - 1] + 1)
    return fuzz.ratio(sought, page.plain[first:last]), span
