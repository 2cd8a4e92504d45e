"""How much shows that two numbers may be of one thing (`Likeness`), and what each counts
(`tally_key`)."""

from collections import Counter
from collections.abc import Callable, Set
from itertools import combinations
from math import fsum, log
from operator import mul

from rashomon.numbers.counted_number import AGE, CountedNumber, CountedNumbers
from rashomon.numbers.fates import ANYONE
from rashomon.numbers.one_thing import (
    RISEN,
    named_apart,
    names_among,
    of_one_event,
    size_of,
    times,
    unlike,
)
from rashomon.quantities.measures import CONVERTED, dimension_of, is_measured, unit_called
from rashomon.shipped.words import numbers, ordered, set_of, table
from rashomon.text.gathering import by_report, grouped

_NEAR = 1.28  # times that one number is another that lies close to it
# What the signals of two numbers weigh, by logistic regression on pairs of which readers said
# whether they are of one thing (bench.train.tallies); of those beyond ENOUGH 19 in 20 are.
_WEIGHTS = tuple(numbers("amounts.likeness").values())
ENOUGH = 1.1
# Families of nouns by which reports count the same.
_ALIKE = {
    word: str(family)
    for family in ordered("amounts.alike")
    for word in str(table("families")[family]).split()
}


def tally_key(figure: CountedNumber) -> tuple[str, str, str]:
    """Returns what a number counts, a harm, else its unit or noun, and the other time of which that
    is told."""
    occasion = figure.event.over or ""
    if figure.is_harm:
        return occasion, figure.fate or "", ""
    # ages are compared only of one person with a name
    if figure.noun == AGE:
        phrase_names = figure.words.phrase_names
        return occasion, AGE, min(phrase_names) if len(phrase_names) == 1 else figure.id
    return occasion, "", _kind_counted(figure)


