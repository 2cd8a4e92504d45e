"""Chooses what a reader of all reports would miss most (`tell_central`): sentences that say what
happened, sentences of several reports side by side, and those that have most in common with all
others.

How central a sentence is: the sum of its likenesses to all sentences, by the words that they share.
Rare words count more than common ones. This is LexRank without its random walk (Erkan and Radev,
2004).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, islice

from rashomon.model.claim import ClaimSentence
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.span import Span
from rashomon.telling.make_pieces import cite, in_row
from rashomon.telling.newly_told import content_of, is_told
from rashomon.telling.side_by_side import SentenceToShow, choose_lines, sentences_to_show
from rashomon.telling.view import Entries, FirstView
from rashomon.text.gathering import SpansByPlace
from rashomon.text.white_space import word_count

_MOST_CENTRAL = 300  # sentences that may stand side by side
_FIRST = 2  # that say what happened, before what differs
_OPENING = 800  # characters of a report in which it says what happened
# words of content of a sentence that tells something, and of one that tells what happened
_FEWEST = 2
_FULL = 8


def tell_central(view: FirstView, earlier: Sequence[Entry], room: int) -> Entries:
    """Yields lines of sentences that are understood alone and say something new, as many as there
    is room for (in words). First come two with which reports begin, which say what happened. Then
    come others side by side, each with what another report tells otherwise. The most central ones
    come last."""
    lines = CentralLines(view, earlier, room)
    sentences = rank_sentences(view)
    opening = [sentence for sentence in sentences if sentence.span.start < _OPENING]
    opening.sort(key=lambda sentence: len(content_of(sentence.span)) < _FULL)
    first = list(islice(lines.new_of(opening, begins=True), _FIRST))
    yield from lines.side_by_side(first, sentences)
    yield from lines.alone(sentences)


class CentralLines:
    """Makes lines of sentences that say something new, while there is room. `told` is what stands
    before them."""

    def __init__(self, view: FirstView, earlier: Sequence[Entry], room: int) -> None:
        spans = list[Span]()
        for entry in earlier:
            if entry.open:
                spans += entry.spans
        self._view = view
        self._room = room
        self._places = SpansByPlace(spans)
        self._told = list(map(content_of, spans))
        self._homes: dict[str, str] = {}
        for claim in view.story.claims:
            for sentence in claim.sure():
                self._homes.setdefault(sentence.id, claim.id)

    def new_of(
        self, sentences: Iterable[ClaimSentence], *, begins: bool
    ) -> Iterator[ClaimSentence]:
        """Yields the sentences that are understood alone and tell something that no line and no
        earlier one of them tells. `begins` means that they say what happened."""
        for sentence in sentences:
            if self._is_new(sentence.span, begins=begins) and self._stands(sentence):
                self._told.append(content_of(sentence.span))
                yield sentence

    def side_by_side(
        self, first: Sequence[ClaimSentence], sentences: Sequence[ClaimSentence]
    ) -> Entries:
        """Yields lines that begin with the `first` sentences, and then other lines. Each has up to
        two more sentences beside it."""
        lengths = {}
        for sentence in [*first, *sentences[:_MOST_CENTRAL]]:
            is_shown = self._places.at(sentence.span)
            if sentence in first or (not is_shown and self._stands(sentence)):
                lengths[sentence.id] = word_count(str(self._line([sentence], Section.TOPICS)))
        sentences_by_id = sentences_to_show(self._view.story, sentences, lengths)
        distinct: dict[frozenset[str], SentenceToShow] = {}
        for candidate in [
            *(sentences_by_id[sentence.id] for sentence in first),
            *sentences_by_id.values(),
        ]:
            distinct.setdefault(frozenset(candidate.content), candidate)
        lines = choose_lines([*distinct.values()], self._view.days, len(first), self._room)
        for place, line in enumerate(lines):
            section = Section.WIDELY if place < len(first) else Section.TOPICS
            entry = self._line(line, section)
            self._room -= word_count(str(entry))
            self._told += map(content_of, entry.spans)
            yield entry

    def alone(self, sentences: Sequence[ClaimSentence]) -> Entries:
        """Yields a line for each of these sentences that is new."""
        for sentence in self.new_of(sentences, begins=False):
            entry = self._line([sentence], Section.TOPICS)
            self._room -= word_count(str(entry))
            if self._room < 0:
                return
            yield entry

    def _line(self, sentences: Sequence[ClaimSentence], section: Section) -> Entry:
        """Returns these sentences as the rows of one line."""
        pieces = []
        for row, sentence in enumerate(sentences, 1):
            cited = cite(self._view.whole(sentence.span), self._view.called, sentence.speaker)
            pieces += in_row(cited, row) if len(sentences) > 1 else cited
        ident = self._homes.get(sentences[0].id, sentences[0].id)
        return Entry(section=section, id=ident, pieces=tuple(pieces))

    def _stands(self, sentence: ClaimSentence) -> bool:
        """Whether a sentence is understood alone, and its report is not unlike the others."""
        view = self._view
        return sentence.report not in view.unlike and view.stands(sentence.span, sentence.speaker)

    def _is_new(self, span: Span, *, begins: bool) -> bool:
        """Whether a sentence tells something that no line tells. If it says what happened, and in
        full, a number that was told before may stand in it."""
        words = content_of(span)
        if begins and len(words) >= _FULL:
            return not is_told(words, [content for content in self._told if len(content) > _FEWEST])
        is_old = is_told(words, self._told) or self._places.at(span)
        return len(words) >= _FEWEST and not is_old


def rank_sentences(view: FirstView) -> list[ClaimSentence]:
    """Returns the sentences of the story's claims, and those that only one report tells, the most
    central first."""
    ordered = view.sentences()
    worth = _centralities([content_of(sentence.span) for sentence in ordered])
    ranks = sorted(range(len(ordered)), key=worth.__getitem__, reverse=True)
    return [ordered[place] for place in ranks]


def _centralities(sentences: Sequence[Set[str]]) -> list[float]:
    """Returns, for each of these sets of words, how central the sentence is: how many words, rare
    ones above all, it shares with the other sentences."""
    having = Counter(chain.from_iterable(sentences))
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
