"""What a reader of all reports would miss most (`tell_central`): the sentences that have most in
common with all others, each beside one of another report that tells the same with other numbers or
names.

How central a sentence is: the sum of its likenesses to all sentences, by the words that they share,
rare ones before common ones (LexRank without its walk: Erkan and Radev, 2004).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import islice

from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.span import Span
from rashomon.telling.make_pieces import cite, in_row
from rashomon.telling.newly_told import STEM, content_of, is_headline, is_told
from rashomon.telling.other_events import FAR
from rashomon.telling.view import Entries, FirstView, SpanPlaces

_FIRST = 3  # that say what happened, before what differs
_OPENING = 800  # characters of a report in which it says what happened
# words of content of a sentence that tells something, and of one that tells what happened
_FEWEST = 2
_FULL = 8
# share of the words of the shorter of two that tell of one thing
_LEAST = 0.3
_MOST = 0.9
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=\S )[A-Z]\w+")


def tell_central(view: FirstView, told: Sequence[Entry], room: int) -> Entries:
    """Yields the most central sentences that are understood alone and say something new, as many as
    have room (words): first three of those with which reports begin, which say what happened."""
    lines = CentralLines(view, told, room)
    sentences = rank_sentences(view)
    opening = [sentence for sentence in sentences if sentence.span.start < _OPENING]
    opening.sort(key=lambda sentence: len(content_of(sentence.span)) < _FULL)
    yield from islice(lines.of_sentences(opening, Section.WIDELY), _FIRST)
    yield from lines.of_sentences(sentences, Section.TOPICS)


class CentralLines:
    """Makes lines of sentences that say something new, as long as there is room. `told`: what
    stands before them."""

    def __init__(self, view: FirstView, told: Sequence[Entry], room: int) -> None:
        spans = [span for entry in told if entry.open for span in entry.spans]
        self._view = view
        self._room = room
        self._places = SpanPlaces(spans)
        self._told = [content_of(span) for span in spans]
        self._homes: dict[str, Claim] = {}
        for claim in view.story.claims:
            for sentence in claim.sure():
                self._homes.setdefault(sentence.id, claim)

    def of_sentences(self, sentences: Iterable[ClaimSentence], section: Section) -> Entries:
        """Yields the lines of those that are understood alone and new."""
        for sentence in sentences:
            begins = section is Section.WIDELY
            is_new = self._is_new(sentence.span, begins=begins)
            if is_new and _stands(sentence, self._view, may_lean=not begins):
                claim = self._homes.get(sentence.id)
                other = _told_otherwise(sentence, claim, self._view) if claim else None
                ident = claim.id if claim else sentence.id
                pieces = cite(sentence.span, self._view.called, sentence.speaker)
                if other:
                    beside = cite(other.span, self._view.called, other.speaker)
                    pieces = [*in_row(pieces, 1), *in_row(beside, 2)]
                entry = Entry(section, ident, pieces=tuple(pieces))
                length = len(str(entry).split())
                if length <= self._room:
                    self._room -= length
                    self._told += map(content_of, entry.spans)
                    yield entry

    def _is_new(self, span: Span, *, begins: bool) -> bool:
        """Whether a sentence tells something that no line has; a full one that says what happened
        may have a number that stands before."""
        words = content_of(span)
        if begins and len(words) >= _FULL:
            return not is_told(words, [told for told in self._told if len(told) > _FEWEST])
        is_old = is_told(words, self._told) or self._places.meet(span)
        return len(words) >= _FEWEST and not is_old


def rank_sentences(view: FirstView) -> list[ClaimSentence]:
    """Returns the sentences of the story's claims and those that one report alone tells, the most
    central first."""
    sentences = {}
    for claim in view.story.claims:
        for sentence in claim.sure():
            sentences[sentence.id] = sentence
    for alone in view.story.alone:
        told = ClaimSentence(alone.sentence, alone.span, alone.speaker, alone.statements)
        sentences.setdefault(alone.sentence, told)
    ordered = sorted(sentences.values(), key=lambda sentence: sentence.span)
    worth = _centralities([content_of(sentence.span) for sentence in ordered])
    ranks = sorted(range(len(ordered)), key=lambda place: -worth[place])
    return [ordered[place] for place in ranks]


def _centralities(sentences: Sequence[Set[str]]) -> list[float]:
    """How central each of these sentences is, given by its words."""
    having = Counter(word for words in sentences for word in words)
    rarity = {word: math.log(len(sentences) / count) for word, count in having.items()}
    total = dict.fromkeys(sorted(having), 0.0)
    lengths = []
    for words in sentences:
        length = math.sqrt(sum(rarity[word] ** 2 for word in sorted(words))) or 1.0
        lengths.append(length)
        for word in words:
            total[word] += rarity[word] / length
    central = []
    for words, length in zip(sentences, lengths, strict=True):
        shared = sum(rarity[word] * total[word] for word in sorted(words))
        central.append(shared / length)
    return central


def _stands(sentence: ClaimSentence, view: FirstView, *, may_lean: bool = True) -> bool:
    """Whether it is understood alone: of no report unlike the others, and no headline where reports
    are of several days. `may_lean`: also where it tells of a thing as if it were known."""
    span = sentence.span
    if span.report in view.unlike or (is_headline(span) and view.lasts):
        return False
    return view.stands(span, sentence.speaker, may_lean=may_lean)


def _told_otherwise(sentence: ClaimSentence, claim: Claim, view: FirstView) -> ClaimSentence | None:
    """The sentence of another report that tells most of the same and each of them something of its
    own, rather one with other numbers or names."""
    words = content_of(sentence.span)
    facts = _facts(sentence.span)
    best = None
    most = 0.0
    for other in claim.sure():
        beside = content_of(other.span)
        printed = _facts(other.span)
        share = len(words & beside) / max(1, min(len(words), len(beside)))
        is_other = _LEAST <= share <= _MOST and not (words <= beside or beside <= words)
        worth = share + bool(facts - printed and printed - facts)
        may_stand = is_other and _may_meet(sentence.span, other.span, view)
        if may_stand and worth > most and _stands(other, view):
            best = other
            most = worth
    return best


def _facts(span: Span) -> set[str]:
    """The numbers and names in a sentence."""
    names = {name.casefold()[:STEM] for name in _NAME.findall(span.quote)}
    return names | set(_NUMBER.findall(span.quote))


def _may_meet(span: Span, other: Span, view: FirstView) -> bool:
    """Whether two sentences may tell of one event: of two reports that were not published months
    apart."""
    first = view.days.get(span.report)
    second = view.days.get(other.report)
    are_near = first is None or second is None or abs(first - second) <= FAR
    return span.report != other.report and are_near
