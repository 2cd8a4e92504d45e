"""Chooses which candidates become accounts."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.lexicon import set_of
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.points.candidates import AccountSpan, find_candidates, statement_for
from rashomon.points.support import Support, measure_support
from rashomon.points.token_index import TokenIndex
from rashomon.text.annotations import Annotations
from rashomon.text.polarity import Polarity
from rashomon.weights.logistic import probability

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
    document = json.loads(resources.files("rashomon.weights").joinpath("accounts.json").read_text("utf-8"))
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
    asked = (
        frozenset(k for k, (reading, candidate, _) in enumerate(scored) if _stands(reading, candidate) in wanted) if wanted else frozenset()
    )
    return keep_best(scored, ratio * common_ground([reading.annotated for reading in readings]), asked=asked)


def _stands(reading: TokenIndex, candidate: AccountSpan) -> Place:
    words = reading.words
    return reading.annotated.report.sha256, words.starts[candidate.start], words.ends[candidate.end - 1]


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
    for reading, candidate, score in sorted(scored, key=_rank):
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
    return tuple(chosen for report in sorted(kept) for chosen in sorted(kept[report], key=_place))


def _rank(item: tuple[TokenIndex, AccountSpan, float]) -> tuple[float, str, int, int, str]:
    reading, candidate, score = item
    return (-score, reading.annotated.report.id, candidate.start, candidate.end, candidate.kind.value)


def _place(chosen: ChosenSpan) -> tuple[int, int, str]:
    return (chosen.candidate.start, chosen.candidate.end, chosen.candidate.kind.value)


def _repeats(one: AccountSpan, other: AccountSpan) -> bool:
    """Whether two candidates of one kind stand on nearly the same words."""
    if one.start >= other.end or other.start >= one.end:
        return False
    if one.quantity is not None and other.quantity is not None and one.answer != other.answer:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return shared >= 0.7 * union
