"""stand_ins: which answers of a large story repeat the same words read in the same way, so that one of them can represent all.

A story of hundreds of reports consists mostly of reprints, and comparing every pair of answers would compare the same sentences over and
over.
"""

from collections import Counter
from collections.abc import Hashable, Sequence

MANY = 2048
"""Answers of a story; of no more, each is held against each."""


def stand_ins(keys: Sequence[Hashable], reports: Sequence[str]) -> list[int]:
    """Returns, for each answer, the place of the first with the same key. `reports`: where each occurs; repetitions within one report are
    kept apart.
    """
    first: dict[Hashable, int] = {}
    seen: Counter[Hashable] = Counter()
    out = []
    for place, (key, report) in enumerate(zip(keys, reports, strict=True)):
        seen[report, key] += 1
        out.append(first.setdefault((key, seen[report, key]), place))
    return out
