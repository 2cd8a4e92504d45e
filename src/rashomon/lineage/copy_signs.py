"""Signs of which report copied a passage from the other; none proves anything alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rashomon.lexicon import either
from rashomon.lineage.copyable_words import CopyableWords
from rashomon.lineage.passages import CopiedPassage

_MISSING = 4  # words that one side has and the other lacks
_FEWER = 4  # times as many as the other way round
_APART = 14  # days; with a larger gap, a wrong date is likelier than a copy
_TOLD = re.compile(either("saying.told_the_outlet"))
# "seized" and "promised" are spelled so by all.
_AMERICAN = re.compile(either("grammar.american_spellings"))
_BRITISH = re.compile(either("grammar.british_spellings"))


@dataclass(frozen=True, slots=True)
class Sign:
    """Evidence that the passage comes from `source` ("a" or "b"), and why."""

    source: str
    why: str


def find_signs(passage: CopiedPassage, left: CopyableWords, right: CopyableWords) -> tuple[Sign, ...]:
    """Returns at most one sign of each kind."""
    signs = (
        _time(left, right),
        _completeness(passage, left, right),
        _spelling(passage, left, right),
        _dropped_source(passage, left, right),
    )
    return tuple(sign for sign in signs if sign)


def _time(left: CopyableWords, right: CopyableWords) -> Sign | None:
    one, other = left.report.published, right.report.published
    if not one or not other or one[:16] == other[:16] or (one[:10] == other[:10] and min(len(one), len(other)) < 16):
        return None
    if one[:10] != other[:10] and _days(one, other) > _APART:
        return None
    source, first = ("a", left) if one < other else ("b", right)
    return Sign(source, f"{first.report.id} is dated before the other")


def _days(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return _APART + 1


def _completeness(passage: CopiedPassage, left: CopyableWords, right: CopyableWords) -> Sign | None:
    only_left = passage.a1 - passage.a0 - len({run.a + i for run in passage.runs for i in range(run.length)})
    only_right = passage.b1 - passage.b0 - len({run.b + i for run in passage.runs for i in range(run.length)})
    fewer, more = sorted((only_left, only_right))
    if more < _MISSING or fewer * _FEWER > more:
        return None
    source, fuller = ("a", left) if only_left > only_right else ("b", right)
    return Sign(source, f"{fuller.report.id} has the passage in full, the other lacks words of it")


def _spelling(passage: CopiedPassage, left: CopyableWords, right: CopyableWords) -> Sign | None:
    """The sign of a passage whose spelling (British or American) differs from the rest of its report."""
    for source, copy, first, last in (("b", left, passage.a0, passage.a1), ("a", right, passage.b0, passage.b1)):
        start, end = copy.starts[first], copy.ends[last - 1]
        inside, outside = copy.report.text[start:end], copy.report.text[:start] + copy.report.text[end:]
        for foreign, own in ((_AMERICAN, _BRITISH), (_BRITISH, _AMERICAN)):
            if _holds(foreign, inside) and not _holds(foreign, outside) and _holds(own, outside):
                return Sign(source, f"the passage is not spelled as {copy.report.id} spells elsewhere")
    return None


@lru_cache(maxsize=4096)  # a passage is asked about once for each report that holds it
def _holds(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _dropped_source(passage: CopiedPassage, left: CopyableWords, right: CopyableWords) -> Sign | None:
    one, other = (_holds(_TOLD, text) for text in _texts(passage, left, right))
    if one == other:
        return None
    return Sign("a" if one else "b", f"only {(left if one else right).report.id} says whom or how the source told it")


def _texts(passage: CopiedPassage, left: CopyableWords, right: CopyableWords) -> Iterator[str]:
    yield left.report.text[left.starts[passage.a0] : left.ends[passage.a1 - 1]]
    yield right.report.text[right.starts[passage.b0] : right.ends[passage.b1 - 1]]
