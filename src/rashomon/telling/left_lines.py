"""What no line of an answer says, in lines (`tell_left`): sentences, each behind what gives it
weight."""

from rashomon.model.answer import Answer, LeftOutKind
from rashomon.model.claim import sentence_id
from rashomon.model.overview import Entry
from rashomon.model.overview_words import LEFT_OUT, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.telling.answer_names import name_behind
from rashomon.telling.make_pieces import in_row, quote_piece, words_piece
from rashomon.telling.view import Entries
from rashomon.telling.wording import Called, counted

_OPEN = 3


def tell_left(answer: Answer, names: Called) -> Entries:
    """Yields the sentences of weight of which no line of an answer says anything, three of them
    open. `names`: of their reports."""
    for place, left in enumerate(answer.left):
        why = LEFT_OUT[left.why]
        if left.why is LeftOutKind.SEVERAL:
            why = f"{why} {counted(left.reports, 'report')}"
        about = [words_piece(why, PieceRole.THING)]
        for number in left.numbers[:1]:
            about.append(quote_piece(number, PieceRole.THING))
        pieces = [quote_piece(left.span)]
        if left.speaker:
            pieces.append(words_piece(left.speaker, PieceRole.SPEAKER))
        spans = (left.span, *left.alike)
        named = name_behind(spans, names)
        pieces.append(EntryPiece(PieceKind.WORDS, named, spans, PieceRole.REPORTS))
        ident = sentence_id(left.span)
        whole = (*about, *in_row(pieces, 1))
        yield Entry(Section.LEFT, ident, open=place < _OPEN, pieces=whole)
