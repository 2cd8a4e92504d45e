"""Chooses the sentences that say what happened (`Happened`): those with which reports begin, the
main point of the newest report, then sentences of two reports on one matter, side by side, and
those that have most in common with all others.

How central a sentence is: the sum of its likenesses to all sentences, by the words that they share.
Rare words count more than common ones. This is LexRank without its random walk (Erkan and Radev,
2004).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, islice, product

from rashomon.model.claim import ClaimSentence
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import EntryPiece
from rashomon.model.span import Span
from rashomon.show.denials import Denials
from rashomon.show.first_view import ODD_DAYS, Entries, FirstView
from rashomon.show.make_pieces import cite, in_row
from rashomon.show.newly_told import content_of, is_told
from rashomon.show.side_by_side import SentenceToShow, choose_lines, sentences_to_show
from rashomon.text.gathering import SpansByPlace
from rashomon.text.white_space import word_count

_MOST_CENTRAL = 300  # sentences that may stand side by side
_FIRST = 2  # sentences with which reports begin
_OPENING = 800  # characters of a report in which it says what happened
# words of content of a sentence that tells something, and of one that tells what happened
_FEWEST = 2
_FULL = 8


def newest_reports(view: FirstView) -> frozenset[str]:
    """Returns the reports of the latest day, unless all whose day is known are of it. A page whose
    date is odd has no day."""
    odd = {caution.report for caution in view.story.cautions if caution.kind in ODD_DAYS}
    days = {report: day for report, day in view.days.items() if report not in odd}
    last = max(days.values(), default=None)
    newest = frozenset(report for report, day in days.items() if day == last)
    return newest if len(newest) < len(days) else frozenset()


class Happened:
    """Tells what happened, in sentences that are understood alone and say something that no earlier
    entry says, a line each."""

    def __init__(self, view: FirstView, earlier: Iterable[Entry]) -> None:
        """`earlier` are the entries above: what they show is not told again."""
        spans = [span for entry in earlier if entry.open for span in entry.spans]
        self._view = view
        self._denials = Denials(view)
        self._ranked = rank_sentences(view)
        self._places = SpansByPlace(spans)
        self._told = list(map(content_of, spans))
        self._shown_of = defaultdict[str, list[ClaimSentence]](list)  # by the ids of claims
        self._sentences_shown = set[str]()
        self._homes: dict[str, str] = {}
        for claim in view.story.claims:
            for sentence in claim.sure():
                self._homes.setdefault(sentence.id, claim.id)

    def main_points(self) -> Entries:
        """Yields two sentences with which reports begin, and one with which the newest begins."""
        openings = [sentence for sentence in self._ranked if sentence.span.start < _OPENING]
        openings.sort(key=lambda sentence: len(content_of(sentence.span)) < _FULL)
        newest = newest_reports(self._view)
        of_newest = []
        for sentence in openings:
            if sentence.report in newest and len(content_of(sentence.span)) >= _FULL:
                of_newest.append(sentence)
        first = islice(self._new_of(openings, begins=True), _FIRST)
        for sentence in chain(first, islice(self._new_of(of_newest, begins=True), 1)):
            yield self._line([sentence], Section.WIDELY)

    def side_by_side(self, room: int) -> Entries:
        """Yields lines of sentences of unlike reports that bear on one matter, as many as there is
        room for (in words). Nothing says that they differ: a reader sees it."""
        lengths = {}
        for sentence in self._ranked[:_MOST_CENTRAL]:
            is_shown = sentence.id in self._sentences_shown or self._places.at(sentence.span)
            if not is_shown and self._stands(sentence):
                lengths[sentence.id] = sum(
                    word_count(piece.text) for piece in self._cited(sentence)
                )
        distinct: dict[frozenset[str], SentenceToShow] = {}
        sentences_shown = sentences_to_show(
            self._view.story, sentences=self._ranked, lengths=lengths
        )
        for candidate in sentences_shown.values():
            distinct.setdefault(frozenset(candidate.content), candidate)
        for line in choose_lines(
            [*distinct.values()], days=self._view.days, room=room, are_close=self._view.are_close
        ):
            entry = self._line(line, Section.TOPICS)
            self._told += map(content_of, entry.spans)
            yield entry

    def more(self) -> Entries:
        """Yields a sentence of each further claim of two reports, the most central ones first, and
        then what else these claims have: one report alone may tell of another event, or what a
        picture shows."""
        several = {claim.id for claim in self._view.story.widely_told()}
        of_several = [
            sentence_told
            for sentence_told in self._ranked
            if self._homes.get(sentence_told.id) in several
        ]
        untold = several - self._shown_of.keys()  # claims of which nothing is shown yet
        of_untold = (
            sentence_told for sentence_told in of_several if self._homes[sentence_told.id] in untold
        )
        for sentence in self._new_of(of_untold, begins=False):
            untold.discard(self._homes[sentence.id])
            yield self._line([sentence], Section.TOPICS)
        for sentence in self._new_of(of_several, begins=False):
            yield self._line([sentence], Section.TOPICS)

    def _new_of(
        self, sentences: Iterable[ClaimSentence], *, begins: bool
    ) -> Iterator[ClaimSentence]:
        """Yields the sentences that are understood alone and tell something that no line and no
        earlier one of them tells. `begins` means that they say what happened."""
        for sentence in sentences:
            if self._is_new(sentence.span, begins=begins) and self._stands(sentence):
                self._told.append(content_of(sentence.span))
                yield sentence

    def _line(self, sentences: Sequence[ClaimSentence], section: Section) -> Entry:
        """Returns sentences as the rows of a line, each with the sentence that denies it, with the
        id of the first one's claim if it surely has one. A single sentence of a claim that has a
        line already bears its own id, and so does a line whose main point is another.

        What is told is remembered, so that no later line tells it again.
        """
        ident = self._home(sentences[0])
        pairs = product(self._shown_of[ident], sentences)
        are_close = all(self._view.are_close(*pair) for pair in pairs)
        if self._shown_of[ident] and (len(sentences) == 1 or not are_close):
            ident = sentences[0].id
        rows = []
        for sentence in sentences:
            self._sentences_shown.add(sentence.id)
            self._shown_of[self._home(sentence)].append(sentence)
            rows.append(self._cited(sentence))
        spans_told = {sentence.span for sentence in sentences}
        for denial in filter(None, map(self._denials.beside, sorted(spans_told))):
            if denial not in spans_told:
                spans_told.add(denial)
                self._told.append(content_of(denial))
                rows.append(cite(denial, report_names=self._view.dated))
        pieces = rows[0]
        if len(rows) > 1:
            pieces = [piece for row, cited in enumerate(rows, 1) for piece in in_row(cited, row)]
        return Entry(section=section, id=ident, pieces=tuple(pieces))

    def _cited(self, sentence: ClaimSentence) -> list[EntryPiece]:
        return cite(
            self._view.whole(sentence.span), report_names=self._view.dated, speaker=sentence.speaker
        )

    def _home(self, sentence: ClaimSentence) -> str:
        """Returns the id of the claim in which a sentence surely stands, otherwise its own."""
        return self._homes.get(sentence.id, sentence.id)

    def _stands(self, sentence: ClaimSentence) -> bool:
        """Whether a sentence is understood alone, and its report is not unlike the others."""
        view = self._view
        return sentence.report not in view.unlike and view.stands(sentence.span, sentence.speaker)

    def _is_new(self, span: Span, *, begins: bool) -> bool:
        """Whether a sentence tells something that no line tells. If it says what happened, and in
        full, a number that was told before may stand in it."""
        words = content_of(span)
        if begins and len(words) >= _FULL:
            return not is_told(words, (content for content in self._told if len(content) > _FEWEST))
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
