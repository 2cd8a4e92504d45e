"""A number of a report with all by which it is told what it counts (`CountedNumber`)."""

from collections.abc import Sequence

from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.numbers.fates import BEFALLEN, is_anyone
from rashomon.quantities.bounds import numbers_in, same_number
from rashomon.quantities.read_quantities import Quantity

AGE = "age"


@record
class CountedNumber:
    """One number of a report, and all by which it is told what it counts.

    `noun`: the counted noun's lemma, "age", or None for measures, shares and bare numbers;
    `printed`: the noun's words; `fate`: what befell the people counted; `group`: words that choose
    among them; `part`: whether it counts a part of others told of; `share`: whether it is a share;
    `near`: families of the content words and ids of the names of its clause, `deed` of the words
    that govern it, `agent` of the subject of its clause, `around` of its sentence; `names`: ids of
    names in its sentence, `named` in its quote; `places`: where its clause says that it happened,
    or else what stands near; `dated`: whether its own clause gives its `days`; `over`: the year,
    the period, the place or "another event", if it counts what was long over, sums up a period, or
    befell people elsewhere than where reports begin, and `occasion` the words that say so;`aside`:
    whether it stands in a list or behind its like; `company`: who is told of beside those counted
    ("along with their families"), and whether the number holds them; `now`: whether its words show
    that it is of the event that the report tells of; `negated`: whether a negation turns what is
    told of them; `beside`: the words by which its happening is told from others; `heard`: the
    families of all words of its report; `instead`: the number that its sentence corrects.
    """

    number: Number
    share: bool
    quantity: Quantity
    noun: str | None
    printed: str
    fate: str | None
    group: frozenset[str]
    part: bool
    near: frozenset[str]
    deed: frozenset[str]
    agent: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]
    places: frozenset[tuple[str, str, tuple[float, float] | None]]
    days: tuple[str, str] | None
    dated: bool
    over: str | None
    now: bool
    sentence: Span
    aside: bool
    company: tuple[frozenset[str], bool] | None
    occasion: Span | None
    negated: bool
    speaker_by: str | None
    beside: tuple[tuple[str, frozenset[str]], ...]
    heard: frozenset[str]
    instead: float | None = None

    @property
    def id(self) -> str:
        """The id of the number."""
        return self.number.id

    @property
    def report(self) -> str:
        """The report that gives it."""
        return self.number.report

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """Its lowest and highest value."""
        return self.number.low, self.number.high

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
            (self.over, self.days, self.dated, self.now),
            (self.places, self.named, self.group),
            (self.near, self.deed, self.agent, self.around, self.beside),
        )

    def numbers(self) -> frozenset[float]:
        """Returns the numbers that it names."""
        return numbers_in(self.bounds)

    def same_number(self, other: "CountedNumber") -> bool:
        """Whether both name the same number, be it exact or a bound."""
        return same_number(self.bounds, other.bounds)

    def size(self) -> float | None:
        """Returns the number named, the middle of a range; None for "dozens"."""
        known = self.numbers()
        if self.quantity.vague() or not known:
            return None
        return sum(known) / len(known)

    def anyone(self) -> bool:
        """Whether it counts people, whoever they are."""
        return is_anyone(self.noun, self.fate)


CountedNumbers = Sequence[CountedNumber]


NumberGroup = list[CountedNumber]
