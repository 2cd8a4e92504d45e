"""Evidence: what one account brings to a comparison with another."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from rashomon.lexicon import ordered, set_of
from rashomon.model.name import Name
from rashomon.model.point import Account
from rashomon.model.statement import Stance
from rashomon.text.clocks import Clock
from rashomon.text.encoder import Vectors, likeness_of_rows, load_encoder
from rashomon.text.measures import is_other_size, measures_of, unit_called
from rashomon.text.word_families import akin, families_of

APPROXIMATE = ordered("bounds.approximate")

Interval = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One account with everything that the rules look at.

    `negative`: the account says that it is not so; `vague`: it gives an amount without a number; `days`: the interval that it names;
    `printed`: the day, or the minute, of its report; `words`: the lemmas of the quote, `context` also those of the clause around it;
    `text`: that clause in lower case; `phrase`: whether the quote has no verb; `proper`: its proper nouns; `names`: the ids of the names in
    it, `sites` the places among them.

    Derived from these: `denies`: the speaker rejects a claim; `speaker`: who says it, in lower case, empty for the report's own voice;
    `approximate`: the figure is an estimate; `measures`: what the figure measures, by its unit, else by the quote, else by the clause
    around it.
    """

    account: Account
    negative: bool = False
    unclear: bool = False
    vague: bool = False
    days: tuple[str, str] | None = None
    clock: Clock | None = None
    printed: str | None = None
    families: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    context_families: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    predicate: str | None = None
    phrase: bool = False
    proper: frozenset[str] = frozenset()
    text: str = ""
    numbers: Interval | None = None
    names: frozenset[str] = frozenset()
    sites: tuple[Name, ...] = ()

    denies: bool = field(init=False, compare=False)
    speaker: str = field(init=False, compare=False)
    approximate: bool = field(init=False, compare=False)
    measures: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Computes once what the rules ask again and again."""
        account = self.account
        object.__setattr__(self, "denies", account.stance is Stance.DENIES)
        object.__setattr__(self, "speaker", (account.speaker or "").casefold().removeprefix("the "))
        object.__setattr__(self, "approximate", account.stance is Stance.HEDGES or _is_estimate(account))
        unit = frozenset((account.unit or "").casefold().split())
        object.__setattr__(self, "measures", measures_of(unit) or measures_of(self.words) or measures_of(self.context))

    @property
    def exact(self) -> bool:
        """Whether the account gives one number, and not as an estimate."""
        return self.numbers is not None and self.numbers[0] == self.numbers[1] and not self.approximate


def _is_estimate(account: Account) -> bool:
    """Whether the words mark the figure as an estimate."""
    text = f" {account.quote.quote.casefold()} {(account.value or '').casefold()} "
    return any(f" {word} " in text for word in APPROXIMATE)


def aligned(left: Evidence, right: Evidence) -> tuple[Evidence, Evidence]:
    """Returns both with their numbers in one unit, if both have a unit of the same dimension."""
    one, other = unit_called(left.account.unit), unit_called(right.account.unit)
    if one is None or other is None or not is_other_size(one, other):
        return left, right
    return replace(left, numbers=_scaled(left.numbers, one.size)), replace(right, numbers=_scaled(right.numbers, other.size))


def _scaled(numbers: Interval | None, size: float) -> Interval | None:
    if numbers is None:
        return None
    return (None if numbers[0] is None else numbers[0] * size, None if numbers[1] is None else numbers[1] * size)


def converted(left: Evidence, right: Evidence) -> bool:
    """Whether the two have different units of the same dimension."""
    return is_other_size(unit_called(left.account.unit), unit_called(right.account.unit))


def order(left: Evidence, right: Evidence) -> int:
    """Returns -1 if the left account holds for, or was printed at, an earlier time than the right, 1 if later, 0 if unknown."""
    one, other = left.account.as_of, right.account.as_of
    if one and other:
        return _order(one, other) or _order(left.printed, right.printed)
    return _order(one or left.printed, other or right.printed)


def _order(one: str | None, other: str | None) -> int:
    """Compares two days, intervals of days, or minutes; 0 if they touch."""
    if not one or not other:
        return 0
    first, second = _ends(one), _ends(other)
    if first[1] < second[0]:
        return -1
    return 1 if second[1] < first[0] else 0


@lru_cache(maxsize=4096)  # a story has few days
def _ends(when: str) -> tuple[str, str]:
    """The first and the last minute of an ISO day, month, year, interval or minute, as texts that sort."""
    parts = when.split("/")
    return _filled(parts[0], "-01-01T00:00"), _filled(parts[-1], "-12-31T23:59")


def _filled(when: str, rest: str) -> str:
    """The full ISO time, with missing parts taken from `rest`."""
    start = {4: 0, 7: 3, 10: 6}.get(len(when))
    return when[:16] if start is None else when + rest[start:]


# How much the words of two accounts have in common.

# Verbs with so many meanings that sharing one shows nothing.
_LIGHT = set_of("grammar.light_verbs")


def one_voice(left: Evidence, right: Evidence) -> bool:
    """Whether one speaker says both, or one report says both in its own words."""
    if left.speaker or right.speaker:
        return left.speaker == right.speaker
    return left.account.report == right.account.report


def alike(left: Evidence, right: Evidence) -> float:
    """Returns the share of the shorter account's words whose family the other has too; with equal lengths, the lower share."""
    if not left.words or not right.words:
        return 0.0
    if len(left.words) != len(right.words):
        small, large = sorted((left, right), key=lambda e: len(e.words))
        return _shared(small, large) / len(small.words)
    return min(_shared(left, right), _shared(right, left)) / len(left.words)


def shared_words(left: Evidence, right: Evidence) -> int:
    """Returns how many words, by family, stand in both; the lower count of the two sides."""
    return min(_shared(left, right), _shared(right, left))


def _shared(small: Evidence, large: Evidence) -> int:
    return _found(small.words, large.words, large.families)


@lru_cache(maxsize=65536)
def _found(words: frozenset[str], others: frozenset[str], families: frozenset[str]) -> int:
    return sum(word in others or any(family in families for family in families_of(word)) for word in words)


def nearness(left: Evidence, right: Evidence) -> float:
    """Returns how near the two quotes are in meaning, 0..1."""
    return float(likeness_of_rows(_vector(left.account.quote.quote), _vector(right.account.quote.quote))[0])


@lru_cache(maxsize=4096)
def _vector(text: str) -> Vectors:
    return load_encoder().encode([text])


def same_words(left: Evidence, right: Evidence) -> bool:
    """Whether both use the same words and neither negates them."""
    one, other = (" ".join(e.account.quote.quote.casefold().split()).strip(" .,;\"'“”‘’") for e in (left, right))
    return one == other and left.negative == right.negative and left.numbers == right.numbers


def same_predicate(left: Evidence, right: Evidence) -> bool:
    """Whether the governing verbs are the same or of one family."""
    one, other = left.predicate, right.predicate
    if not one or not other or one in _LIGHT or other in _LIGHT:
        return False
    return one == other or akin(one, other)
