"""Signs of which report copied a passage from the other; none proves anything alone."""

from dataclasses import dataclass
from datetime import date

from rashomon.lineage.copyable_words import CopyableWords
from rashomon.lineage.passages import CopiedPassage

_MISSING = 4  # words that one side has and the other lacks
_FEWER = 4  # times as many as the other way round
_APART = 14  # days; with a larger gap, a wrong date is likelier than a copy


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
