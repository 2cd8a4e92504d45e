"""repeated: which of many answers of one story are the same words read in the same way, so that one of them stands for all.

A story of hundreds of reports is mostly reprints: what is worked out of every two answers would be worked out again and again of the same sentences.
"""

from collections import Counter
from collections.abc import Hashable, Sequence

MANY = 2048
"""Answers of a story; of no more, each is held against each."""


def stand_ins(keys: Sequence[Hashable], reports: Sequence[str]) -> list[int]:
    """For each the place of the first that has its key. `reports`: where each stands; what one report says twice stays two."""
    first: dict[Hashable, int] = {}
    seen: Counter[Hashable] = Counter()
    out = []
    for place, (key, report) in enumerate(zip(keys, reports, strict=True)):
        seen[report, key] += 1
        out.append(first.setdefault((key, seen[report, key]), place))
    return out
