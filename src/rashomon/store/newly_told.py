"""newly_told: which sentences of reports that came since tell most that no earlier report of their
story tells.

What a sentence tells is its numbers, each with what it counts, its names and its words, rare ones
more than common ones. Numbers weigh most; the words of a sentence that stands in a claim beside
one of an earlier report hardly count, for they may only put it otherwise. A sentence that gives
a new version of what differs weighs more. A sentence much of which stands in one earlier sentence
tells that anew, unless it has numbers that nobody gave.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log

from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.quantities import Quantity, read_quantities
from rashomon.text.whole_sentences import sentences_of
from rashomon.text.word_families import family_of

MOST = 16
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DIGITS = re.compile(r"\d[\d.,:]*\d|\d")
_OF_NUMBER, _OF_NAME, _OF_VERSION = 6.0, 2.0, 8.0
_COMMON, _RAREST = 7.0, 14.0  # rarity of words that weigh nothing, and of those that weigh most
_PUT_OTHERWISE = 0.3  # what words weigh where an earlier report makes the same claim
_KNOWN = 6.0  # how much more a sentence weighs that is all about what was told of
_LONGER = 20.0  # words that a sentence is taken to be longer than it is
_LEAST = 0.1
_OF_HELD, _OF_VALUE, _OF_LENGTH, _BASE = -3.26, 0.75, 0.72, -0.47
"""How likely a sentence is to tell anything new, by how much of it one earlier sentence holds, by
its new numbers and its length: learned from the answers of our own stories."""
_SMALL = 20.0  # numbers that are known by what they count alone


@dataclass(frozen=True, slots=True)
class NewSentence:
    """A sentence that tells something new: the claim that it is of, if one was known, and the
    versions of earlier reports where it gives another one."""

    quote: Span
    claim: Claim | None
    instead_of: str


@dataclass(frozen=True, slots=True)
class _Fresh:
    sentence: NewSentence
    numbers: Mapping[str, float]
    words: Mapping[str, float]
    values: Sequence[float]
    length: int

    def gain(self, seen: Set[str], known: Set[str]) -> float:
        """How much it tells that is not among what was seen, for its length."""
        terms = {**self.words, **self.numbers}
        new = sum(weight for term, weight in self.numbers.items() if term not in seen)
        of_words = sum(weight for term, weight in self.words.items() if term not in seen)
        new += of_words * (_PUT_OTHERWISE if self.sentence.claim else 1)
        new += _OF_VERSION if self.sentence.instead_of else 0
        shared = sum(weight for term, weight in terms.items() if term in known)
        about_known = 1 + _KNOWN * shared / (shared + new) if new else 0.0
        return round(new * about_known / (_LONGER + self.length), 9)


class _Told:
    """What earlier reports tell: in which of their sentences each term stands, and which values
    their numbers have."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        self.values: set[float] = set()
        sentences = (
            words
            for report in reports
            for words in (report.title or "", *(one.quote for one in sentences_of(report)))
        )
        for place, text in enumerate(sentences):
            numbers, words, given = _terms(text)
            self.values.update(given)
            for term in (*numbers, *words):
                self.places[term].append(place)

    def holds(self, one: _Fresh) -> bool:
        """Whether a sentence most likely only tells again what an earlier one tells."""
        terms = {**one.words, **one.numbers}
        held: Counter[int] = Counter()
        for term, weight in terms.items():
            held.update(dict.fromkeys(self.places.get(term, ()), weight))
        share = max(held.values(), default=0) / (sum(terms.values()) or 1)
        fresh = sum(value not in self.values for value in one.values)
        return _OF_HELD * share + _OF_VALUE * fresh + _OF_LENGTH * log(one.length + 1) + _BASE < 0


def newly_told(
    story: Story, reports: Sequence[Report], earlier: Set[str], versions: Mapping[Span, str]
) -> Iterator[NewSentence]:
    """Yields the sentences that tell most that is new, at most MOST, each chosen for what those
    before it leave to tell. `earlier`: ids of reports that were there; `versions`: words that give
    a new version, each with those that were given before."""
    told = _Told(report for report in reports if report.id in earlier)
    known, claims = told.places.keys(), _claims(story, earlier)
    fresh = (
        _fresh(one, claims, versions)
        for report in reports
        if report.id not in earlier
        for one in sentences_of(report)
    )
    rest = [one for one in fresh if not told.holds(one)]
    seen = set(known)
    for _ in range(MOST):
        gains = {one.sentence.quote: one.gain(seen, known) for one in rest}
        rest = [one for one in rest if gains[one.sentence.quote] > _LEAST]
        if not rest:
            return
        best = min(rest, key=lambda one: (-gains[one.sentence.quote], one.sentence.quote))
        yield best.sentence
        seen |= {*best.numbers, *best.words}
        rest.remove(best)


def _claims(story: Story, earlier: Set[str]) -> dict[Span, Claim]:
    """The claims that earlier reports make, by sentences of later ones."""
    return {
        one.span: claim
        for claim in reversed(story.claims)
        if any(sure.report in earlier for sure in claim.sure())
        for one in claim.sure()
        if one.report not in earlier
    }


def _fresh(quote: Span, claims: Mapping[Span, Claim], versions: Mapping[Span, str]) -> _Fresh:
    numbers, words, values = _terms(quote.quote)
    instead = (before for span, before in versions.items() if span.overlaps(quote))
    made = NewSentence(quote, claims.get(quote), next(instead, ""))
    return _Fresh(made, numbers, words, values, len(quote.quote.split()))


def _terms(text: str) -> tuple[dict[str, float], dict[str, float], tuple[float, ...]]:
    """The numbers of a text and its words, each with its weight, and the values of the numbers."""
    read = read_quantities(text)
    return dict(_numbers(text, read)), dict(_words(text)), tuple(_values(read))


def _numbers(text: str, read: Iterable[Quantity]) -> Iterable[tuple[str, float]]:
    for one in read:
        if not one.vague() and not (one.low == one.high and (one.low or 0) <= 1):
            small = not one.unit and (one.low or one.high or 0) <= _SMALL
            what = _WORD.search(text, one.end) if small else None
            counted = family_of(what[0].casefold()) if what else ""
            yield f"{one.low}/{one.high}/{one.unit}/{counted}", _OF_NUMBER
    for digits in _DIGITS.findall(text):
        yield f"#{digits.replace(',', '')}", _OF_NUMBER / 2


def _values(read: Iterable[Quantity]) -> Iterator[float]:
    for one in read:
        if not one.vague():
            yield from (value for value in (one.low, one.high) if value is not None and value > 1)


def _words(text: str) -> Iterable[tuple[str, float]]:
    for place, found in enumerate(_WORD.finditer(text)):
        word = found[0].casefold().removesuffix("'s").removesuffix("’s")
        weight = max(0.0, min(_RAREST, load_rarity().of_word(word)) - _COMMON) / 2
        if place and found[0][0].isupper():
            weight = max(weight, _OF_NAME)
        if weight:
            yield family_of(word), weight
