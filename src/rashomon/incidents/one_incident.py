"""The named signals by which two happenings are held to be one or two, and what these weigh."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product
from math import fsum, log, log1p

from rashomon.differences.values import days_apart
from rashomon.incidents.occurrences import Occurrence
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.one_thing import unlike
from rashomon.numbers.tallies import Strength
from rashomon.shipped.words import numbers, set_of

_MOST = 2  # names and numbers that count


@dataclass(frozen=True, slots=True)
class IncidentSignals:
    """What two happenings of a story show. `rare`: with how few of its numbers of people harmed a
    word stands, 0 to 1; `strength`: how probable it is that two sentences, by their ids, bear on
    one thing."""

    rare: Mapping[str, float]
    strength: Strength

    @classmethod
    def of_story(cls, harmed: Sequence[CountedNumber], strength: Strength) -> "IncidentSignals":
        """Counts the words that stand with a story's numbers of people harmed."""
        told: Counter[str] = Counter()
        for number in harmed:
            told.update(number.around | number.telling | number.before)
        most = len(harmed)
        rare = {word: log((1 + most) / often) / log(1 + most) for word, often in told.items()}
        return cls(rare, strength)

    def weight(self, one: Occurrence, other: Occurrence) -> float:
        """Returns by how much it is likelier that two happenings are one than that they are two, as
        the logarithm of that."""
        is_beside = one.report == other.report
        weights = numbers("incidents.beside" if is_beside else "incidents.across")
        signals = self.of_pair(one, other)
        return fsum(weights[name] * signals[name] for name in weights)

    def of_pair(self, one: Occurrence, other: Occurrence) -> dict[str, float]:
        """Returns the signals of two happenings by name."""
        pairs = product(one.sentences, other.sentences)
        signals = {
            "always": 1.0,
            "words": self._shared(one.words, other.words),
            "names": self._shared(one.names, other.names),
            "other names": unlike(one.names, other.names),
            "sites": self._shared(one.sites, other.sites),
            "other sites": unlike(one.sites, other.sites),
            "place": not one.places.isdisjoint(other.places),
            "other place": unlike(one.places, other.places),
            "other people": unlike(one.people, other.people),
            "leads": one.leads and other.leads,
            "one leads": one.leads != other.leads,
            "strength": max(self.strength(*pair) for pair in pairs),
        }
        return signals | _of_times(one, other) | _of_wholes(one, other) | _of_place(one, other)

    def _shared(self, some: Set[str], others: Set[str]) -> float:
        rarity = fsum(self.rare[word] for word in some & others)  # the same in whatever order
        return min(_MOST, rarity)


def _of_times(one: Occurrence, other: Occurrence) -> dict[str, float]:
    """Whether both are told of days, and one of them may be the same; whether one recalls a year or
    a period, or both the same."""
    pairs = [days_apart(day, another) for day, another in product(one.days, other.days)]
    other_days = bool(pairs) and all(pairs)
    both = bool(one.recalled and other.recalled)
    same = not other_days and not one.recalled.isdisjoint(other.recalled)
    return {
        "days": bool(pairs) and not other_days,
        "other days": other_days,
        "recalled": same,
        "one recalled": bool(one.recalled) != bool(other.recalled),
        "others recalled": both and not same,
    }


def _of_wholes(one: Occurrence, other: Occurrence) -> dict[str, float]:
    """Whether the same numbers of people were harmed alike, and how far other ones lie apart; two
    numbers in one sentence are hardly of one happening."""
    same = apart = 0.0
    for fate in one.wholes.keys() & other.wholes.keys():
        some, others = one.wholes[fate], other.wholes[fate]
        if some & others:
            same += 1
        elif some and others:
            apart += abs(log1p(max(some)) - log1p(max(others)))
    differs = same == 0 and apart > 0
    in_one = not set(one.sentences).isdisjoint(other.sentences)
    return {
        "number": min(same, _MOST),
        "other number": differs,
        "numbers apart": apart if differs else 0.0,
        "other number in the sentence": differs and in_one,
        "other harm": one.wholes.keys().isdisjoint(other.wholes),
    }


def _of_place(one: Occurrence, other: Occurrence) -> dict[str, float]:
    """Where two happenings of one report stand, and whether words say that the later is another."""
    first, second = sorted((one.numbers, other.numbers), key=lambda numbers: numbers[0].sentence)
    gap = min(abs(a.at - b.at) for a, b in product(first, second))
    turning = set_of("incidents.turning")
    later = {word for number in second for word in number.sentence.line.casefold().split()}
    return {
        "same sentence": gap == 0,
        "next sentence": gap == 1,
        "sentences between": log1p(gap),
        "turning": not turning.isdisjoint(later),
    }
