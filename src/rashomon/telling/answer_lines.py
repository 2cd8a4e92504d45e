"""Entries for an answer (`tell_answer`): who wrote it and how much of it was found, then its
headings and lines as they were written. Entries for what no line of it says (`tell_left`)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from rashomon.model.answer import (
    Answer,
    FaultKind,
    LeftOutKind,
    Line,
    Part,
    Proof,
    places_of_own,
)
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import content_id
from rashomon.model.overview import Entry, EntryForm
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.model.report import ReportNames
from rashomon.telling.answer_faults import FOUND, tell_found
from rashomon.telling.answer_names import alike_among, is_one_text, name_behind, sentences_behind
from rashomon.telling.make_pieces import cite, in_row, quote_piece, words_piece
from rashomon.telling.view import Entries
from rashomon.telling.wording import with_commas
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import are_called

_STOPS = tuple(".;!?")
_CAME_LATER = {
    FaultKind.LATER: FixedWords.MAY_CHANGE,
    FaultKind.BESIDE: FixedWords.TELLS_MORE,
}
_MOSTLY = 0.5  # share of the parts of an answer that were found, from which on it comes first


def is_mostly_found(answer: Answer) -> bool:
    """Returns whether so much of an answer was found in the reports that it comes first."""
    found = [tell_found(part) == FOUND[0] for part in answer.parts()]
    return bool(found) and sum(found) >= _MOSTLY * len(found)


def tell_answer(answer: Answer, names: ReportNames) -> Entries:
    """Yields an entry that says who wrote the answer and how much was found, then each heading and
    line. The lines are open if most of the answer was found. `names` are those of the reports."""
    is_open = is_mostly_found(answer)
    yield Entry(
        section=Section.ANSWER, id=answer.id, by=answer.by, pieces=tuple(_tell_author(answer))
    )
    heading = None
    for line in answer.lines:
        entry = tell_line(line, names)
        if entry.pieces:
            if line.heading and line.heading != heading:
                piece = EntryPiece(kind=PieceKind.TOLD, text=line.heading, role=PieceRole.THING)
                form = EntryForm.HEADING
                yield Entry(
                    section=Section.ANSWER,
                    id=None,
                    by=line.by,
                    open=is_open,
                    pieces=(piece,),
                    form=form,
                )
            heading = line.heading
            yield replace(entry, open=is_open)


def tell_line(line: Line, names: ReportNames) -> Entry:
    """Returns a line as its author wrote it. Each part that is shown has a row, and so has each of
    the author's own sentences. Within a sentence, an ellipsis stands for what is not
    shown. If nothing is shown, the entry has no pieces."""
    pieces = []
    own = _own_sentences(line)
    row = 0
    before = None
    for place, part in enumerate(line.parts):
        pieces += own[place]
        if part.is_replaced or (part.is_gone and part.after in _STOPS):
            _end_before(pieces)
        if not part.is_gone:
            row += 1
            if before and before.is_gone and before.after not in _STOPS:
                pieces += in_row([words_piece(FixedWords.CUT)], row)
            pieces += in_row(tell_part(part, names, line.thing or ""), row)
        before = part
    pieces += own[len(line.parts)]
    if pieces:
        if line.since:
            pieces.append(words_piece(FixedWords.NEW.format(day=say_day(line.since)), row=0))
        if line.thing:
            pieces.insert(0, EntryPiece(kind=PieceKind.TOLD, text=line.thing, role=PieceRole.THING))
    form = EntryForm.ITEM if line.is_bullet else EntryForm.PARAGRAPH
    return Entry(section=Section.ANSWER, id=line.id, by=line.by, pieces=tuple(pieces), form=form)


def _own_sentences(line: Line) -> Mapping[int, list[EntryPiece]]:
    """Returns the author's own sentences by how many parts stand before them, in rows behind those
    of the parts."""
    own = defaultdict(list)
    row = len(line.parts)
    for place, sentence in zip(places_of_own(line), line.own, strict=True):
        row += 1
        is_behind_gone = place > 0 and line.parts[place - 1].is_gone
        if is_behind_gone and sentence[:1].islower():
            continue  # "so it was Monday" leans on what is gone
        own[place].append(
            EntryPiece(kind=PieceKind.TOLD, text=sentence, role=PieceRole.PERHAPS, row=row)
        )
    return own


def _end_before(pieces: list[EntryPiece]) -> None:
    """Ends the author's words before what stands alone, or where the rest is gone."""
    for place in reversed(range(len(pieces))):
        piece = pieces[place]
        if piece.kind is PieceKind.TOLD:
            if piece.role is None and piece.after in ("", ","):
                pieces[place] = replace(piece, after=".")
            return


