"""Told rows: sentences of two or more reports on one matter, the one to which most are near first,
then those that print what it lacks."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.matters import Matter
from rashomon.beside.near import stems_in
from rashomon.beside.printed_marks import MarkKind
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.row import RowKind

_OTHERS = 3  # sentences that are shown below the first one
_LENGTH = 25.0  # words that a row is taken to be longer than it is, and a sentence in it
_LENGTH_OF_SENTENCE = 10.0
_SURENESS = 3  # power to which it counts how surely a sentence is on the matter
_MOST_GAIN = 4.0  # of one sentence
_LEAST = 0.35  # of the weight of a sentence that must be new in one without new marks
_WEIGHTS = {MarkKind.NUMBER: 2.0, MarkKind.DAY: 1.5, MarkKind.NEGATION: 2.0, MarkKind.NAME: 0.5}
_UNLIKE = (MarkKind.NUMBER, MarkKind.DAY, MarkKind.NEGATION)


def told_rows(story: LaidStory, matters: Iterable[Matter]) -> list[RowDraft]:
    """Returns a row of each matter. One in which nothing adds to the first sentence is no row,
    unless a person laid it together."""
    return [row for row in (_row_of(story, matter) for matter in matters) if row]


def _row_of(story: LaidStory, matter: Matter) -> RowDraft | None:
    first = matter.centre
    strengths = {first.words: 1.0}
    distinct = []  # of the same words only the first
    for sentence, strength in matter.others:
        if sentence.words not in strengths:
            strengths[sentence.words] = strength
            distinct.append(sentence)
    others = _adding(story, first, distinct, strengths)
    if not others and matter.by:
        others = distinct
    if not others:
        return None
    quotes = [story.quote(first), *(story.quote(sentence, beside=first) for sentence in others)]
    folded = [
        story.quote(sentence, beside=first) for sentence in distinct if sentence not in others
    ]
    shown = tuple(quotes[: _OTHERS + 1])
    reports = {report for quote in quotes for report in quote.reports}
    early = min(sentence.place for sentence in (first, *others))
    gain = sum(min(_MOST_GAIN, _marked(first, sentence)) for sentence in others[:_OTHERS])
    words = sum(len(quote.quote.split()) for quote in shown)
    value = (gain + 0.35 * len(reports) - 0.6 * early) / (words + _LENGTH) ** 0.5
    return RowDraft(
        kind=RowKind.TOLD,
        heading=None,
        quotes=(*quotes, *folded),
        shown=shown,
        value=round(value, 6),
        is_unlike=any(_is_unlike(first, sentence) for sentence in others[:_OTHERS]),
        by=matter.by,
    )


def _marked(first: LaidSentence, sentence: LaidSentence) -> float:
    """Returns how much a sentence prints that the first one of its row lacks: numbers, days, names,
    and a negation that only one of them has."""
    new = [kind for kind, _ in sentence.keys - first.keys]
    gain = sum(_WEIGHTS[kind] for kind in new if kind is not MarkKind.NAME)
    gain += _WEIGHTS[MarkKind.NAME] * min(3, new.count(MarkKind.NAME))
    lost = {kind for kind, _ in first.keys - sentence.keys}
    return gain + _WEIGHTS[MarkKind.NEGATION] * (MarkKind.NEGATION in lost)


def _is_unlike(first: LaidSentence, sentence: LaidSentence) -> bool:
    """Whether two sentences print unlike numbers, days, negations or speakers."""
    keys, other_keys = first.keys, sentence.keys
    for kind in _UNLIKE:
        own = {key for key in keys if key[0] is kind}
        others = {key for key in other_keys if key[0] is kind}
        if own != others and (kind is MarkKind.NEGATION or (own and others)):
            return True
    speakers = {said.statement.speaker for said in (first, sentence) if said.statement}
    return len(speakers) == 2


def _adding(
    story: LaidStory,
    first: LaidSentence,
    others: Sequence[LaidSentence],
    strengths: Mapping[tuple[str, ...], float],
) -> list[LaidSentence]:
    """Returns those of the others that add something: first those that add most for their length
    and are most surely on the matter, whose `strengths` are given by their words."""
    seen = set(_stems(story, first))
    chosen: list[LaidSentence] = []
    left = [sentence for sentence in others if not sentence.is_title and not sentence.is_caption]
    while left:
        gains = {
            sentence.id: strengths[sentence.words] ** _SURENESS
            * _gain(story, sentence, first, seen)
            for sentence in left
        }
        best = max(left, key=lambda sentence: (gains[sentence.id], sentence.id))
        if gains[best.id] <= 0:
            break
        left.remove(best)
        chosen.append(best)
        seen |= _stems(story, best)
    return chosen


def _gain(story: LaidStory, sentence: LaidSentence, first: LaidSentence, seen: set[str]) -> float:
    """Returns what a sentence adds for its length: the weight of the stems and marks that were not
    seen. It is 0 where that is next to nothing."""
    weight = story.nearness.weight
    stems = _stems(story, sentence)
    new = sorted((weight(stem) for stem in stems - seen), reverse=True)
    marks = _marked(first, sentence)
    if not marks and sum(new) < _LEAST * sum(weight(stem) for stem in stems):
        return 0.0
    return round((sum(new[:4]) + 2.0 * marks) / (len(sentence.words) + _LENGTH_OF_SENTENCE), 6)


def _stems(story: LaidStory, sentence: LaidSentence) -> frozenset[str]:
    return stems_in(sentence.quote, story.pages[sentence.report].report.language)
