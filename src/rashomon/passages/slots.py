"""Finds what two sentences of one matter fill differently (`differing_slots`): the same place, by
the parse or by the words around it, with other words in it.

A place is what a word governs in one role ("arrested" with its object, "in" under "crash"), a
number of one counted thing or measure, a day, whether a deed is done, planned or denied, or the gap
between words that both sentences share.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.passages.terms import SentenceTerms, term_kind
from rashomon.shipped.words import set_of
from rashomon.text.amounts import counted_noun, counts_nothing, is_set_aside
from rashomon.text.by_key import by_key
from rashomon.text.measures import CONVERTED, MeasureUnit, unit_called
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.speaker_words import verb_cue

LONGEST = 10  # tokens of a filler
GAP = 8  # tokens between shared words
_ABOVE = 4  # words up to the one that calls an amount an estimate
_SHORT_FORM = 4  # letters of an abbreviation, at most
_STEM, _NEAR = 3, 0.8  # letters that two spellings begin with; how many of all are in order
SPELLED = 0.75  # likeness of letters from which two fillers are one, written differently
_ROLES = frozenset(
    "nsubj nsubjpass dobj attr acomp npadvmod advmod amod nummod compound appos poss pobj".split()
)
_WHEN_SAID = frozenset("npadvmod on in at during".split())  # "said on Tuesday": of the saying alone
_OWN_CLAUSE = frozenset("relcl acl advcl punct cc conj appos parataxis ccomp".split())
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"\W")
NUMBER, DAY, LIMIT, DONE, GAPPED = "number", "day", "limit", "done", "gap"


@dataclass(frozen=True, slots=True)
class Filler:
    """What a sentence has in a place: its tokens (half-open), what they tell, and its head."""

    first: int
    last: int
    keys: frozenset[str]
    head: int


@dataclass(frozen=True, slots=True)
class SlotPair:
    """One place that two sentences fill differently; `role`: of the place; `shared`: how many words
    around it both have, of a gap."""

    role: str
    key: str | None
    one: Filler
    other: Filler
    shared: int = 0


class SlotSentence:
    """A sentence with the places that its parse opens, read once."""

    def __init__(self, terms: SentenceTerms, words: ParsedWords) -> None:
        self.terms, self.words = terms, words
        sentence = terms.sentence
        self.first, self.last = sentence.first, sentence.last
        self.keys: dict[int, str] = {}
        for term, start, _ in terms.places:
            token = bisect_left(words.starts, start)
            if token < len(words) and words.starts[token] == start:
                self.keys[token] = term
        self.told = frozenset(self.keys.values())
        self.fillers = tuple(self._fillers())
        self.filled = by_key(((key, role), filler) for key, role, filler in self.fillers)
        self.numbers = tuple(self._numbers())
        self.deeds = tuple(self._deeds())
        self.plain = [
            t for t in range(self.first, self.last) if not words.space[t] and not words.punct[t]
        ]
        self.line = [self.keys.get(t, words.lower[t]) for t in self.plain]
        self.days = tuple(_days_of(self.keys))
        self._beside = SequenceMatcher(None, (), self.line, autojunk=False)

    def steps(self, line: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
        """How a line of terms becomes this sentence's (`difflib`)."""
        self._beside.set_seq1(line)
        return self._beside.get_opcodes()

    def filler(self, first: int, last: int, head: int) -> Filler | None:
        """The filler of these tokens without small words at its edges; None where nothing is left
        of it, or it is too long."""
        while first < last and self._is_idle(first):
            first += 1
        while last > first and self._is_idle(last - 1):
            last -= 1
        if not 0 < last - first <= LONGEST:
            return None
        return Filler(first, last, frozenset(self.tells(first, last)), head)

    def tells(self, first: int, last: int) -> Iterator[str]:
        """What tokens tell, without small words."""
        return (self.keys[t] for t in range(first, last) if t in self.keys)

    def text(self, filler: Filler) -> str:
        """The words of a filler, as they are printed."""
        words = self.words
        return " ".join(words.text[filler.first : filler.last])

    def measure(self, filler: Filler) -> tuple[MeasureUnit, float] | None:
        """The one measured amount of a filler: "3 km", "three kilometres"."""
        words, start = self.words, self.terms.quote.start
        found = [
            (unit, low)
            for q in self.terms.quantities
            if (places := words.at(start + q.figure, start + q.end)).stop < filler.last
            and places.start >= filler.first
            and (unit := unit_called(words.text[places.stop]))
            and (low := bare(q.low, q.high)[0]) is not None
        ]
        return found[0] if len(found) == 1 else None

    def _is_idle(self, token: int) -> bool:
        words = self.words
        if words.punct[token] or words.space[token]:
            return True
        return (
            token not in self.keys
            and words.pos[token] != "NUM"
            and words.lower[token] not in set_of("bounds.parts")
        )

    def _fillers(self) -> Iterator[tuple[str, str, Filler]]:
        """Each place of the parse: what governs it, the role, what fills it."""
        words = self.words
        for token in range(self.first, self.last):
            above, role = words.head[token], words.dep[token]
            if above == token or role not in _ROLES or words.punct[token]:
                continue
            if role == "pobj":
                role, above = words.lower[above], words.head[above]
            key = self.keys.get(above)
            if key is None or (role in _WHEN_SAID and verb_cue(words.lemma[above])):
                continue
            first, last = self._phrase(token)
            if last - first > 2 * LONGEST:
                continue
            if made := self.filler(first, last, token):
                yield key, role, made

    def _phrase(self, token: int) -> tuple[int, int]:
        """The words around a head that are its own phrase, without clauses that only add to it."""
        words, kept, waiting = self.words, {token}, [token]
        while waiting:
            for child in words.children[waiting.pop()]:
                if words.dep[child] not in _OWN_CLAUSE:
                    kept.add(child)
                    waiting.append(child)
        first = last = token
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        return first, last + 1

    def _numbers(self) -> Iterator[tuple[str, float | None, float | None, str, Filler]]:
        """Each amount: what it counts, its bounds, how it is limited, where it stands."""
        words, start = self.words, self.terms.quote.start
        for q in self.terms.quantities:
            first = bisect_right(words.starts, start + q.start) - 1
            last = bisect_left(words.starts, start + q.end)
            if last <= first or q.low is q.high is None or is_set_aside(words, first):
                continue
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

    def _deeds(self) -> Iterator[tuple[str, frozenset[str], frozenset[str], Filler]]:
        """Each verb: what it is, what holds it back (plans, denials, hedges), what it is about, and
        where it stands."""
        words = self.words
        for token in range(self.first, self.last):
            key = self.keys.get(token)
            if words.pos[token] != "VERB" or key is None or verb_cue(words.lemma[token]):
                continue
            held = {words.lower[c] for c in words.children[token] if self._holds(c)}
            above, first = words.head[token], token
            if words.dep[token] in ("xcomp", "ccomp", "acl", "pcomp") and words.lemma[
                above
            ] in set_of("variants.holding_back"):
                held.add(words.lemma[above])
                first = min(first, above)
            about = {
                self.keys[k]
                for c in words.children[token]
                for k in (c, *words.children[c])
                if k in self.keys
            }
            low = min([first, *(c for c in words.children[token] if self._holds(c))])
            first = low if token - low <= GAP else token
            yield (
                key,
                frozenset(held),
                frozenset(about),
                Filler(first, token + 1, frozenset(), token),
            )

    def _holds(self, token: int) -> bool:
        words = self.words
        return words.dep[token] == "neg" or words.lemma[token] in set_of("variants.holding_back")

    def is_one_phrase(self, filler: Filler) -> bool:
        """Whether only one word of the filler hangs on a word outside of it."""
        words, inside = self.words, range(filler.first, filler.last)
        loose = [
            t
            for t in inside
            if not words.punct[t] and (words.head[t] not in inside or words.head[t] == t)
        ]
        return len(loose) == 1


