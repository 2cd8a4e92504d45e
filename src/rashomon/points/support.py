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

from rashomon.language.families import family_of
from rashomon.language.word_lists import word_list
from rashomon.points.candidates import Candidate
from rashomon.points.reading import Reading

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = word_list("light_terms")
_CONTEXT = 0.5  # what governs a short phrase says what it is about, but less than its own words


@dataclass(frozen=True, slots=True)
class Support:
    """What other reports have of a candidate.

    `covered`: the greatest share of its terms in one of their candidates; `alike`: the greatest cosine, `same` that among candidates of its
    kind; `reports`: how many other reports reach a cosine of 0.4; `own`: the weight of its terms; `sentence`: the greatest cosine of
    its sentence with one of theirs.
    """

    covered: float
    alike: float
    same: float
    reports: int
    own: float
    sentence: float


def terms_of(reading: Reading, candidate: Candidate) -> dict[str, float]:
    """The candidate's terms with their weight before rarity: 1 for its own words, less for what governs it."""
    out: dict[str, float] = {}
    if candidate.rule in ("date", "place", "quantity", "age", "agent", "happening", "maker") and candidate.clause is not None:
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


class _Index:
    """Bags of terms, weighted by rarity, that can be searched for what is like one of them in another report."""

    def __init__(self, bags: Sequence[dict[str, float]], reports: Sequence[str]) -> None:
        frequency = Counter(term for bag in bags for term in bag)
        rarity = {term: math.log(1 + len(bags) / n) for term, n in frequency.items()}
        self.bags = [{term: weight * rarity[term] for term, weight in bag.items()} for bag in bags]
        self.norms = np.array([math.sqrt(sum(w * w for w in bag.values())) or 1.0 for bag in self.bags])
        self.masses = np.array([sum(bag.values()) or 1.0 for bag in self.bags])
        self.reports = numbered(reports)
        self.starts = np.flatnonzero(np.r_[True, self.reports[1:] != self.reports[:-1]])
        self.postings = _postings(self.bags)

    def alike(self, i: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The cosine of bag i with each bag of another report, and the share of its weight that each covers."""
        dots, shared = np.zeros(len(self.bags)), np.zeros(len(self.bags))
        for term, weight in self.bags[i].items():
            where, what = self.postings[term]
            dots[where] += weight * what
            shared[where] += np.minimum(weight, what)
        abroad = self.reports != self.reports[i]
        return np.where(abroad, dots / (self.norms * self.norms[i]), 0.0), np.where(abroad, shared / self.masses[i], 0.0)


def _postings(weighted: Sequence[dict[str, float]]) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    lists: dict[str, tuple[list[int], list[float]]] = {}
    for i, bag in enumerate(weighted):
        for term, weight in bag.items():
            where, what = lists.setdefault(term, ([], []))
            where.append(i)
            what.append(weight)
    return {term: (np.array(where, dtype=np.int64), np.array(what)) for term, (where, what) in lists.items()}


def numbered(values: Sequence[str]) -> NDArray[np.int64]:
    """Each value's place among the distinct ones."""
    order = {value: n for n, value in enumerate(sorted(set(values)))}
    return np.array([order[value] for value in values], dtype=np.int64)


def measure_support(pairs: Sequence[tuple[Reading, Candidate]]) -> tuple[Support, ...]:
    """The support of each candidate, in the given order, which must hold each report's candidates together."""
    if not pairs:
        return ()
    index = _Index([terms_of(reading, candidate) for reading, candidate in pairs], [reading.annotated.report.id for reading, _ in pairs])
    kinds, sentences = numbered([candidate.kind.value for _, candidate in pairs]), _sentence_support(pairs)
    out = []
    for i in range(len(pairs)):
        cosine, cover = index.alike(i)
        out.append(
            Support(
                covered=float(cover.max()),
                alike=float(cosine.max()),
                same=float(np.where(kinds == kinds[i], cosine, 0.0).max()),
                reports=int((np.maximum.reduceat(cosine, index.starts) >= 0.4).sum()),
                own=float(index.masses[i]),
                sentence=sentences[i],
            )
        )
    return tuple(out)


def _sentence_support(pairs: Sequence[tuple[Reading, Candidate]]) -> list[float]:
    """For each candidate the greatest cosine of its sentence with one of another report."""
    keys = [(reading.annotated.report.id, candidate.sentence.tokens.start) for reading, candidate in pairs]
    places = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    bags: list[dict[str, float]] = [{} for _ in places]
    for (reading, candidate), key in zip(pairs, keys, strict=True):
        bag = bags[places[key]]
        if not bag:
            for i in range(candidate.sentence.tokens.start, candidate.sentence.tokens.end):
                _add(reading, bag, i, 1.0)
    index = _Index(bags, [report for report, _ in places])
    best = [float(index.alike(n)[0].max()) for n in range(len(bags))]
    return [best[places[key]] for key in keys]
