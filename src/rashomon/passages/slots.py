"""Finds what two sentences of one matter fill differently (`differing_slots`): the same place, by
the parse or by the words around it, with other words in it.

A place is what a word governs in one role ("arrested" with its object, "in" under "crash"), a
number of one counted thing or measure, a day, whether a deed is done, planned or denied, or the gap
between words that both sentences share.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.passages.terms import SentenceTerms, term_kind
from rashomon.shipped.words import set_of
from rashomon.text.amounts import counted_noun, counts_nothing, is_set_aside
from rashomon.text.by_key import by_key
from rashomon.text.clocks import one_time
from rashomon.text.measures import CONVERTED, unit_called
from rashomon.text.numbers import DASHES, ORDINALS, SCALES
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import predicate_over
from rashomon.text.speaker_words import verb_cue

LONGEST = 10  # tokens of a filler
GAP = 8  # tokens between shared words
_ABOVE = 6  # words up to the one that calls an amount an estimate
_SHORT_FORM = 4  # letters of an abbreviation, at most
_STEM, _NEAR = 3, 0.8  # letters that two spellings begin with; how many of all are in order
SPELLED = 0.75  # likeness of letters from which two fillers are one, written differently
_ROLES = frozenset(
    "nsubj nsubjpass dobj attr acomp npadvmod advmod amod nummod compound appos poss pobj".split()
)
_WHEN_SAID = frozenset("npadvmod on in at during".split())  # "said on Tuesday": of the saying alone
_PHRASE = frozenset("NOUN PROPN ADJ ADP DET PART".split())
_NAMING = frozenset("NOUN PROPN VERB ADJ".split())
_JOINED = frozenset("prep amod compound nmod nummod".split())
_OWN_CLAUSE = frozenset("relcl acl advcl punct cc conj appos parataxis ccomp".split())
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"\W")
_ADDED = set_of("fates.further")
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


@dataclass(frozen=True, slots=True)
class Amount:
    """What an amount is of (a currency, a share, a dimension; "" of things counted, "-" of scores
    and names), how much, and the size of its unit."""

    kind: str
    number: float
    size: float


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
        self.days = tuple(self._days())
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
        if first < last:
            first, last = self._uncut(first, last)
        if not 0 < last - first <= LONGEST:
            return None
        return Filler(first, last, frozenset(self.tells(first, last)), head)

    def _uncut(self, first: int, last: int) -> tuple[int, int]:
        """The tokens with all of the hyphenated words that they are a piece of."""
        while first - 1 > self.first and self._is_hyphen(first - 1):
            first -= 2
        while last + 1 < self.last and self._is_hyphen(last):
            last += 2
        return first, last

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

    def text(self, filler: Filler) -> str:
        """The words of a filler, as they are printed."""
        words = self.words
        return " ".join(words.text[filler.first : filler.last])

    def clocked(self, filler: Filler) -> str:
        """The words of a filler with the one behind it, which may tell the zone of an hour."""
        return " ".join(self.words.text[filler.first : min(filler.last + 1, self.last)])

    def amounts(self, filler: Filler) -> list[Amount]:
        """The amounts of a filler: "3 km", "four boats"."""
        words, start, out = self.words, self.terms.quote.start, []
        for q in self.terms.quantities:
            places, (low, _) = words.at(start + q.figure, start + q.end), bare(q.low, q.high)
            if low is None or places.start < filler.first or places.stop > filler.last:
                continue
            behind = places.stop + (words.text[places.stop : places.stop + 1] == ["-"])
            unit = unit_called(words.text[behind]) if behind < filler.last else None
            kind = q.unit or (unit.dimension if unit else "")
            if not kind and counts_nothing(words, places.start, places.stop, None):
                kind = "-"
            out.append(Amount(kind, low, unit.size if unit else 1.0))
        return out

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

    def said_of(self, amount: Filler) -> tuple[set[str], set[str], set[str]]:
        """What the words behind an amount say it is of: names ("59% of calls with Harn"), what
        chooses among the counted ("rushing yards"), of sums and shares all."""
        noun = counted_noun(self.words, amount.first, amount.last) or 0
        behind = set(self.tells(amount.last, self.phrase_end(amount.last)))
        summed = any(one.kind == "%" or one.kind.isupper() for one in self.amounts(amount))
        return (
            {key for key in behind if term_kind(key) == "name"},
            set(self.tells(amount.last, noun)),
            behind if summed else set(),
        )

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

    def counts_days(self, filler: Filler) -> bool:
        """Whether it counts the days since something began."""
        words, last = self.words, min(filler.last, self.last - 1)
        inside = words.lower[filler.first : filler.last]
        if not {"day", "days"}.intersection((*inside, words.lower[last])):
            return False
        behind = words.lower[last : last + 2]
        before = words.lower[filler.first - 1 : filler.first]
        return not set_of("variants.running").isdisjoint(inside + behind + before) or any(
            word in ORDINALS for word in inside
        )

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
            if counted != same or told[0] == told[1] or both.intersection(told):
                continue
            if not _of_others(one, other, mine, theirs):
                role = LIMIT if bare(low, high) == bare(low2, high2) else NUMBER
                yield SlotPair(role, counted, mine, theirs)


def _of_others(one: SlotSentence, other: SlotSentence, mine: Filler, theirs: Filler) -> bool:
    """Whether two amounts are each of something, and of nothing in common."""
    said = zip(one.said_of(mine), other.said_of(theirs), strict=True)
    return any(a and b and a.isdisjoint(b) for a, b in said)


def bare(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    """Returns the bounds of an amount without its limit word: "at least eight" is eight."""
    return (high if low is None else low), (low if high is None else high)


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


def runs_on(pair: SlotPair, one: SlotSentence, other: SlotSentence) -> bool:
    """Whether both count the days of what goes on, each up to the day of its report: "after five
    days of storms", "on the sixth day"."""
    return one.counts_days(pair.one) and other.counts_days(pair.other)


