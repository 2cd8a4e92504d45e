"""Finds time expressions in other languages and translates their parts to English.

Each language has its rules in a file under tables/languages. Their groups are handed on in English, so that all code for English
expressions applies.
"""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.dates.expressions import Expression, find_expressions
from rashomon.dates.tense import Tense
from rashomon.tables.language_tables import Tongue, load_tongue

_ANYWHERE = frozenset({"iso", "numeric"})  # what is read in any language, for it is written in figures
_BEFORE = 90


def find_in_tongue(text: str, code: str | None) -> list[Expression]:
    """The time expressions of a text in this language, in order and without overlaps; only numeric dates if the language has no file."""
    tongue = load_tongue(code)
    if tongue is None:
        return [expression for expression in find_expressions(text) if expression.kind in _ANYWHERE]
    found = sorted(_matches(text, tongue), key=lambda item: (item[0].start, -item[0].end, item[1]))
    out: list[Expression] = []
    for expression, _ in found:
        if not out or expression.start >= out[-1].end:
            out.append(expression)
    return out


def tense_in_tongue(text: str, start: int, code: str | None) -> Tense:
    """Whether the words before a position look ahead, by the language's own markers."""
    tongue = load_tongue(code)
    before = text[max(text.rfind("\n", 0, start) + 1, start - _BEFORE) : start]
    before = re.split(r"(?<=[.!?;])\s", before)[-1]
    return Tense.FUTURE if tongue is not None and _compiled(tongue.dates.ahead).search(before) else Tense.OPEN


def _matches(text: str, tongue: Tongue) -> Iterator[tuple[Expression, int]]:
    for rank, (kind, pattern) in enumerate(tongue.dates.rules):
        for match in _compiled(pattern).finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Expression(start, match.end(), kind, _english(match, tongue)), rank


def _english(match: re.Match[str], tongue: Tongue) -> dict[str, str]:
    """The named parts in English: "sábado" becomes "Saturday", "dos" becomes "2"."""
    words = tongue.dates.english
    return {name: words.get(value.casefold(), value) for name, value in match.groupdict().items() if value}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