def differing_slots(one: SlotSentence, other: SlotSentence) -> list[SlotPair]:
    """Returns the places that two sentences fill differently, each once."""
    seen: set[tuple[int, int, int, int]] = set()
    out = []
    for pair in (
        *_numbers(one, other),
        *_days(one, other),
        *_deeds(one, other),
        *_governed(one, other),
        *_gaps(one, other),
    ):
        place = (pair.one.first, pair.one.last, pair.other.first, pair.other.last)
        if place not in seen:
            seen.add(place)
            out.append(pair)
    return out


def _numbers(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    both = {number[:4] for number in one.numbers} & {number[:4] for number in other.numbers}
    for counted, low, high, manner, mine in one.numbers:
        for same, low2, high2, manner2, theirs in other.numbers:
            told = (counted, low, high, manner), (same, low2, high2, manner2)
            if counted == same and told[0] != told[1] and not both.intersection(told):
                role = LIMIT if bare(low, high) == bare(low2, high2) else NUMBER
                yield SlotPair(role, counted, mine, theirs)


def bare(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """Returns the bounds of an amount without its limit word: "at least eight" is eight."""
    return (high if low is None else low), (low if high is None else high)


def _days(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    for mine in one.days:
        for theirs in other.days:
            if not mine.keys & other.terms.days and not theirs.keys & one.terms.days:
                yield SlotPair(DAY, None, mine, theirs)


def _days_of(keys: Mapping[int, str]) -> Iterator[Filler]:
    for day, some in _runs((t, k) for t, k in sorted(keys.items()) if term_kind(k) == DAY):
        yield Filler(some[0], some[-1] + 1, frozenset({day}), some[0])


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


def _deeds(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    for key, held, about, mine in one.deeds:
        for same, held2, about2, theirs in other.deeds:
            if key == same and held != held2 and about & about2:
                yield SlotPair(DONE, key, mine, theirs)


def _governed(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    for key, role, mine in one.fillers:
        for filler in other.filled.get((key, role), ()):
            if _differ(one, other, mine, filler):
                yield SlotPair(role, key, mine, filler)


def _gaps(one: SlotSentence, other: SlotSentence) -> Iterator[SlotPair]:
    """What stands between words that both sentences share, in their order."""
    steps = other.steps(one.line)
    for n, (what, i, i2, j, j2) in enumerate(steps):
        if what != "replace" or i2 - i > GAP or j2 - j > GAP:
            continue
        beside = [steps[k] for k in (n - 1, n + 1) if 0 <= k < len(steps)]
        shared = sum(
            one.plain[k] in one.keys for _, low, high, *_ in beside for k in range(low, high)
        )
        mine = one.filler(one.plain[i], one.plain[i2 - 1] + 1, one.plain[i])
        theirs = other.filler(other.plain[j], other.plain[j2 - 1] + 1, other.plain[j])
        if not (shared and mine and theirs and _differ(one, other, mine, theirs)):
            continue
        if one.is_one_phrase(mine) and other.is_one_phrase(theirs):
            yield SlotPair(GAPPED, None, mine, theirs, shared)


def _differ(one: SlotSentence, other: SlotSentence, mine: Filler, theirs: Filler) -> bool:
    """Whether two fillers tell other things: neither holds all that the other tells, not both
    sentences tell both, and they are not one word in two spellings."""
    if not mine.keys or not theirs.keys or mine.keys <= theirs.keys or theirs.keys <= mine.keys:
        return False
    if mine.keys <= other.told and theirs.keys <= one.told:
        return False
    if _measure_alike(one.measure(mine), other.measure(theirs)):
        return False
    a, b = one.text(mine), other.text(theirs)
    digits, others = set(_DIGITS.findall(a)), set(_DIGITS.findall(b))
    if digits and others and (digits <= others or others <= digits):
        return False
    return digits != others or not spelled_alike(a, b)


def _measure_alike(
    one: tuple[MeasureUnit, float] | None, other: tuple[MeasureUnit, float] | None
) -> bool:
    """Whether two measured amounts are one, in one unit or converted into another and rounded."""
    if one is None or other is None or one[0].dimension != other[0].dimension:
        return False
    small, large = sorted((one[0].size * one[1], other[0].size * other[1]))
    return small >= (CONVERTED if one[0].size != other[0].size else 1) * large


def spelled_alike(one: str, other: str) -> bool:
    """Returns whether two texts are one in two spellings, or one is short for the other."""
    a, b = (_LETTER.sub("", text.casefold()) for text in (one, other))
    begun = a[:_STEM] == b[:_STEM] and len(min(a, b, key=len)) > _STEM
    near = begun and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _NEAR
    return near or likeness(one, other) > SPELLED or is_short_for(one, other)


def is_short_for(one: str, other: str) -> bool:
    """Returns whether the shorter of two texts is one word of a few letters of the longer one, in
    their order: "ft" of "feet", "Lt" of "Lieutenant"."""
    short, long = sorted((_LETTER.sub("", text.casefold()) for text in (one, other)), key=len)
    left = iter(long)
    return len(short) <= _SHORT_FORM and short[:1] == long[:1] and all(c in left for c in short)


def likeness(one: str, other: str) -> float:
    """Returns how many pieces of three letters of the shorter of two texts the other has."""
    mine, theirs = _pieces(one), _pieces(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _pieces(text: str) -> set[str]:
    plain = _LETTER.sub("", text.casefold())
    return {plain[i : i + 3] for i in range(len(plain) - 2)}


def places_of(words: ParsedWords, filler: Filler) -> tuple[int, int]:
    """Returns the offsets of a filler in its report's text."""
    return words.starts[filler.first], words.ends[filler.last - 1]
