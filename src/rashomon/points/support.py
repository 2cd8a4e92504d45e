"""Measures how far other reports say the same as a candidate: the strongest sign that an analyst would code it.

A candidate is a bag of terms (word families, names, numbers, days), rare terms weighing more. Its support is the share of its weight that
the most similar candidate of another report has too.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.lexicon import set_of
from rashomon.points.candidates import AccountSpan
from rashomon.points.shared_keys import SharedKeys, rarity
from rashomon.points.token_index import TokenIndex
from rashomon.text.word_families import family_of

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = set_of("account_words.light_terms")
_Words = dict[tuple[str, int], str | None]
"""A cache of the terms of words by report and place, since a word stands in several candidates."""
Matrix = NDArray[np.float64]
_CELLS = 200_000  # pairs of bags that are held at once
_CONTEXT = 0.5  # the governor of a short phrase tells its subject, but less than its own words


@dataclass(frozen=True, slots=True)
class Support:
    """How much of a candidate other reports have.

    `covered`: the greatest share of its terms in one of their candidates; `alike`: the greatest cosine, `same` that among candidates of its
    kind; `reports`: how many other reports reach a cosine of 0.4; `own`: the weight of its terms; `sentence`: the greatest cosine of its
    sentence with one of theirs.
    """

    covered: float
    alike: float
    same: float
    reports: int
    own: float
    sentence: float


def terms_of(reading: TokenIndex, candidate: AccountSpan, words: _Words) -> dict[str, float]:
    """Returns the candidate's terms with their weight before rarity: 1 for its own words, less for what governs it.

    `words`: a cache of the terms of words.
    """
    out: dict[str, float] = {}
    if candidate.rule in ("date", "place", "quantity", "age", "agent", "happening") and candidate.clause is not None:
        for i in (candidate.clause.head, candidate.clause.subject):
            if i is not None:
                _add(reading, out, i, _CONTEXT, words)
        governor = reading.words.head[candidate.start]
        _add(reading, out, governor, _CONTEXT, words)
    if candidate.quantity is not None:
        out[f"#{candidate.quantity.low}/{candidate.quantity.high}/{candidate.quantity.text if candidate.quantity.vague() else ''}"] = 1.0
    for i in range(candidate.start, candidate.end):
        _add(reading, out, i, 1.0, words)
    return out


def _add(reading: TokenIndex, out: dict[str, float], i: int, weight: float, words: _Words) -> None:
    place = (reading.annotated.report.id, i)
    term = words.get(place, "")
    if term == "":
        term = words[place] = _term(reading, i)
    if term is not None and out.get(term, 0.0) < weight:
        out[term] = weight


def _term(reading: TokenIndex, i: int) -> str | None:
    """The term of a word: its name, its day, or the family of a content word."""
    name, date, words = reading.name_at.get(i), reading.date_at.get(i), reading.words
    if name is not None:
        return "n:" + name.id
    if date is not None and date.earliest:
        return f"d:{date.earliest}/{date.latest}"
    if words.pos[i] in _CONTENT and words.lemma[i].lower() not in _LIGHT and words.text[i][0].isalnum():
        return family_of(words.lemma[i])
    return None


class _Index:
    """Bags of terms weighted by rarity, searchable for similar bags of other reports."""

    def __init__(self, bags: Sequence[dict[str, float]], reports: Sequence[str]) -> None:
        self.size, self._keys = len(bags), SharedKeys(bags)
        self._rarity = rarity(self._keys.held, self.size)
        rare = {term: math.log(1 + len(bags) / n) for term, n in Counter(term for bag in bags for term in bag).items()}
        weighted = [[weight * rare[term] for term, weight in bag.items()] for bag in bags]
        self.norms = np.array([math.sqrt(math.fsum(w * w for w in bag)) or 1.0 for bag in weighted])
        self.masses = np.array([math.fsum(bag) or 1.0 for bag in weighted])
        self.reports = numbered(reports)
        self.starts = np.flatnonzero(np.r_[True, self.reports[1:] != self.reports[:-1]])

    def alike(self, start: int, stop: int) -> tuple[Matrix, Matrix]:
        """Returns the cosine of bags start..stop with each bag of another report, and the share of their weight that each covers."""
        places, keys, mine, theirs = self._keys.pairs(start, stop)
        rare = self._rarity[keys]
        dots, shared = (
            np.bincount(places, values, (stop - start) * self.size).reshape(stop - start, self.size)
            for values in (mine * theirs * rare * rare, np.minimum(mine, theirs) * rare)
        )
        abroad = self.reports[start:stop, None] != self.reports[None, :]
        cosines = np.where(abroad, dots / (self.norms[None, :] * self.norms[start:stop, None]), 0.0)
        return cosines, np.where(abroad, shared / self.masses[start:stop, None], 0.0)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yields ranges of bags to search at once, small enough to keep the arrays small."""
        step = max(1, _CELLS // max(1, self.size))
        return ((start, min(start + step, self.size)) for start in range(0, self.size, step))


def numbered(values: Sequence[str]) -> NDArray[np.int64]:
    """Returns each value's place among the distinct ones."""
    order = {value: n for n, value in enumerate(sorted(set(values)))}
    return np.array([order[value] for value in values], dtype=np.int64)


def measure_support(pairs: Sequence[tuple[TokenIndex, AccountSpan]]) -> tuple[Support, ...]:
    """Returns the support of each candidate, in the given order, which must hold each report's candidates together."""
    if not pairs:
        return ()
    words: _Words = {}
    bags = [terms_of(reading, candidate, words) for reading, candidate in pairs]
    index = _Index(bags, [reading.annotated.report.id for reading, _ in pairs])
    kinds, sentences = numbered([candidate.kind.value for _, candidate in pairs]), _sentence_support(pairs, words)
    out: list[Support] = []
    if len(index.starts) < 2:  # of one report: nothing bears anything out
        return tuple(Support(0.0, 0.0, 0.0, 0, own, 0.0) for own in index.masses.tolist())
    for start, stop in index.blocks():
        cosine, cover = index.alike(start, stop)
        covered, alike = cover.max(axis=1).tolist(), cosine.max(axis=1).tolist()
        same = np.where(kinds[start:stop, None] == kinds[None, :], cosine, 0.0).max(axis=1).tolist()
        reports = (np.maximum.reduceat(cosine, index.starts, axis=1) >= 0.4).sum(axis=1).tolist()
        own = index.masses[start:stop].tolist()
        out += map(Support, covered, alike, same, reports, own, sentences[start:stop])
    return tuple(out)


def _sentence_support(pairs: Sequence[tuple[TokenIndex, AccountSpan]], words: _Words) -> list[float]:
    """For each candidate, the greatest cosine of its sentence with one of another report."""
    keys = [(reading.annotated.report.id, candidate.sentence.start) for reading, candidate in pairs]
    places = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    bags: list[dict[str, float]] = [{} for _ in places]
    for (reading, candidate), key in zip(pairs, keys, strict=True):
        bag = bags[places[key]]
        if not bag:
            for i in range(candidate.sentence.start, candidate.sentence.end):
                _add(reading, bag, i, 1.0, words)
    index = _Index(bags, [report for report, _ in places])
    if len(index.starts) < 2:
        return [0.0] * len(keys)
    best = [value for block in index.blocks() for value in index.alike(*block)[0].max(axis=1).tolist()]
    return [best[places[key]] for key in keys]
