"""What no line of an answer says, in lines (`tell_left`): a difference with its versions, or a
sentence behind what gives it weight."""

from collections.abc import Iterator

from rashomon.model.answer import Answer, LeftOutKind, LeftOutSentence
from rashomon.model.claim import sentence_id
from rashomon.model.content_ids import by_id
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.telling.answer_names import name_behind
from rashomon.telling.difference_lines import Naming, tell_difference
from rashomon.telling.make_pieces import in_row, quote_piece, words_piece
from rashomon.telling.tally_lines import heading_of
from rashomon.telling.view import Entries, FirstView
from rashomon.telling.wording import Called, counted

_OPEN = 3
_MOST_NUMBERS = 2
_WORDS = {LeftOutKind.DENIAL: FixedWords.A_DENIAL, LeftOutKind.DOUBT: FixedWords.A_DOUBT}


def tell_left(answer: Answer, view: FirstView, naming: Naming, names: Called) -> Entries:
    """Yields what of weight no line of an answer says, three lines of it open. `naming`: of reports
    in lines of versions; `names`: of reports behind sentences."""
    differences = by_id(view.story.differences)
    for place, left in enumerate(answer.left):
        is_open = place < _OPEN
        difference = differences.get(left.difference or "")
        if difference:
            yield tell_difference(difference, naming, Section.LEFT, is_open=is_open)
        else:
            pieces = (*_about(left, view), *in_row(_cited(left, names), 1))
            yield Entry(Section.LEFT, sentence_id(left.span), open=is_open, pieces=pieces)


def _cited(left: LeftOutSentence, names: Called) -> Iterator[EntryPiece]:
    yield quote_piece(left.span)
    if left.speaker:
        yield words_piece(left.speaker, PieceRole.SPEAKER)
    spans = (left.span, *left.alike)
    yield EntryPiece(PieceKind.WORDS, name_behind(spans, names), spans, PieceRole.REPORTS)


def _about(left: LeftOutSentence, view: FirstView) -> Iterator[EntryPiece]:
    """What gives a sentence its weight: its numbers with what they count, that it is a denial or a
    doubt, or how many reports tell of it."""
    if left.why is LeftOutKind.SEVERAL:
        told = f"{FixedWords.TOLD_BY} {counted(left.reports, 'report')}"
        yield words_piece(told, PieceRole.THING)
    elif left.why in _WORDS:
        yield words_piece(_WORDS[left.why], PieceRole.THING)
    else:
        numbers = [number for number in view.story.numbers if number.id in left.numbers]
        for number in numbers[:_MOST_NUMBERS]:
            for tally in view.story.tallies:
                if any(number.id in value.numbers for value in tally.values):
                    yield words_piece(heading_of(tally), PieceRole.THING)
            yield quote_piece(number.span, PieceRole.THING)
