"""A number of a report with all by which it is told what it counts (`CountedNumber`)."""

from collections.abc import Sequence

from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.numbers.fates import BEFALLEN, is_anyone
from rashomon.numbers.toll_changes import TollChange
from rashomon.numbers.when_and_where import EventCounted
from rashomon.quantities.bounds import Bounds, numbers_in, same_number
from rashomon.quantities.read_quantities import Quantity

AGE = "age"


@record
class WordsAround:
    """The words around a number: families of content words, and ids of names.

    - `clause`: those of its phrase and clause; `deed`: those that govern it; `agent`: those of the
      subject; `sentence`: those of its sentence; `report`: those of its report
    - `sentence_names`: the names in its sentence; `phrase_names`: those in its phrase
    """

    clause: frozenset[str]
    deed: frozenset[str]
    agent: frozenset[str]
    sentence: frozenset[str]
    sentence_names: frozenset[str]
    phrase_names: frozenset[str]
    report: frozenset[str]


@record
class CountedNumber:
    """One number of a report, and all by which it is told what it counts.

    - `noun`: the counted noun's lemma, "age", or None for measures, shares and bare numbers
    - `printed_noun`: the noun's words
    - `fate`: what befell the people counted
    - `group`: the words that choose among them
    - `share`: whether it is a share
    - `words`: the words around it
    - `event`: when and where that happened of which it tells
    - `is_aside`: whether it stands in a list or behind its like
    - `company`: who is told of beside those counted ("along with their families"), and whether the
      number holds them
    - `negated`: whether a negation turns what is told of them
    - `voice`: what tells its speaker from others who speak, sure or not
    - `slots`: the words by which its happening is told from others, by what they say of it
    - `replaces`: the number whose place it took in its report; `corrects`: one that was wrong
    - `change`: how a toll changed to it
    """

    number: Number
    share: bool
    quantity: Quantity
    noun: str | None
    printed_noun: str
    fate: str | None
    group: frozenset[str]
    words: WordsAround
    event: EventCounted
    sentence: Span
    is_aside: bool
    company: tuple[frozenset[str], bool] | None
    negated: bool
    speaker_by: str | None
    voice: str | None
    slots: tuple[tuple[str, frozenset[str]], ...]
    replaces: float | None = None
    corrects: float | None = None
    change: TollChange | None = None

    @property
    def id(self) -> str:
        """The id of the number."""
        return self.number.id

    @property
    def report(self) -> str:
        """The report that gives it."""
        return self.number.report

    @property
    def bounds(self) -> Bounds:
        """Its lowest and highest value."""
        return Bounds(self.number.low, self.number.high)

    @property
    def part(self) -> bool:
        """Whether it counts a part of others told of."""
        return self.number.is_part

    @property
    def denied(self) -> bool:
        """Whether whoever gives it denies it, in so many words."""
        return self.number.stance is Stance.DENIES

    @property
    def is_harm(self) -> bool:
        """Whether it counts people whom something befell that has a toll."""
        return self.fate in BEFALLEN

    def place(self) -> tuple[Span, str]:
        """Returns where it stands, by which numbers are ordered."""
        return self.number.span, self.id

    def told(self) -> tuple[object, ...]:
        """Returns all by which it is decided what it counts, but its report: copies of a sentence
        share it."""
        return (
            (self.noun, self.number.unit, self.bounds, self.quantity.text, self.fate, self.part),
            (self.event.over, self.event.days, self.event.is_dated, self.event.is_now),
            (self.event.places, self.words.phrase_names, self.group),
            (self.words.clause, self.words.deed, self.words.agent, self.words.sentence, self.slots),
        )

    def numbers(self) -> frozenset[float]:
        """Returns the numbers that it names."""
        return numbers_in(self.bounds)

    def same_number(self, second: "CountedNumber") -> bool:
        """Whether both name the same number, be it exact or a bound."""
        return same_number(self.bounds, second.bounds)

    def size(self) -> float | None:
        """Returns the number named, the middle of a range; None for "dozens"."""
        sizes = self.numbers()
        if self.quantity.vague() or not sizes:
            return None
        return sum(sizes) / len(sizes)

    def anyone(self) -> bool:
        """Whether it counts people, whoever they are."""
        return is_anyone(self.noun, self.fate)


CountedNumbers = Sequence[CountedNumber]


NumberGroup = list[CountedNumber]