def tell_part(part: Part, names: ReportNames, thing: str) -> Iterator[EntryPiece]:
    """Yields the author's words, or the report's sentence in their place, with the reports that
    bear it, unless he names them there or before the line (`thing`), and who says it, where that is
    needed; whether it is unclear; and the author's verdict."""
    spans = tuple(sentence.span for sentence in part.sentences)
    told = EntryPiece(PieceKind.TOLD, part.told)
    is_sentence = part.is_replaced and bool(spans)
    if is_sentence:
        told = quote_piece(spans[0], PieceRole.SENTENCE)
    behind = sentences_behind(part)
    reports = name_behind(behind, names)
    is_named = are_called({names[span.report] for span in behind}, f"{thing} {told.text}")
    if is_named and not is_sentence:
        reports = ""
    named = filter(None, (_speaker(part, is_sentence=is_sentence), reports))
    is_ended = is_sentence and told.text.rstrip("”\"'’").endswith((".", "!", "?"))
    after = "" if is_ended else part.after
    yield replace(told, spans=spans, names=", ".join(named), after=after)
    if part.is_unclear and not is_sentence:
        yield words_piece(FixedWords.UNCLEAR, PieceRole.STATUS)
    for fault in part.faults:
        if fault.kind in _CAME_LATER and fault.found:
            yield words_piece(_CAME_LATER[fault.kind])
            yield from cite(fault.found, names)
    if part.verdict:
        yield EntryPiece(kind=PieceKind.TOLD, text=part.verdict, role=PieceRole.VERDICT)


def _speaker(part: Part, *, is_sentence: bool) -> str | None:
    """Who says it, where neither the part nor the sentence in its place names him."""
    if is_sentence:
        first = part.sentences[0]
        surname = (first.speaker or "").split()[-1:]
        is_named = not surname or surname[0] in first.span.quote
        return None if is_named else first.speaker
    is_missing = any(fault.kind is FaultKind.SPEAKER for fault in part.faults)
    if is_missing and part.proof is Proof.BORNE:
        for sentence in part.sentences:
            if sentence.speaker:
                return sentence.speaker
    return None


def _tell_author(answer: Answer) -> Iterator[EntryPiece]:
    """Returns an entry that says who wrote the answer, and in how many of its statements everything
    was found."""
    counts = Counter(map(tell_found, answer.parts()))
    borne, *others = FOUND
    yield words_piece(name_of_author(answer.by), PieceRole.THING)
    told = [f"{counts[words]} {words}" for words in others if counts[words]]
    end = ";" if told else "."
    yield words_piece(FixedWords.FOUND.format(borne=counts[borne], parts=counts.total(), end=end))
    if told:
        yield words_piece(f"{', '.join(told)}.")
    if answer.newer:
        yield words_piece(FixedWords.NEWER.format(number=len(answer.newer)))
    if any(is_one_text(sentences_behind(part)) for part in answer.parts()):
        yield words_piece(FixedWords.ONE_NAMED)
    yield words_piece(FixedWords.NO_SENSE)


# What no line of an answer says.


_OPEN = 6


def tell_left(answer: Answer, names: ReportNames) -> Entries:
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
        ident = content_id("left", left.span.start, left.span.quote, left.speaker)
        yield Entry(section=Section.LEFT, id=ident, open=is_open, pieces=(*pieces, quote))
