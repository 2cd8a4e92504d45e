"""group_reports: which reports are about the same event.

Two reports are alike as far as they share words, and names above all, that the rest of the pile lacks (cosine of TF-IDF); pages dated weeks
apart count as less alike. Groups are joined by the average likeness of their members (average link), so that one report that touches on two
events does not chain them together. The figures were chosen on the training half of ECB+, where each topic holds two look-alike events.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from rashomon.language.annotations import Annotations
from rashomon.model.report import Report

LIKE = 0.16  # average likeness from which two groups tell one event
LIKE_ALONE = 0.1  # that of a report left alone to the one group that is nearest,
CLEARLY = 1.5  # when it is so many times as like as the next
FIRST_WORDS = 200  # the event stands at the top; below stands background that many events share, and long reports would look alike by it
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_BLOCK = 4096  # terms a block, so that a pile of thousands fits into memory
_Matrix = np.ndarray[Any, np.dtype[np.float64]]


def group_reports(annotated: Sequence[Annotations]) -> tuple[tuple[str, ...], ...]:
    """The report ids of each story, sorted within and among stories."""
    pile = sorted(annotated, key=lambda a: (a.report.id, a.report.sha256))
    if not pile:
        return ()
    features = [_features(a) for a in pile]
    likeness = (_cosines([words for words, _ in features]) + _cosines([names for _, names in features])) / 2
    likeness *= _dates_apart([a.report for a in pile])
    likeness = np.round(likeness, 6)  # the last bits differ from machine to machine
    groups = _take_in(likeness, _average_link(likeness, LIKE))
    return tuple(sorted(tuple(sorted(pile[i].report.id for i in group)) for group in groups))


def _features(annotations: Annotations) -> tuple[Counter[str], Counter[str]]:
    """How often the report's content words and the words of its names occur."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for token in annotations.doc:
        if token.is_stop or token.is_space or token.pos_ not in _CONTENT or not any(map(str.isalnum, token.text)):
            continue
        words[token.lemma_.lower()] += 1
        if token.pos_ == "PROPN":
            names[token.lower_] += 1
        if words.total() >= FIRST_WORDS:
            break
    return words, names


def _cosines(counts: Sequence[Mapping[str, int]]) -> _Matrix:
    """The cosine of every two reports' TF-IDF vectors; 0 where one has no terms."""
    frequency = Counter(term for terms in counts for term in terms)
    terms = sorted(term for term in frequency)
    size = len(counts)
    weight = {term: math.log((size + 1) / (frequency[term] + 1)) + 1 for term in terms}
    weighted = [{term: (1 + math.log(n)) * weight[term] for term, n in report.items()} for report in counts]
    norms = [math.sqrt(math.fsum(x * x for x in report.values())) or 1.0 for report in weighted]
    shared = [term for term in terms if frequency[term] > 1]
    out: _Matrix = np.zeros((size, size))
    for start in range(0, len(shared), _BLOCK):
        column = {term: i for i, term in enumerate(shared[start : start + _BLOCK])}
        block = np.zeros((size, len(column)))
        for row, report in enumerate(weighted):
            for term, x in report.items():
                if term in column:
                    block[row, column[term]] = x / norms[row]
        out += block @ block.T
    return out


def _dates_apart(reports: Sequence[Report]) -> _Matrix:
    """By how much pages dated apart are less alike: not within three days, by a quarter from a month on (a page may be wrong)."""
    days = [_day(report.published) for report in reports]
    out: _Matrix = np.ones((len(days), len(days)))
    for i, one in enumerate(days):
        for j, other in enumerate(days):
            if one is not None and other is not None:
                out[i, j] = 1 - 0.25 * min(1.0, max(0, abs(one - other) - 3) / 27)
    return out


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _average_link(likeness: _Matrix, least: float) -> list[list[int]]:
    """Groups of indices, joined best first while their average likeness is at least this."""
    left = likeness.copy()
    np.fill_diagonal(left, -1.0)
    groups = [[i] for i in range(len(left))]
    while len(groups) > 1:
        a, b = sorted(divmod(int(left.argmax()), len(left)))
        if left[a, b] < least:
            break
        joined = (left[a] * len(groups[a]) + left[b] * len(groups[b])) / (len(groups[a]) + len(groups[b]))
        left[a], left[:, a], left[a, a] = joined, joined, -1.0
        left[b], left[:, b] = -1.0, -1.0
        groups[a], groups[b] = groups[a] + groups[b], []
    return [group for group in groups if group]


def _take_in(likeness: _Matrix, groups: list[list[int]]) -> list[list[int]]:
    """The groups, where a report left alone joins the group that it is clearly nearest to: a short or odd report of an event."""
    several = [group for group in groups if len(group) > 1]
    joined = [list(group) for group in several]
    alone = []
    for (report,) in (group for group in groups if len(group) == 1):
        near = sorted(((float(likeness[report, group].mean()), -k) for k, group in enumerate(several)), reverse=True)
        next_best = near[1][0] if len(near) > 1 else 0.0
        if near and near[0][0] >= max(LIKE_ALONE, CLEARLY * next_best):
            joined[-near[0][1]].append(report)
        else:
            alone.append([report])
    return joined + alone