def _differ(one: SlotSentence, other: SlotSentence, mine: Filler, theirs: Filler) -> bool:
    """Whether two fillers tell other things: neither holds all that the other tells, not both
    sentences tell both, and they are not one word in two spellings."""
    if not mine.keys or not theirs.keys or mine.keys <= theirs.keys or theirs.keys <= mine.keys:
        return False
    if mine.keys <= other.told and theirs.keys <= one.told:
        return False
    if _amounts_alike(one.amounts(mine), other.amounts(theirs)):
        return False
    numbers = all(any(term_kind(k) == NUMBER for k in f.keys) for f in (mine, theirs))
    if numbers and _of_others(one, other, mine, theirs):
        return False
    a, b = one.text(mine), other.text(theirs)
    if one_time(one.clocked(mine), other.clocked(theirs)):
        on, other_day = ({k for k in f.keys if term_kind(k) == DAY} for f in (mine, theirs))
        return bool(on and other_day) and on.isdisjoint(other_day)
    digits, others = set(_DIGITS.findall(a)), set(_DIGITS.findall(b))
    one_number = "".join(_DIGITS.findall(a)) == "".join(_DIGITS.findall(b))
    if digits and others and (digits <= others or others <= digits or one_number):
        return False
    return digits != others or not spelled_alike(a, b)


def _amounts_alike(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Whether the amounts of two fillers make no difference: those of one are all among the
    other's, perhaps in another unit and rounded, or they are of other kinds."""
    if not one or not other:
        return False
    if {a.kind for a in one}.isdisjoint(a.kind for a in other):
        return True
    few, many = sorted((one, other), key=len)
    return all(any(_equal(a, b) for b in many) for a in few)


def _equal(one: Amount, other: Amount) -> bool:
    small, large = sorted((one.size * one.number, other.size * other.number))
    return one.kind == other.kind and small >= (CONVERTED if one.size != other.size else 1) * large


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
