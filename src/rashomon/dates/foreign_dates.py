"""find_in_tongue: the words of a text in another language that tell a time, each as the English expression of the same meaning.

The rules of a language stand in its file under tables/languages; what their groups find is handed on in English, so that everything that
reads an English expression reads these as well.
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
    """The expressions of time of a text in this language, in order, none over another; of a language without a file only days in figures."""
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
    """Whether the words before a place look ahead, by the language's own signs."""
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
    """The named parts in English: "sábado" is "Saturday", "dos" is "2"."""
    words = tongue.dates.english
    return {name: words.get(value.casefold(), value) for name, value in match.groupdict().items() if value}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