def counted_alike(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two numbers are both ages, or count by one noun or its like, or measure one thing."""
    if (first.fate, first.part) != (second.fate, second.part):
        return False
    kind = _kind_counted(first)
    return bool(kind) and kind == _kind_counted(second)


def _kind_counted(figure: CountedNumber) -> str:
    """Returns what a number is measured in, otherwise the noun that it counts, or "age"."""
    noun = figure.noun or ""
    if noun == AGE:
        return AGE
    return dimension_of(figure.number.unit) or unit_name(figure) or _ALIKE.get(noun, noun)


class Likeness:
    """How much shows that two numbers may be of one thing."""

    def __init__(self, figures: CountedNumbers, strength: Callable[[str, str], float]) -> None:
        """Counts how many numbers of each kind a sentence has, and how uncommon each word of their
        clauses is, 0 to 1."""
        word_reports = {(word, figure.report) for figure in figures for word in figure.words.clause}
        reports = Counter(word for word, _ in word_reports)
        most = len(by_report(figures))
        self._rare = {word: log(1 + most / n) / log(1 + most) for word, n in reports.items()}
        keys = {figure.id: (figure.number.sentence, tally_key(figure)) for figure in figures}
        counts = Counter(keys.values())
        self._is_alone = {ident: counts[key] == 1 for ident, key in keys.items()}
        self._told = {
            figure.id: figure.words.clause - names_among(figure.words.clause) for figure in figures
        }
        self._strength = strength

    def between(self, first: CountedNumber, second: CountedNumber) -> float:
        """Returns the weight of what two numbers share.

        Ages, numbers of one deed and answers to each other share enough at once. Of people harmed,
        one event is enough, and those of like size come first.
        """
        if first.noun == AGE or _is_of_one_deed(first, second) or _is_answer_to(first, second):
            return ENOUGH
        if not first.is_harm:
            return fsum(map(mul, _WEIGHTS, self.signals(first, second)))
        if not of_one_event(first, second):
            return 0.0
        low, high = sorted((size_of(first), size_of(second)))
        return ENOUGH + low / max(high, 1.0)

    def signals(self, first: CountedNumber, second: CountedNumber) -> tuple[float, ...]:
        """Returns what shows that two numbers are of one thing, or of two, in the order of their
        weights: what they have of the words of their clauses, how close they are, names that they
        share or that differ, one noun, whether each is the only one of its sentence, and how surely
        their sentences bear on one thing."""
        shared = self._shared(self._told[first.id], self._told[second.id])
        alike = self._strength(first.number.sentence, second.number.sentence)
        return (
            1.0,
            shared,
            shared * alike,
            is_same(first, second),
            times(first, second) <= _NEAR,
            not first.words.sentence_names.isdisjoint(second.words.sentence_names),
            named_apart(first, second),
            first.noun == second.noun is not None,
            self._is_alone[first.id] and self._is_alone[second.id],
            alike,
        )

    def _shared(self, first_words: Set[str], second_words: Set[str]) -> float:
        """Returns the share of uncommon words that two clauses have in common."""
        total_rarity = fsum(map(self._rare.__getitem__, first_words | second_words))
        if not total_rarity:
            return 0.0
        return fsum(map(self._rare.__getitem__, first_words & second_words)) / total_rarity


def _is_of_one_deed(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether one is told of both, counted by nouns that reports use for the same, and no choice or
    name tells them apart."""
    if first.noun not in _ALIKE or _is_general(first):
        return False
    if first.words.deed.isdisjoint(second.words.deed):
        return False
    if (first.fate, first.part) != (second.fate, second.part):
        return False
    return not unlike(first.group, second.group) and not named_apart(first, second)


def _is_answer_to(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two speakers count by one noun in sentences of a report that follow each other."""
    if first.report != second.report or first.noun != second.noun or _is_general(first):
        return False
    earlier, later = sorted((first.sentence, second.sentence))
    speakers = {first.voice, second.voice} - {None}
    # signs between two sentences that follow each other
    return 0 <= later.start - earlier.end <= 3 and len(speakers) > 1


def _is_general(figure: CountedNumber) -> bool:
    """Whether numbers of this noun or unit stand beside all sorts of things."""
    return is_measured(figure.number.unit) or figure.noun in ANYONE | set_of("amounts.general")


# What two numbers name.


def is_same(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two amounts are one, told with another limit or in another unit."""
    if unit_name(first) == unit_name(second):
        return first.same_number(second)
    return CONVERTED * times(first, second) <= 1


def unit_name(figure: CountedNumber) -> str:
    """Returns the unit by its name, whatever its spelling; "" for what is counted."""
    unit = unit_called(figure.number.unit)
    if unit:
        return unit.name
    if is_measured(figure.number.unit):
        return figure.number.unit or ""
    return ""


def named_pair(first: CountedNumber, second: CountedNumber) -> frozenset[object]:
    """Returns what two numbers name, whatever their limits."""
    return frozenset((number_named(first), number_named(second)))


def number_named(figure: CountedNumber) -> object:
    """Returns the numbers named; of "dozens" the word."""
    named_numbers = figure.numbers()
    if named_numbers:
        return unit_name(figure), *sorted(named_numbers)
    return figure.quantity.text.casefold()


def told_by_one(alike: CountedNumbers) -> set[frozenset[object]]:
    """Returns the pairs of numbers that one report gives, and so of two things: of "nine goats and
    30 goats", both.

    Two speakers may give one number twice, and of harm only numbers that lie far apart are two.
    """
    two_things = set()
    for all_figures in by_report(alike).values():
        figures_of_report = _first_and_last(all_figures)
        names = {figure.id: number_named(figure) for figure in figures_of_report}
        for first, second in combinations(figures_of_report, 2):
            if second.voice not in (None, first.voice):
                continue
            pair = frozenset((names[first.id], names[second.id]))
            if pair in two_things:
                continue
            if is_same(first, second) or (first.is_harm and times(first, second) <= RISEN):
                continue
            two_things.add(pair)
    return two_things


def _first_and_last(figures: CountedNumbers) -> CountedNumbers:
    """Returns of figures that no comparison here tells apart the first and the last, in their
    order: of a thousand equal lines no more are held against each other."""
    groups = grouped(range(len(figures)), lambda place: _seen_alike(figures[place]))
    places = {place for group in groups.values() for place in (group[0], group[-1])}
    return [figures[place] for place in sorted(places)]


def _seen_alike(figure: CountedNumber) -> tuple[object, ...]:
    number = figure.number
    quantity = figure.quantity
    words = quantity.text.casefold(), quantity.vague()
    return figure.voice, figure.is_harm, figure.bounds, number.unit, *words
