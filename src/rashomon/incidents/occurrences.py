"""What reports tell of one happening by numbers of people harmed (`Occurrence`)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import HARMS
from rashomon.numbers.one_thing import names_among
from rashomon.shipped.words import either
from rashomon.text.gathering import by_key

_SUMMED = re.compile(rf"(?i)\b(?:{either('incidents.summed', 'fates.periods')})\b")
_PERIOD = "a period"
_LEAD = 1  # the place of the last sentence that tells of a report's own event


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Numbers that are of one happening, and what is told with them.

    `words`: families of words; `sites`: ids of the names of places where
    something happened, `names` of others;
    `recalled`: the years and periods by which it is another happening than that of its report;
    `people`: the nouns that choose among people; `wholes`: the numbers that are no part of others,
    by what befell those counted.
    """

    numbers: tuple[CountedNumber, ...]
    words: frozenset[str]
    names: frozenset[str]
    sites: frozenset[str]
    days: frozenset[tuple[str, str]]
    recalled: frozenset[str]
    people: frozenset[str]
    wholes: Mapping[str, frozenset[float]]

    @property
    def report(self) -> str:
        """The first report that tells of it."""
        return self.numbers[0].report

    @property
    def places(self) -> frozenset[str]:
        """Where people were harmed, as far as that is known."""
        return frozenset(n.number.place for n in self.numbers if n.number.place is not None)

    @property
    def leads(self) -> bool:
        """Whether a report begins with it."""
        return any(number.at <= _LEAD for number in self.numbers)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The ids of the sentences in which its numbers stand, in their order."""
        return tuple(dict.fromkeys(number.number.sentence for number in self.numbers))


def _recalled(number: CountedNumber) -> Iterator[str]:
    """The year or period by which a number is of another happening than that of its report."""
    if number.over is not None:
        yield number.over
    if _SUMMED.search(number.sentence.line):
        yield _PERIOD


class OccurrenceMaker:
    """Makes happenings of a story's numbers of people harmed."""

    def __init__(self, numbers: Iterable[CountedNumber]) -> None:
        """`numbers`: all of a story."""
        harmed = (number for number in numbers if number.fate in HARMS)
        self.numbers = sorted(harmed, key=lambda n: (n.number.span, n.number.id))
        self._beside = Counter(number.number.sentence for number in self.numbers)

    def occurrence(self, numbers: Sequence[CountedNumber]) -> Occurrence:
        """Returns the happening of these numbers."""
        words: set[str] = set()
        for inside in by_key((number.number.sentence, number) for number in numbers).values():
            for number in inside:
                words |= self._telling(number, len(inside))
        names = names_among(words)
        sites = names & frozenset(chain.from_iterable(number.sites for number in numbers))
        whole = [number for number in numbers if not number.part]
        wholes = by_key((number.fate or "", number.numbers() - {0.0}) for number in whole)
        return Occurrence(
            tuple(numbers),
            frozenset(words) - names,
            frozenset(names - sites),
            frozenset(sites),
            frozenset((n.days[0][:10], n.days[1][:10]) for n in numbers if n.days is not None),
            frozenset(chain.from_iterable(map(_recalled, numbers))),
            frozenset(n.noun for n in numbers if n.noun is not None and not n.anyone()),
            {fate: frozenset(chain.from_iterable(sizes)) for fate, sizes in wholes.items()},
        )

    def _telling(self, number: CountedNumber, inside: int) -> Set[str]:
        """What tells of a number: all words of its sentence, unless that tells of another happening
        or recalls this one; with those of the sentence before, if it names nothing itself."""
        if number.over is not None or self._beside[number.number.sentence] > inside:
            return number.telling
        is_thin = number.days is None and not names_among(number.around)
        return number.around | number.before if is_thin else number.around
