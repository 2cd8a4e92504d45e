"""Finds the incidents of a story (`find_incidents`)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from rashomon.incidents.occurrences import Occurrence, OccurrenceMaker
from rashomon.incidents.one_incident import IncidentSignals
from rashomon.model.claim import Claim
from rashomon.model.content_ids import content_id
from rashomon.model.incident import Incident
from rashomon.model.span import Span
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.tallies import Strength
from rashomon.shipped.words import numbers as weights_of
from rashomon.text.gathering import by_key

_Sureness = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FoundIncidents:
    """The incidents of a story, and its numbers, each with the incident that it is of."""

    incidents: tuple[Incident, ...] = ()
    numbers: tuple[CountedNumber, ...] = ()


def find_incidents(
    numbers: Sequence[CountedNumber],
    claims: Iterable[Claim],
    strength: Strength,
) -> FoundIncidents:
    """Returns the incidents of a story, the main one first.

    `strength`: how probable it is that two sentences, by their ids, bear on one thing.
    """
    maker = OccurrenceMaker(numbers)
    signals = IncidentSignals.of_story(maker.numbers, strength)
    singles = [maker.occurrence((number,)) for number in maker.numbers]
    told: list[Occurrence] = []
    for own in by_key((single.report, single) for single in singles).values():
        told += _joined(own, signals, maker, "beside")[0]
    happenings, weights = _joined(told, signals, maker, "across")
    found = _incidents(happenings, weights, _sentences_of(happenings, claims))
    return FoundIncidents(found, _with_incidents(numbers, happenings, found))


def _joined(
    happenings: Sequence[Occurrence], signals: IncidentSignals, maker: OccurrenceMaker, where: str
) -> tuple[list[Occurrence], _Sureness]:
    """The happenings, those first joined that are surest one, as long as their pairs on average
    are; and how sure it is of each two of what this makes that they are one."""
    size = len(happenings)
    least = weights_of("incidents.least")[where]
    weights = np.full((size, size), -np.inf)
    for i, j in combinations(range(size), 2):
        weights[i, j] = weights[j, i] = signals.weight(happenings[i], happenings[j])
    groups = [[happening] for happening in happenings]
    while size and weights.max() > least:
        i, j = sorted(divmod(int(weights.argmax()), size))
        share = len(groups[i]) / (len(groups[i]) + len(groups[j]))
        row = share * weights[i] + (1 - share) * weights[j]
        row[[i, j]] = -np.inf
        weights[i] = weights[:, i] = row
        weights[j] = weights[:, j] = -np.inf
        groups[i] += groups[j]
        groups[j] = []
    left = [place for place, group in enumerate(groups) if group]
    made = []
    for place in left:
        joined = [number for happening in groups[place] for number in happening.numbers]
        made.append(maker.occurrence(joined))
    return made, weights[np.ix_(left, left)]


def _incidents(
    happenings: Sequence[Occurrence], weights: _Sureness, sentences: Mapping[int, Sequence[str]]
) -> tuple[Incident, ...]:
    """The incidents as a ledger has them, in the order of the happenings."""
    sure = weights_of("incidents.least")["apart"]
    ids = [content_id("i", *(n.number.id for n in one.numbers)) for one in happenings]
    main = max(happenings, key=_how_widely, default=None)
    made = []
    for place, happening in enumerate(happenings):
        numbers = happening.numbers
        apart = [ids[other] for other, weight in enumerate(weights[place]) if weight < sure]
        made.append(
            Incident(
                ids[place],
                min(numbers, key=_early).number.sentence,
                tuple(sentences[place]),
                _most_told((number.number.place, number.report) for number in numbers),
                _most_told(
                    (number.days and "/".join(number.days), number.report) for number in numbers
                ),
                _most_told((None if n.anyone() else n.noun, n.report) for n in numbers),
                happening is main,
                tuple(other for other in apart if other != ids[place]),
            )
        )
    return tuple(made)


def _how_widely(happening: Occurrence) -> tuple[int, int, int]:
    """By how many reports a happening is told, how near to their beginning, and how often."""
    reports = {number.report for number in happening.numbers}
    return len(reports), -min(number.at for number in happening.numbers), len(happening.numbers)


def _early(number: CountedNumber) -> tuple[int, Span]:
    return number.at, number.number.span


def _most_told(told: Iterable[tuple[str | None, str]]) -> str | None:
    """What most reports tell, the first of equals by the alphabet; each is given with its
    report."""
    often = Counter(value for value, _ in set(told) if value)
    return max(sorted(often), key=often.__getitem__, default=None)


def _sentences_of(
    happenings: Sequence[Occurrence], claims: Iterable[Claim]
) -> Mapping[int, Sequence[str]]:
    """The ids of the sentences that tell of each happening: those of its numbers, and those of
    claims that tell of no other."""
    pairs = [(s, place) for place, one in enumerate(happenings) for s in one.sentences]
    known = by_key(pairs)
    for claim in claims:
        sure = [sentence.id for sentence in claim.sure()]
        told = {place for sentence in sure for place in known.get(sentence, ())}
        if len(told) == 1:
            (place,) = told
            pairs += [(sentence, place) for sentence in sure if sentence not in known]
    return by_key((place, sentence) for sentence, place in dict.fromkeys(pairs))


def _with_incidents(
    numbers: Iterable[CountedNumber], happenings: Sequence[Occurrence], found: Sequence[Incident]
) -> tuple[CountedNumber, ...]:
    """The numbers with their incidents: others than of people harmed with that of their sentence,
    where it has one alone."""
    home = {n.number.id: i.id for h, i in zip(happenings, found, strict=True) for n in h.numbers}
    inside = by_key((sentence, one.id) for one in found for sentence in one.sentences)
    made = []
    for number in numbers:
        told = inside[number.number.sentence]
        incident = home.get(number.number.id) or (told[0] if len(told) == 1 else None)
        made.append(replace(number, number=replace(number.number, incident=incident)))
    return tuple(made)
