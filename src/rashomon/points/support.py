"""How far other reports say the same as a candidate: the strongest sign that an analyst would code it.

A candidate is a bag of terms (word families, names, numbers, days), rare terms weighing more. Support is the share of its weight that the
most similar candidate of another report has too.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.stems import family_of
from rashomon.language.word_lists import word_list
from rashomon.points.candidates import Candidate
from rashomon.points.reading import Reading

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = word_list("light_terms")
_CONTEXT = 0.5  # what governs a short phrase says what it is about, but less than its own words


@dataclass(frozen=True, slots=True)
class Support:
    """What other reports have of a candidate: `covered`, the greatest share of its terms in one candidate; `alike`, the greatest cosine;
    `same`, the greatest among candidates of its kind; `reports`, how many other reports reach a cosine of 0.4; `own`, the weight of its terms."""

    covered: float
    alike: float
    same: float
    reports: int
    own: float


def terms_of(reading: Reading, candidate: Candidate) -> dict[str, float]:
    """The candidate's terms with their weight before rarity: 1 for its own words, less for what governs it."""
    out: dict[str, float] = {}
    if candidate.rule in ("date", "place", "quantity", "age", "agent", "happening") and candidate.clause is not None:
        for i in (candidate.clause.head, candidate.clause.subject):
            if i is not None:
                _add(reading, out, i, _CONTEXT)
        governor = reading.doc[candidate.start].head.i
        _add(reading, out, governor, _CONTEXT)
    if candidate.quantity is not None:
        out[f"#{candidate.quantity.low}/{candidate.quantity.high}/{candidate.quantity.text if candidate.quantity.vague() else ''}"] = 1.0
    for i in range(candidate.start, candidate.end):
        _add(reading, out, i, 1.0)
    return out


def _add(reading: Reading, out: dict[str, float], i: int, weight: float) -> None:
    name, date, token = reading.name_at.get(i), reading.date_at.get(i), reading.doc[i]
    if name is not None:
        term = "n:" + name.id
    elif date is not None and date.earliest:
        term = f"d:{date.earliest}/{date.latest}"
    elif token.pos_ in _CONTENT and token.lemma_.lower() not in _LIGHT and token.text[0].isalnum():
        term = family_of(token.lemma_)
    else:
        return
    out[term] = max(out.get(term, 0.0), weight)


def measure_support(pairs: Sequence[tuple[Reading, Candidate]]) -> tuple[Support, ...]:
    """The support of each candidate, in the given order, which must hold each report's candidates together."""
    bags = [terms_of(reading, candidate) for reading, candidate in pairs]
    frequency = Counter(term for bag in bags for term in bag)
    rarity = {term: math.log(1 + len(bags) / n) for term, n in frequency.items()}
    weighted = [{term: weight * rarity[term] for term, weight in bag.items()} for bag in bags]
    norms = np.array([math.sqrt(sum(w * w for w in bag.values())) or 1.0 for bag in weighted])
    masses = np.array([sum(bag.values()) or 1.0 for bag in weighted])
    postings = _postings(weighted)
    report = np.array(_numbered([reading.annotated.report.id for reading, _ in pairs]))
    kind = np.array(_numbered([candidate.kind.value for _, candidate in pairs]))
    starts = np.flatnonzero(np.r_[True, report[1:] != report[:-1]]) if len(pairs) else np.array([], dtype=np.int64)
    return tuple(_support(i, weighted[i], postings, norms, masses, report, kind, starts) for i in range(len(pairs)))


def _numbered(values: Sequence[str]) -> list[int]:
    order = {value: n for n, value in enumerate(sorted(set(values)))}
    return [order[value] for value in values]


def _postings(weighted: Sequence[dict[str, float]]) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    lists: dict[str, tuple[list[int], list[float]]] = {}
    for i, bag in enumerate(weighted):
        for term, weight in bag.items():
            where, what = lists.setdefault(term, ([], []))
            where.append(i)
            what.append(weight)
    return {term: (np.array(where, dtype=np.int64), np.array(what)) for term, (where, what) in lists.items()}


def _support(
    i: int,
    bag: dict[str, float],
    postings: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]],
    norms: NDArray[np.float64],
    masses: NDArray[np.float64],
    report: NDArray[np.int64],
    kind: NDArray[np.int64],
    starts: NDArray[np.int64],
) -> Support:
    dots, shared = np.zeros(len(norms)), np.zeros(len(norms))
    for term, weight in bag.items():
        where, what = postings[term]
        dots[where] += weight * what
        shared[where] += np.minimum(weight, what)
    abroad = report != report[i]
    cosine = np.where(abroad, dots / (norms * norms[i]), 0.0)
    cover = np.where(abroad, shared / masses[i], 0.0)
    best = np.maximum.reduceat(cosine, starts)
    return Support(
        covered=float(cover.max(initial=0.0)),
        alike=float(cosine.max(initial=0.0)),
        same=float(np.where(kind == kind[i], cosine, 0.0).max(initial=0.0)),
        reports=int((best >= 0.4).sum()),
        own=float(masses[i]),
    )
