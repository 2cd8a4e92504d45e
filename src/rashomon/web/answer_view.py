"""An answer on the page: its beginning and its rest line by line, and as notes what stands behind
each part (`AnswerView`)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from operator import attrgetter

from markupsafe import Markup, escape

from rashomon.model.answer import Answer, Line, Part, Proof, ShownAs
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.overview import Entry, EntryForm
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole, in_marks, lay_out
from rashomon.model.report import Report
from rashomon.telling.answer_faults import tell_faults, words_of
from rashomon.telling.wording import counted
from rashomon.web.answer_sentences import ShownSentence, show_sentences
from rashomon.web.markup import Labels

_BEGINNING = 130  # words
_IN_COLUMNS = 120  # words of the lines below a heading
_QUOTED = re.compile(r"(“[^”]*”)")


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """What opens behind a part: what of it was not found, and the sentences that bear it."""

    id: str
    faults: tuple[str, ...]
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line as HTML."""

    id: str
    text: Markup
    is_bullet: bool
    words: int


@dataclass(slots=True)
class AnswerGroup:
    """Lines below one heading, "" for none."""

    heading: str = ""
    lines: list[AnswerLine] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words its lines have."""
        return sum(line.words for line in self.lines)

    @property
    def columns(self) -> list[list[AnswerLine]]:
        """Its lines, in two columns of like length where they have many words."""
        columns, left = [self.lines], self.words / 2
        if self.words > _IN_COLUMNS and len(self.lines) > 2:
            columns = [[], []]
            for line in self.lines:
                columns[left <= 0].append(line)
                left -= line.words
        return columns


class AnswerView:
    """The answer of a story: its author with what was found of it, its beginning, its rest, and the
    notes. `suffix`: what tells the ids of its notes from those of other stories."""

    def __init__(
        self,
        answer: Answer,
        overview: Iterable[Entry],
        reports: Sequence[Report],
        labels: Labels,
        suffix: str,
    ) -> None:
        self._answer, self._labels, self._suffix = answer, labels, suffix
        self._reports = by_id(reports)
        self.notes: list[AnswerNote] = []
        signed, *entries = [entry for entry in overview if entry.section is Section.ANSWER]
        self.signed = tuple(piece.text for piece in signed.pieces)
        self.is_open = all(entry.open for entry in entries)
        self.first, self.later = _parted(self._groups(entries))

    @property
    def removed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yields the parts that are not shown, each with what of it was not found."""
        for part in self._answer.parts():
            if part.shown is ShownAs.NOTHING:
                yield words_of(part), tuple(tell_faults(part, self._labels.names))

    def _groups(self, entries: Iterable[Entry]) -> Iterator[AnswerGroup]:
        lines = by_id(self._answer.lines)
        group = AnswerGroup()
        for entry in entries:
            if entry.form is EntryForm.HEADING:
                yield group
                group = AnswerGroup(str(entry))
            else:
                group.lines.append(self._line(entry, lines[entry.id or ""]))
        yield group

    def _line(self, entry: Entry, line: Line) -> AnswerLine:
        """A line: its thing strong, its parts, the author's own sentences."""
        html = [escape(lay_out(entry.pieces).head)]
        if html[0]:
            html = [Markup("<b>{}</b>").format(*html)]
        in_rows = [piece for piece in entry.pieces if piece.row]
        rows = [list(row) for _, row in groupby(in_rows, key=attrgetter("row"))]
        for pieces, part in zip_longest(rows, line.shown_parts()):
            own = Markup('<i class="own">{}</i>').format(pieces[0].text)
            html.append(self._part(pieces, part) if part else own)
        text = Markup(" ").join(filter(None, html))
        return AnswerLine(fragment(line.id), text, line.is_bullet, len(str(entry).split()))

    def _part(self, pieces: Sequence[EntryPiece], part: Part) -> Markup:
        """A part, the names of its reports behind it, which open its sentences."""
        told, *others = pieces
        names = ", ".join([piece.text for piece in others if piece.role in _NAMES])
        html = _told(told, is_unclear=part.shown is ShownAs.TOLD and part.proof is Proof.OPEN)
        if names or part.faults:
            html += self._chip(names or FixedWords.UNCLEAR, part)
        for piece in others:
            if piece.role is PieceRole.VERDICT:
                html += Markup(': <b class="verdict">{}</b>').format(piece.text)
        return Markup('<span class="p">{}{}</span>').format(html, told.after)

    def _chip(self, names: str, part: Part) -> Markup:
        number = len(self.notes) + 1
        note = f"note{self._suffix}-{number}"
        sentences = show_sentences(part.told, part.sentences, self._reports, self._labels)
        faults = tuple(tell_faults(part, self._labels.names))
        self.notes.append(AnswerNote(note, faults, tuple(sentences)))
        label = f"{names}: {counted(len(part.sentences), 'sentence')}"
        return _CHIP.format(note=note, number=number, label=label, names=names)


_UNCLEAR = Markup('<span class="t open">{}</span><i class="sr"> [{}]</i>')
_NAMES = (PieceRole.SPEAKER, PieceRole.REPORTS)
_CHIP = Markup(
    '&#8288;<a class="c" role="doc-noteref" id="at-{note}" href="#{note}" data-n="{number}" '
    'aria-label="{label}">{names}</a>'
)


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


def _parted(groups: Iterable[AnswerGroup]) -> tuple[list[AnswerGroup], list[AnswerGroup]]:
    """The beginning, whole groups but for lines of a long one, and the rest."""
    first: list[AnswerGroup] = []
    later: list[AnswerGroup] = []
    room = _BEGINNING
    for group in groups:
        if room <= 0:
            later.append(group)
        elif group.words <= 2 * _BEGINNING:
            first.append(group)
        else:
            first.append(AnswerGroup(group.heading, []))
            later.append(AnswerGroup())
            for line in group.lines:
                (first if room > 0 else later)[-1].lines.append(line)
                room -= line.words
            continue
        room -= group.words
    return _filled(first), _filled(later)


def _filled(groups: Iterable[AnswerGroup]) -> list[AnswerGroup]:
    return [group for group in groups if group.lines]
