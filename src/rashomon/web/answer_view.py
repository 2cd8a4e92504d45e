"""An answer on the page: its beginning and its rest line by line, and as notes what stands behind
each part (`AnswerView`)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from rashomon.model.answer import Answer, Line, Part, Proof, ShownAs
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole, as_line, in_marks, lay_out
from rashomon.model.report import Report
from rashomon.telling.answer_faults import name_part, tell_faults
from rashomon.telling.answer_lines import tell_line
from rashomon.telling.wording import counted
from rashomon.text.gathering import by_key
from rashomon.web.answer_sentences import ShownSentence, show_sentences
from rashomon.web.markup import Labels

_BEGINNING = 130  # words at least, and as many as stand beside it, whose lines are shorter
_BESIDE = 2
_NOT_BESIDE = (Section.HEAD, Section.SOURCES, Section.ANSWER)
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_OWN = Markup('<i class="own">{}</i>')
_UNCLEAR = Markup('<span class="t open">{}</span><i class="sr"> [{}]</i>')
_CHIP = Markup(
    '&#8288;<a class="c" role="doc-noteref" id="at-{note}" href="#{note}" data-n="{number}" '
    'aria-label="{names}: {many}">{shown}</a>'
)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line as HTML."""

    id: str
    heading: str
    text: Markup
    is_bullet: bool


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """What opens behind a part: what of it was not found, and the sentences that bear it."""

    id: str
    faults: tuple[str, ...]
    sentences: tuple[ShownSentence, ...]


class AnswerView:
    """The answer of a story: its author with what was found of it, its beginning and its rest
    (lines below their headings), the notes, and the parts of which not all was found, each with
    what was not and where it stands. `suffix`: what tells its notes from those of other stories."""

    def __init__(
        self,
        answer: Answer,
        overview: Sequence[Entry],
        reports: Sequence[Report],
        labels: Labels,
        suffix: str,
    ) -> None:
        self._labels, self._suffix, self._reports = labels, suffix, by_id(reports)
        self.notes: list[AnswerNote] = []
        self.doubts: list[tuple[str, str, str]] = []
        entries = [entry for entry in overview if entry.section is Section.ANSWER]
        self.signed = [piece.text for piece in entries[0].pieces]
        self.is_open = entries[-1].open
        pieces = by_key((entry.id, piece) for entry in entries for piece in entry.pieces)
        first, later = self._parted(answer, pieces, overview)
        self.first, self.later = _by_heading(first), _by_heading(later)
        self.is_cut = bool(later) and later[0].heading == first[-1].heading
        for part in answer.parts():
            if part.shown is ShownAs.NOTHING:
                self._doubt(part)

    def _parted(
        self,
        answer: Answer,
        told: Mapping[str | None, Sequence[EntryPiece]],
        overview: Iterable[Entry],
    ) -> tuple[list[AnswerLine], list[AnswerLine]]:
        """The lines of the beginning, and the others. `told`: the pieces of the overview, by
        the ids of their lines."""
        room = max(_BEGINNING, _BESIDE * _words_beside(overview))
        first: list[AnswerLine] = []
        later: list[AnswerLine] = []
        for line in answer.lines:
            pieces = told.get(line.id) or tell_line(line, self._labels.names).pieces
            if pieces:
                (first if room > 0 else later).append(self._line(pieces, line))
                room -= len(as_line(pieces).split())
        return first, later

    def _line(self, pieces: Sequence[EntryPiece], line: Line) -> AnswerLine:
        """A line: its thing strong, its parts, the author's own sentences."""
        parts = dict(enumerate(line.shown_parts(), 1))
        html = []
        for row, in_row in groupby(pieces, key=attrgetter("row")):
            told, *others = in_row
            if row is None:
                html.append(Markup("<b>{}</b>").format(lay_out(pieces).head))
            elif row in parts:
                html.append(self._part(parts[row], told, others))
            else:
                html.append(_OWN.format(told.text))
        text = Markup(" ").join(html)
        return AnswerLine(fragment(line.id), line.heading or "", text, line.is_bullet)

    def _part(self, part: Part, told: EntryPiece, others: Iterable[EntryPiece]) -> Markup:
        """A part, the names of its reports behind it, which open its sentences."""
        verdict, is_unclear = "", False
        for piece in others:
            if piece.role is PieceRole.VERDICT:
                verdict = Markup(': <b class="verdict">{}</b>').format(piece.text)
            else:
                is_unclear = True
        chip = self._chip(told.names or FixedWords.UNCLEAR, part)
        html = _told(told, is_unclear=is_unclear) + chip
        return Markup('<span class="p">{}{}{}</span>').format(html, verdict, told.after)

    def _chip(self, names: str, part: Part) -> Markup:
        number = len(self.notes) + 1
        note = f"note{self._suffix}-{number}"
        sentences = show_sentences(part.told, part.sentences, self._reports, self._labels)
        faults = tuple(tell_faults(part, self._labels.names))
        self.notes.append(AnswerNote(note, faults, tuple(sentences)))
        if part.proof is not Proof.BORNE:
            self._doubt(part, f"at-{note}")
        many = counted(len(part.sentences), "sentence")
        shown = names.replace(" ", _NO_BREAK).replace(f",{_NO_BREAK}", ", ")
        return _CHIP.format(note=note, number=number, names=names, many=many, shown=shown)

    def _doubt(self, part: Part, place: str = "") -> None:
        faults = " ".join(tell_faults(part, self._labels.names))
        self.doubts.append((name_part(part), faults, place))


def _words_beside(overview: Iterable[Entry]) -> int:
    """How many words stand open beside the beginning: what the program found."""
    words = 0
    for entry in overview:
        if entry.open and entry.section not in _NOT_BESIDE:
            words += len(str(entry).split())
    return words


def _by_heading(lines: Iterable[AnswerLine]) -> list[tuple[str, list[AnswerLine]]]:
    groups = groupby(lines, key=attrgetter("heading"))
    return [(heading, list(below)) for heading, below in groups]


def _told(piece: EntryPiece, *, is_unclear: bool) -> Markup:
    """The author's words, quotations that were found in them as words of reports; or a report's
    sentence."""
    if piece.kind is PieceKind.QUOTE:
        return Markup('<q class="t w">{}</q>').format(in_marks(piece.text))
    if is_unclear:
        return _UNCLEAR.format(piece.text, FixedWords.UNCLEAR)
    html = Markup()
    for place, words in enumerate(_QUOTED.split(piece.text)):
        html += Markup('<q class="w">{}</q>').format(words) if place % 2 else words
    return Markup('<span class="t">{}</span>').format(html)
