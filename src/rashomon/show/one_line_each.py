"""Gives each claim one line of the first view (`one_line_each`), and marks the sentences in it that
say no to what its others say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from rashomon.facts.predicates import denies_some
from rashomon.model.claim import sentence_id
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece
from rashomon.model.span import Span
from rashomon.show.first_view import FirstView
from rashomon.show.make_pieces import in_row, words_piece
from rashomon.show.side_by_side import LONGEST_LINE
from rashomon.text.gathering import grouped
from rashomon.text.white_space import word_count

_OF_CLAIMS = {Section.WIDELY, Section.TOPICS}


def one_line_each(entries: Iterable[Entry], view: FirstView) -> Iterator[Entry]:
    """Yields these entries in their order. Lines of one claim become one, where the first of them
    stands; one that would make it too long stays, with the id of its first sentence. A sentence
    that denies what another one in its line tells has a mark."""
    lines: dict[str | int, list[Entry]] = {}
    lengths = Counter[str]()
    for place, entry in enumerate(entries):
        if entry.section not in _OF_CLAIMS or entry.id is None:
            lines[place] = [entry]
            continue
        length = word_count(str(entry))
        if entry.id in lines and lengths[entry.id] + length > LONGEST_LINE:
            lines[place] = [replace(entry, id=_id_of_sentence(entry.spans[0], view))]
            continue
        lines.setdefault(entry.id, []).append(entry)
        lengths[entry.id] += length
    for same in lines.values():
        first = same[0]
        rows = [row for entry in same for row in _rows_of(entry)]
        if first.section in _OF_CLAIMS and len(rows) > 1:
            first = replace(first, pieces=tuple(_numbered(_with_marks(rows, view))))
        yield first


def _id_of_sentence(span: Span, view: FirstView) -> str:
    (report,) = (report for report in view.reports if report.id == span.report)
    return sentence_id(report, span)


_Row = list[EntryPiece]


def _rows_of(entry: Entry) -> list[_Row]:
    return [*grouped(entry.pieces, lambda piece: piece.row).values()]


def _numbered(rows: Iterable[_Row]) -> Iterator[EntryPiece]:
    for number, row in enumerate(rows, 1):
        yield from in_row(row, number)


def _with_marks(rows: list[_Row], view: FirstView) -> Iterator[_Row]:
    """Yields the rows that say no behind the others, each with its mark."""
    predicates = []
    for row in rows:
        spans = [span for piece in row if not piece.is_naming for span in piece.spans]
        predicates.append([*chain.from_iterable(map(view.predicates_of, spans))])
    denying = []
    for row, own in zip(rows, predicates, strict=True):
        if any(denies_some(own, others) for others in predicates if others is not own):
            denying.append([words_piece(FixedWords.SAYS_NO), *row])
        else:
            yield row
    yield from denying
