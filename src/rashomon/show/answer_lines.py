"""Entries for an answer (`tell_answer`): who wrote it, then its headings and lines as they were
written, with a number for each statement that opens sentences; and what its author wrote again or
took out (`tell_mended`)."""

from collections.abc import Iterator, Mapping

from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import LaterKind, LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.overview import Entry, EntryForm
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.model.report import ReportNames
from rashomon.show.answer_counts import number_statements, tell_author, tell_remarks
from rashomon.show.answer_names import name_behind
from rashomon.show.first_view import Entries
from rashomon.show.looked_counts import tell_look, tell_looks
from rashomon.show.make_pieces import cite, in_row, words_piece
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import are_called
from rashomon.text.white_space import word_count

_LATER = {LaterKind.OTHER: FixedWords.MAY_CHANGE, LaterKind.MORE: FixedWords.TELLS_MORE}
_MUCH = 0.3  # share of a first text's words that were taken out, from which on this stands open


def tell_answer(answer: Answer, names: ReportNames) -> Entries:
    """Yields an entry that says who wrote the answer, what stands behind it and who looked through
    it, then each heading and line as they were written. `names` are those of the reports."""
    name = words_piece(name_of_author(answer.by), PieceRole.THING)
    pieces = (name, *map(words_piece, (*tell_author(answer), *tell_looks(answer))))
    yield Entry(section=Section.ANSWER, id=answer.id, by=answer.by, pieces=pieces)
    numbers = number_statements(answer)
    heading = None
    for line in answer.lines:
        if line.heading and line.heading != heading:
            piece = EntryPiece(kind=PieceKind.TOLD, text=line.heading, role=PieceRole.THING)
            yield Entry(section=Section.ANSWER, by=line.by, pieces=(piece,), form=EntryForm.HEADING)
        heading = line.heading
        yield tell_line(line, names=names, numbers=numbers)


def tell_line(
    line: Line, names: ReportNames, numbers: Mapping[tuple[str, int], int] | None = None
) -> Entry:
    """Returns a line as its author wrote it. Each statement has a row, with its number if there are
    any."""
    pieces = []
    if line.thing:
        pieces.append(EntryPiece(kind=PieceKind.TOLD, text=line.thing, role=PieceRole.THING))
    for place, part in enumerate(line.parts):
        number = (numbers or {}).get((line.id, place))
        pieces += in_row(
            tell_part(part, names=names, thing=line.thing or "", number=number), place + 1
        )
    if line.since:
        pieces.append(words_piece(FixedWords.NEW.format(day=say_day(line.since)), row=0))
    form = EntryForm.ITEM if line.is_bullet else EntryForm.PARAGRAPH
    return Entry(section=Section.ANSWER, id=line.id, by=line.by, pieces=tuple(pieces), form=form)


def tell_part(
    part: Part, names: ReportNames, thing: str = "", number: int | None = None
) -> Iterator[EntryPiece]:
    """Yields the author's words with the reports whose sentences they open, then the marks on them,
    and what a later report says.

    The reports are left out if the words or what stands before the line (`thing`) name them.
    """
    report_names = {names[span.report] for span in part.spans}
    is_named = are_called(report_names, f"{thing} {part.told}")
    yield EntryPiece(
        kind=PieceKind.TOLD,
        text=part.told,
        spans=part.spans,
        names="" if is_named else name_behind(part.spans, names),
        after=part.after,
        note=number,
    )
    for remark in tell_remarks(part, names):
        yield words_piece(remark, PieceRole.STATUS)
    for look in part.looked:
        if look.verdict is not LookVerdict.HOLDS:
            yield words_piece(tell_look(look), PieceRole.STATUS)
    for later in part.later:
        yield words_piece(_LATER[later.kind])
        yield from cite(later.span, names)


# What was written again or taken out.


def tell_mended(answer: Answer) -> Entries:
    """Yields the statements that their author wrote again when he had to name their sentences, each
    with the words that stood there before, and what he took out.

    All of it is folded, unless much of the first text was taken out.
    """
    lost = word_count(" ".join(answer.taken_out))
    is_open = lost > _MUCH * word_count(answer.first or "")
    for words in answer.taken_out:
        pieces = (words_piece(FixedWords.TAKEN_OUT), _author_words(words))
        yield Entry(section=Section.MENDED, by=answer.by, open=is_open, pieces=pieces)
    for line in answer.lines:
        for part in line.parts:
            if part.was is not None:
                before = words_piece(FixedWords.WAS if part.was else FixedWords.NOT_THERE)
                old = [_author_words(part.was)] if part.was else []
                new = [words_piece(FixedWords.IS_NOW), _author_words(part.told)]
                yield Entry(
                    section=Section.MENDED,
                    id=line.id,
                    by=line.by,
                    open=False,
                    pieces=(before, *old, *new),
                )


def _author_words(text: str) -> EntryPiece:
    return EntryPiece(kind=PieceKind.TOLD, text=text)
