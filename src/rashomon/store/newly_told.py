"""newly_told: which sentences of reports that came since tell most that no earlier report of their
story tells.

What a sentence tells is its numbers, each with what it counts, its names and its words, rare ones
more than common ones. Numbers weigh most; the words of a sentence that stands in a matter beside
one of an earlier report hardly count, for they may only put it otherwise. What an earlier report
gives otherwise counts as read anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rashomon.model.passage import Passage
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.quantities import read_quantities
from rashomon.text.whole_sentences import sentences_of
from rashomon.text.word_families import family_of

MOST = 16
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DIGITS = re.compile(r"\d[\d.,:]*\d|\d")
_OF_NUMBER, _OF_NAME, _OF_READING = 6.0, 2.0, 8.0
_COMMON, _RAREST = 7.0, 14.0  # rarity of words that weigh nothing, and of those that weigh most
_PUT_OTHERWISE = 0.3  # what words weigh where an earlier report tells of the same matter
_KNOWN = 3.0  # how much more a sentence weighs that is all about what was told of
_LONGER = 20.0  # words that a sentence is taken to be longer than it is
_LEAST = 0.2
_SMALL = 20.0  # numbers that are known by what they count alone


@dataclass(frozen=True, slots=True)
class NewSentence:
    """A sentence that tells something new: the matter that it is of, if one was known, and what
    earlier reports read where it gives another reading."""

    quote: Span
    matter: Passage | None
    instead_of: str


@dataclass(frozen=True, slots=True)
class _Fresh:
    sentence: NewSentence
    numbers: Mapping[str, float]
    words: Mapping[str, float]
    length: int

    def gain(self, seen: Set[str], known: Set[str]) -> float:
        """How much it tells that is not among what was seen, for its length."""
        terms = {**self.words, **self.numbers}
        new = sum(weight for term, weight in self.numbers.items() if term not in seen)
        of_words = sum(weight for term, weight in self.words.items() if term not in seen)
        new += of_words * (_PUT_OTHERWISE if self.sentence.matter else 1)
        new += _OF_READING if self.sentence.instead_of else 0
        shared = sum(weight for term, weight in terms.items() if term in known)
        about_known = 1 + _KNOWN * shared / (shared + new) if new else 0.0
        return round(new * about_known / (_LONGER + self.length), 9)


def newly_told(
    story: Story, reports: Sequence[Report], earlier: Set[str], readings: Mapping[Span, str]
) -> Iterator[NewSentence]:
    """Yields the sentences that tell most that is new, at most MOST, each chosen for what those
    before it leave to tell. `earlier`: ids of reports that were there; `readings`: words that give
    a new reading, each with what was read before."""
    known = {
        term
        for report in reports
        if report.id in earlier
        for words in (report.title or "", *(one.quote for one in sentences_of(report)))
        for part in _terms(words)
        for term in part
    }
    matters = _matters(story, earlier)
    rest = [
        _fresh(one, matters, readings)
        for report in reports
        if report.id not in earlier
        for one in sentences_of(report)
    ]
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


def _matters(story: Story, earlier: Set[str]) -> dict[Span, Passage]:
    """The matters that earlier reports tell of, by sentences of later ones."""
    return {
        one.quote: passage
        for passage in reversed(story.passages)
        if any(core.report in earlier for core in passage.core())
        for one in passage.core()
        if one.report not in earlier
    }


def _fresh(quote: Span, matters: Mapping[Span, Passage], readings: Mapping[Span, str]) -> _Fresh:
    numbers, words = _terms(quote.quote)
    instead = (before for span, before in readings.items() if span.overlaps(quote))
    made = NewSentence(quote, matters.get(quote), next(instead, ""))
    return _Fresh(made, numbers, words, len(quote.quote.split()))


def _terms(text: str) -> tuple[dict[str, float], dict[str, float]]:
    """The numbers of a text and its words, each with its weight."""
    return dict(_numbers(text)), dict(_words(text))


def _numbers(text: str) -> Iterable[tuple[str, float]]:
    for one in read_quantities(text):
        if not one.vague() and not (one.low == one.high and (one.low or 0) <= 1):
            small = not one.unit and (one.low or one.high or 0) <= _SMALL
            what = _WORD.search(text, one.end) if small else None
            counted = family_of(what[0].casefold()) if what else ""
            yield f"{one.low}/{one.high}/{one.unit}/{counted}", _OF_NUMBER
    for digits in _DIGITS.findall(text):
        yield f"#{digits.replace(',', '')}", _OF_NUMBER / 2


def _words(text: str) -> Iterable[tuple[str, float]]:
    for place, found in enumerate(_WORD.finditer(text)):
        word = found[0].casefold().removesuffix("'s").removesuffix("’s")
        weight = max(0.0, min(_RAREST, load_rarity().of_word(word)) - _COMMON) / 2
        if place and found[0][0].isupper():
            weight = max(weight, _OF_NAME)
        if weight:
            yield family_of(word), weight
