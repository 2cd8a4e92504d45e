"""Finds the numbers and days that two sentences of one matter give differently
(`differing_slots`): amounts of one counted thing or measure, and days of one deed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.passages.terms import SentenceTerms, term_kind
from rashomon.shipped.words import set_of
from rashomon.text.amounts import counted_noun, counts_nothing, is_set_aside
from rashomon.text.numbers import DASHES, SCALES
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import predicate_over
from rashomon.text.speaker_words import verb_cue

_ABOVE = 6  # words up to the one that calls an amount an estimate
_PHRASE = frozenset("NOUN PROPN ADJ ADP DET PART".split())
_NAMING = frozenset("NOUN PROPN VERB ADJ".split())
_JOINED = frozenset("prep amod compound nmod nummod".split())
_ADDED = set_of("fates.further")
NUMBER, DAY, LIMIT = "number", "day", "limit"


@dataclass(frozen=True, slots=True)
class Filler:
    """A number or day of a sentence: its tokens (half-open), what they tell, and its head."""

    first: int
    last: int
    keys: frozenset[str]
    head: int


@dataclass(frozen=True, slots=True)
class SlotPair:
    """Two numbers of one thing or two days of one deed; `role`: what they are; `key`: what is
    counted or done; `near`: of numbers, whether one is at most twice the other."""

    role: str
    key: str
    one: Filler
    other: Filler
    near: bool = False


class SlotSentence:
    """A sentence with its numbers and days, read once."""

    def __init__(self, terms: SentenceTerms, words: ParsedWords) -> None:
        self.terms, self.words = terms, words
        sentence = terms.sentence
        self.first, self.last = sentence.first, sentence.last
        self.keys: dict[int, str] = {}
        for term, start, _ in terms.places:
            token = bisect_left(words.starts, start)
            if token < len(words) and words.starts[token] == start:
                self.keys[token] = term
        self.numbers = tuple(self._numbers())
        self.days = tuple(self._days())

    def _is_hyphen(self, token: int) -> bool:
        """Whether a dash makes the words on either side one: it touches both, or one of them hangs
        on the other ("two - million")."""
        words, before, after = self.words, token - 1, token + 1
        if words.text[token] not in DASHES:
            return False
        blanks = words.ends[before] < words.starts[token], words.ends[token] < words.starts[after]
        hangs = words.head[before] == after or (
            words.head[after] == before and words.dep[after] in _JOINED
        )
        return blanks == (False, False) or (blanks == (True, True) and hangs)

    def tells(self, first: int, last: int) -> Iterator[str]:
        """What tokens tell, without small words."""
        return (self.keys[t] for t in range(first, last) if t in self.keys)

    def said_of(self, counted: str, amount: Filler) -> tuple[set[str], set[str], set[str]]:
        """What the words behind an amount say it is of: names ("59% of calls with Harn"), what
        chooses among the counted ("rushing yards"), of sums and shares all."""
        noun = counted_noun(self.words, amount.first, amount.last) or 0
        behind = set(self.tells(amount.last, self.phrase_end(amount.last)))
        return (
            {key for key in behind if term_kind(key) == "name"},
            set(self.tells(amount.last, noun)),
            behind if _is_summed(counted) else set(),
        )

    def is_part(self, amount: Filler) -> bool:
        """Whether it counts some of the things that the noun behind it names."""
        return self.words.lower[amount.last : amount.last + 1] == ["of"]

    def phrase_end(self, token: int) -> int:
        """Where the nouns, with what joins them, end that begin here."""
        words = self.words
        while token < self.last and (
            words.text[token] == "%" or (words.pos[token] in _PHRASE and not words.punct[token])
        ):
            token += 1
        return token

    def readable(self, first: int, last: int, kept: int) -> tuple[int, int] | None:
        """The noun or verb phrase in these words, on the side of signs where one word stands;
        None where there is none."""
        words = self.words
        first, last = max(first, self.first), min(last, self.last)
        signs = [t for t in range(first, last) if words.space[t] or self._parts(t)]
        first = max([first, *(t + 1 for t in signs if t < kept)])
        last = min([last, *(t for t in signs if t > kept and t >= first)])
        while first < last and words.pos[first] not in _NAMING:
            first += 1
        if first >= last:
            return None
        leads = ("ADP", "ADV") if words.pos[first] == "VERB" else ()  # "sank off"
        while first < last and words.pos[last - 1] not in (*_NAMING, *leads):
            last -= 1
        while first < last < self.last - 1 and self._is_hyphen(last):
            last += 2
        telling = (
            words.pos[t] in _NAMING and not words.common[t] and words.lower[t] not in SCALES
            for t in range(first, last)
            if words.text[t].isalpha()
        )
        said = any(telling)
        return (first, last) if said else None

    def _parts(self, token: int) -> bool:
        """Whether a sign parts what stands before it from what stands behind."""
        return self.words.punct[token] and not (
            self.first < token < self.last - 1 and self._is_hyphen(token)
        )

    def _numbers(self) -> Iterator[tuple[str, float | None, float | None, str, Filler]]:
        """Each amount: what it counts, its bounds, how it is limited, where it stands."""
        words, start = self.words, self.terms.quote.start
        for q in self.terms.quantities:
            first = bisect_right(words.starts, start + q.start) - 1
            last = bisect_left(words.starts, start + q.end)
            if last <= first or q.low is q.high is None or is_set_aside(words, first):
                continue
            if not _ADDED.isdisjoint(words.lower[first - 1 : first] + words.lower[last : last + 1]):
                continue  # "two more": beside others
            noun = counted_noun(words, first, last)
            if q.unit is None and counts_nothing(words, first, last, noun):
                continue
            counted = q.unit or (self.keys.get(noun) if noun is not None else None)
            if counted is not None:
                manner = "near" if q.manner == "exact" and self._is_estimated(first) else q.manner
                value = frozenset({f"{q.low}/{q.high}/{manner}"})
                yield counted, q.low, q.high, manner, Filler(first, last, value, last - 1)

    def _is_estimated(self, token: int) -> bool:
        """Whether a word above an amount says that it is an estimate ("estimated to be worth")."""
        words = self.words
        for _ in range(_ABOVE):
            token = words.head[token]
            if words.lemma[token] in set_of("variants.estimating"):
                return True
        return False

    def _days(self) -> Iterator[tuple[str, Filler]]:
        """Each day of a deed but that of saying: what was done, and where the day stands."""
        words = self.words
        days = ((t, k) for t, k in sorted(self.keys.items()) if term_kind(k) == DAY)
        for day, run in _runs(days):
            top = next((t for t in run if words.head[t] not in run), run[0])
            deed = predicate_over(words, top)
            if words.child(deed, "ccomp") is None or not verb_cue(words.lemma[deed]):
                name = self.keys.get(deed) or words.lemma[deed]
                yield name, Filler(run[0], run[-1] + 1, frozenset({day}), run[0])

    def counts_days(self, filler: Filler) -> bool:
        """Whether it counts the days since something began."""
        words, last = self.words, min(filler.last, self.last - 1)
        inside = words.lower[filler.first : filler.last]
        if not {"day", "days"}.intersection((*inside, words.lower[last])):
            return False
        behind = words.lower[last : last + 2]
        before = words.lower[filler.first - 1 : filler.first]
        return not set_of("variants.running").isdisjoint(inside + behind + before)


def differing_slots(one: SlotSentence, other: SlotSentence) -> list[SlotPair]:
    """Returns the numbers and days that two sentences give differently."""
    return [*_numbers(one, other), *_days(one, other)]


def _numbers(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    both = {number[:4] for number in one.numbers} & {number[:4] for number in other.numbers}
    for counted, low, high, manner, mine in one.numbers:
        for same, low2, high2, manner2, theirs in other.numbers:
            told = (counted, low, high, manner), (same, low2, high2, manner2)
            if counted != same or told[0] == told[1] or both.intersection(told):
                continue
            if not _of_others(counted, (one, mine), (other, theirs)):
                first, second = _bare(low, high), _bare(low2, high2)
                role = LIMIT if first == second else NUMBER
                yield SlotPair(role, counted, mine, theirs, _is_near(first[0], second[0]))


def _of_others(counted: str, *sides: tuple[SlotSentence, Filler]) -> bool:
    """Whether two amounts are each of something, and of nothing in common, or one is of a part:
    "two of the dead"."""
    parts = {sentence.is_part(amount) for sentence, amount in sides}
    if len(parts) > 1 and not _is_summed(counted):
        return True
    said = (sentence.said_of(counted, amount) for sentence, amount in sides)
    return any(a and b and a.isdisjoint(b) for a, b in zip(*said, strict=True))


def _is_summed(counted: str) -> bool:
    """Whether it is a share or a sum of money."""
    return counted == "%" or counted.isupper()


def _bare(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """The bounds of an amount without its limit word: "at least eight" is eight."""
    return (high if low is None else low), (low if high is None else high)


def _is_near(one: float | None, other: float | None) -> bool:
    small, large = sorted((one or 0.0, other or 0.0))
    return 0 < large <= 2 * small


def _days(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    for deed, mine in one.days:
        for same, theirs in other.days:
            known = mine.keys & other.terms.days or theirs.keys & one.terms.days
            if deed == same and not known and _apart(mine, theirs):
                yield SlotPair(DAY, deed, mine, theirs)


def _apart(one: Filler, other: Filler) -> bool:
    """Whether no day of one is a day of the other, as one of a month is."""
    (first, last), (start, end) = (next(iter(f.keys))[1:].split("/") for f in (one, other))
    return last < start or end < first


def _runs(places: Iterable[tuple[int, str]]) -> Iterator[tuple[str, list[int]]]:
    """Tokens of one key that follow each other."""
    run: list[int] = []
    last = ""
    for token, key in places:
        if run and (key != last or token != run[-1] + 1):
            yield last, run
            run = []
        run.append(token)
        last = key
    if run:
        yield last, run


def runs_on(pair: SlotPair, one: SlotSentence, other: SlotSentence) -> bool:
    """Whether both count the days of what goes on, each up to the day of its report: "after five
    days of storms"."""
    return one.counts_days(pair.one) and other.counts_days(pair.other)


def places_of(words: ParsedWords, filler: Filler) -> tuple[int, int]:
    """Returns the offsets of a filler in its report's text."""
    return words.starts[filler.first], words.ends[filler.last - 1]
