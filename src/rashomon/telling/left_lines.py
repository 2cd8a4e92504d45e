"""Puts into lines what no line of an answer says (`tell_left`). Each sentence follows the words
that say why it has weight."""

from dataclasses import replace
from itertools import count

from rashomon.model.answer import Answer, LeftOutKind
from rashomon.model.claim import sentence_id
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import PieceRole
from rashomon.telling.answer_names import alike_among, name_behind
from rashomon.telling.make_pieces import quote_piece, words_piece
from rashomon.telling.view import Entries
from rashomon.telling.wording import Called, with_commas

_OPEN = 6


def tell_left(answer: Answer, names: Called) -> Entries:
    """Yields the sentences of weight of which no line of an answer says anything, six of them
    open: harm, denials, doubts, and what several reports tell. `names`: of their reports."""
    places = count()
    for left in answer.left:
        same = alike_among((left.span, *left.alike))
        is_open = left.why is not LeftOutKind.NUMBER and next(places) < _OPEN
        pieces = [words_piece(left.why, PieceRole.THING)]
        for number in left.numbers[:1]:
            pieces.append(quote_piece(number, PieceRole.THING))
        behind = with_commas(left.speaker, name_behind(same, names))
        quote = quote_piece(left.span)
        quote = replace(quote, spans=(*left.alike, left.span), row=1, names=behind)
        ident = sentence_id(left.span)
        yield Entry(Section.LEFT, ident, open=is_open, pieces=(*pieces, quote))
