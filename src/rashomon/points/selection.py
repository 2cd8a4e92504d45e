"""Chooses which candidates become accounts."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.lexicon import set_of
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.points.candidates import find_candidates, statement_for
from rashomon.points.shared_keys import SharedKeys, numbered, rarity
from rashomon.text.amounts import AccountSpan
from rashomon.text.annotations import Annotations
from rashomon.text.polarity import Polarity
from rashomon.text.token_index import TokenIndex
from rashomon.text.word_families import family_of
from rashomon.weights.logistic import probability, read_weights

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


# Named features for and against coding a candidate.

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_OPINION = set_of("account_words.opinion")


def features_of(reading: TokenIndex, candidate: AccountSpan, support: Support, others: int) -> dict[str, float]:
    """Returns the features of a candidate in a story with this many other reports; absent features count as 0."""
    words, clause = reading.words, candidate.clause
    start, end = candidate.start, candidate.end
    length = max(1, end - start - sum(words.punct[start:end]))
    statement = statement_for(reading, candidate)
    names = len(reading.names_in(candidate.start, candidate.end))
    sentence_length = candidate.sentence.end - candidate.sentence.start
    out = {
        "bias": 1.0,
        "rule=" + candidate.rule: 1.0,
        "covered": support.covered,
        "alike": support.alike,
        "same": support.same,
        "others": math.log(max(1, others)),
        "sentence": support.sentence,
        "sentence_unlike": float(support.sentence < 0.2),
        "reports": min(3, support.reports) / 3,
        "own": min(2.0, support.own / 10),
        "shared": min(2.0, support.covered * support.own / 10),
        "short": float(length <= 2),
        "length": min(length, 30) / 10,
        "long": max(0, length - 14) / 10,
        "title": float(candidate.sentence.title),
        "lead": float(candidate.sentence.place < 4),
        "late": min(40, candidate.sentence.place) / 40,
        "statement": float(statement is not None),
        "denies": float(statement is not None and statement.stance is Stance.DENIES),
        "hedges": float(statement is not None and statement.stance is Stance.HEDGES),
        "name": float(names > 0),
        "names": min(4, names) / 4,
        "no_name": float(names == 0 and candidate.quantity is None and candidate.date is None),
        "person": float(not _FIRST_PERSON.isdisjoint(words.lower[start:end])),
        "opinion": float(not _OPINION.isdisjoint(map(str.lower, words.lemma[start:end]))),
        "question": float("?" in words.text[max(candidate.sentence.start, candidate.sentence.end - 2) : candidate.sentence.end]),
        "vague": float(candidate.quantity is not None and candidate.quantity.vague()),
        "has_quantity": float(
            candidate.quantity is None and any(candidate.start <= a < candidate.end for _, a, _ in candidate.sentence.quantities)
        ),
        "has_date": float(candidate.date is None and bool(reading.dates_in(candidate.start, candidate.end))),
        "subject_pronoun": float(clause is not None and clause.subject is not None and words.pos[clause.subject] == "PRON"),
        "no_subject": float(clause is not None and clause.subject is None),
        "negated": float(clause is not None and clause.polarity is Polarity.NEGATED and candidate.rule == "core"),
        "main": float(clause is not None and words.dep[clause.head] == "ROOT"),
        "fills": min(1.0, length / max(1, sentence_length)),
    }
    group = "clause" if candidate.rule in ("core", "participle", "denial") else "phrase"
    out["alike&" + group] = support.alike
    out["much_alike&" + group] = float(support.alike >= 0.45)
    out["unlike&" + group] = float(support.alike < 0.25)
    if clause is not None and candidate.rule in ("core", "participle"):
        out["dep=" + words.dep[clause.head]] = 1.0
    return out


_USUAL_LENGTH = 430  # tokens in a report of the training stories


@dataclass(frozen=True, slots=True)
class ChosenSpan:
    """A candidate that became an account, with its probability."""

    reading: TokenIndex
    candidate: AccountSpan
    score: float


@cache
def load_weights() -> tuple[float, dict[str, float]]:
    """Returns how many accounts are kept for each expected one, and the weight of each feature."""
    document = read_weights("accounts")
    return float(document["ratio"]), {str(name): float(weight) for name, weight in document["weights"].items()}


def common_ground(annotated: Sequence[Annotations]) -> float:
    """Returns the factor for reports longer than the training stories: what reports share grows more slowly than their length."""
    words = sum(len(sentence) for one in annotated for sentence in one.sentences())
    return min(1.0, math.sqrt(_USUAL_LENGTH * len(annotated) / words)) if words else 1.0


Place = tuple[str, int, int]
"""The hash of a report's text, with the start and end of words in it."""


def choose_candidates(readings: Sequence[TokenIndex], *, wanted: frozenset[Place] = frozenset()) -> tuple[ChosenSpan, ...]:
    """Returns the candidates worth coding, by report and place; `wanted`: places of candidates that people asked for."""
    ratio, weights = load_weights()
    pairs = [(reading, candidate) for reading in readings for candidate in find_candidates(reading)]
    scored = [
        (reading, candidate, probability(features_of(reading, candidate, support, len(readings) - 1), weights))
        for (reading, candidate), support in zip(pairs, measure_support(pairs), strict=True)
    ]
    places = (
        (reading.annotated.report.sha256, reading.words.starts[candidate.start], reading.words.ends[candidate.end - 1])
        for reading, candidate in pairs
    )
    asked = frozenset(k for k, place in enumerate(places) if place in wanted) if wanted else frozenset()
    return keep_best(scored, ratio * common_ground([reading.annotated for reading in readings]), asked=asked)


def keep_best(
    scored: Sequence[tuple[TokenIndex, AccountSpan, float]], ratio: float, *, asked: frozenset[int] = frozenset()
) -> tuple[ChosenSpan, ...]:
    """Returns the most probable candidates of a story, `ratio` times as many as the probabilities add up to, by report and place.

    Reports that share much hold more accounts than reports that share little: the sum follows that, where a fixed threshold or a fixed
    number a sentence would not. Of two candidates of one kind on nearly the same words the better one stays. `asked`: places that are kept
    in any case.
    """
    wanted = ratio * sum(score for _, _, score in scored)
    kept: dict[str, list[ChosenSpan]] = {}
    places: dict[tuple[str, PointKind], list[AccountSpan]] = {}
    number = 0
    for reading, candidate, score in sorted(scored, key=lambda item: (-item[2], item[0].annotated.report.id, *_order(item[1]))):
        if number >= wanted:
            break
        alike = places.setdefault((reading.annotated.report.id, candidate.kind), [])
        if not any(_repeats(candidate, other) for other in alike):
            alike.append(candidate)
            kept.setdefault(reading.annotated.report.id, []).append(ChosenSpan(reading, candidate, score))
            number += 1
    for reading, candidate, score in (scored[k] for k in sorted(asked)):
        held = kept.setdefault(reading.annotated.report.id, [])
        if not any(chosen.candidate is candidate for chosen in held):
            held.append(ChosenSpan(reading, candidate, score))
    return tuple(chosen for report in sorted(kept) for chosen in sorted(kept[report], key=lambda chosen: _order(chosen.candidate)))


def _order(candidate: AccountSpan) -> tuple[int, int, str]:
    return candidate.start, candidate.end, candidate.kind.value


def _repeats(one: AccountSpan, other: AccountSpan) -> bool:
    """Whether two candidates of one kind stand on nearly the same words."""
    if one.start >= other.end or other.start >= one.end:
        return False
    if one.quantity is not None and other.quantity is not None and one.answer != other.answer:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return shared >= 0.7 * union
