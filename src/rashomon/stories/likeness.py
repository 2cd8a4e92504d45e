"""likeness_of: how alike every two reports are.

Two reports are alike as far as they share words, and names above all, that the rest of the pile lacks (cosine of TF-IDF); pages dated weeks
apart count as less alike.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from rashomon.stories.features import Features, Frequencies

Matrix = np.ndarray[Any, np.dtype[np.float64]]
_BLOCK = 4096  # terms a block, so that a pile of thousands fits into memory


def likeness_of(pile: Sequence[Features], frequencies: Frequencies | None = None) -> Matrix:
    """How alike every two of these are, rounded: the last bits differ from machine to machine.

    `frequencies`: those of the pile that these reports are a part of; else their own.
    """
    size = frequencies.reports if frequencies else len(pile)
    words = _cosines([f.words for f in pile], size, frequencies.words if frequencies else None)
    names = _cosines([f.names for f in pile], size, frequencies.names if frequencies else None)
    rounded: Matrix = np.round((words + names) / 2 * _dates_apart([f.published for f in pile]), 6)
    return rounded


def _cosines(counts: Sequence[Mapping[str, int]], pile: int, known: Mapping[str, int] | None = None) -> Matrix:
    """The cosine of every two reports' TF-IDF vectors; 0 where one has no terms. `pile`: of how many reports the frequencies are."""
    here = Counter(term for terms in counts for term in terms)
    terms = sorted(here)
    size = len(counts)
    frequency = here if known is None else known
    weight = {term: math.log((pile + 1) / (frequency.get(term, 1) + 1)) + 1 for term in terms}
    weighted = [{term: (1 + math.log(n)) * weight[term] for term, n in report.items()} for report in counts]
    norms = [math.sqrt(math.fsum(x * x for x in report.values())) or 1.0 for report in weighted]
    shared = [term for term in terms if here[term] > 1]
    out: Matrix = np.zeros((size, size))
    for start in range(0, len(shared), _BLOCK):
        column = {term: i for i, term in enumerate(shared[start : start + _BLOCK])}
        block = np.zeros((size, len(column)))
        for row, report in enumerate(weighted):
            for term, x in report.items():
                if term in column:
                    block[row, column[term]] = x / norms[row]
        out += block @ block.T
    return out


def _dates_apart(published: Sequence[str | None]) -> Matrix:
    """By how much pages dated apart are less alike: not within three days, by a quarter from a month on (a page may be wrong)."""
    days = np.array([math.nan if (day := _day(moment)) is None else day for moment in published])
    beyond = np.clip(np.abs(days[:, None] - days[None, :]) - 3, 0, 27)
    out: Matrix = np.where(np.isnan(beyond), 1.0, 1 - 0.25 * beyond / 27)
    return out


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None
