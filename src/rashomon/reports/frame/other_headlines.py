"""Finds headlines of other stories that stand in the text of a page without any markup: many in one
row, or below a line that leads to them at the end of the page."""

import re
from collections.abc import Iterator

from rashomon.reports.page_words import furniture_type, is_correction
from rashomon.reports.text_lines import Lines, TextLine

_HEADING = 6  # words of a line that leads to others
_HEADLINE = 25  # words of the longest headline
_ROW = 12  # words of the shortest row of headlines
_KICKER = re.compile(r"\b[A-Z][A-Z’']+(?: [A-Z][A-Z’']+)+[!?:]?(?= ['\"‘“]?[A-Z][a-z])")
_KICKERS = 3  # that a row of headlines has at least
_OTHERS = {"stories", "articles", "news", "posts", "links", "videos"}
_KIND = "related"


def other_headlines(lines: Lines) -> list[tuple[int, int, str]]:
    """Returns the places of lines that only lead to other stories, each with its type."""
    found = [*filter(_is_row, lines), *_below_last_heading(lines)]
    return [(line.start, line.end, _KIND) for line in dict.fromkeys(found)]


def _is_row(line: TextLine) -> bool:
    """Whether headlines stand side by side in a line without a full stop: behind words that lead
    elsewhere, or each behind words in capitals: "Related stories Bell to miss the fair 'I am ...",
    "OH NO Bell to miss the fair TOO LATE Mill burns HARD TIMES ..."."""
    if line.length < _ROW or ". " in line.text or line.text.endswith("."):
        return False
    if len(_KICKER.findall(line.text)) >= _KICKERS:
        return True
    label, of_what, *_ = [*line.text.split(maxsplit=2), "", ""]
    leads_elsewhere = of_what in _OTHERS and furniture_type(f"{label} {of_what}") == _KIND
    return leads_elsewhere and not line.stopped


def _below_last_heading(lines: Lines) -> Iterator[TextLine]:
    """Yields the lines from the last heading that leads elsewhere ("Read more:") to the end, if
    they look like headlines: short ones, of which most have no full stop."""
    headings = (
        number
        for number, line in enumerate(lines)
        if line.text.endswith(":")
        and line.length <= _HEADING
        and furniture_type(line.text) == _KIND
    )
    heading = max(headings, default=len(lines))
    headlines = [line for line in lines[heading + 1 :] if not furniture_type(line.text)]
    open_ends = sum(not line.stopped for line in headlines)
    if 2 * open_ends < len(headlines):
        return
    if all(line.length <= _HEADLINE and not is_correction(line.text) for line in headlines):
        yield from headlines
