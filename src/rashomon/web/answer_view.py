"""An answer on the page (`AnswerView`): its beginning and its rest, line by line, and notes with
what stands behind each part."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from rashomon.model.answer import Answer, Line, Part, PartSentence, Proof
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole, as_line, in_marks, lay_out
from rashomon.model.record import record
from rashomon.model.report import Report, Reports, ReportsById
from rashomon.model.span import Span
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.telling.answer_faults import name_part, tell_faults
from rashomon.telling.answer_lines import tell_line
from rashomon.telling.newly_told import STEM
from rashomon.telling.wording import counted
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import grouped
from rashomon.text.report_names import shorten
from rashomon.text.white_space import word_count
from rashomon.text.whole_sentences import sentence_places
from rashomon.web.markup import Labels, with_marks

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_OWN = Markup('<i class="own">{}</i>')
_UNCLEAR = Markup('<span class="t open">{}</span><i class="sr"> [{}]</i>')
_CHIP = Markup(
    '&#8288;<a class="c" role="doc-noteref" id="at-{note}" href="#{note}" data-n="{number}" '
    'aria-label="{names}: {many}">{shown}</a>'
)


@record
class AnswerLine:
    """A line as HTML."""

    id: str
    heading: str
    text: Markup
    is_bullet: bool


@record
class ShownSentence:
    """A sentence in which the words that a part also has are marked.

    - `homes`: the reports that print it, each with its day, the speaker there, and the place
    - `before`, `after`: what stands beside it in its paragraph
    """

    homes: Sequence[tuple[str, str, str, str]]
    before: str
    text: Markup
    after: str


@record
class AnswerNote:
    """What opens behind a part of a line: what was not found of it, and the sentences that support
    it. `is_added` says whether a person added the line."""

    id: str
    line: str
    is_added: bool
    faults: tuple[str, ...]
    sentences: Sequence[ShownSentence]


class AnswerView:
    """The answer of a story: its author with how much was found, its beginning and its rest (lines
    below their headings), the notes, and the parts of which something was not found, each with what
    that is and where it stands; then the sentences of later reports about what it tells. `suffix`
    tells its notes from those of other stories."""

    def __init__(
        self,
        answer: Answer,
        overview: Sequence[Entry],
        reports: Reports,
        labels: Labels,
        suffix: str,
    ) -> None:
        self._names = labels.names
        self.notes: list[AnswerNote] = []
        self.doubts = []
        known = by_id(reports)
        for line in answer.lines:
            home = fragment(line.id)
            for part in line.parts:
                faults = tuple(tell_faults(part, self._names))
                place = ""
                if not part.is_gone:
                    note = f"note{suffix}-{len(self.notes) + 1}"
                    sentences = tuple(show_sentences(part.told, part.sentences, known, labels))
                    self.notes.append(
                        AnswerNote(
                            id=note,
                            line=home,
                            is_added=line.is_added,
                            faults=faults,
                            sentences=sentences,
                        )
                    )
                    place = f"at-{note}"
                if part.proof is not Proof.BORNE:
                    self.doubts.append((name_part(part), " ".join(faults), place))
        for span in answer.newer:
            why = f"in a later report, {labels.name(span.report)}"
            self.doubts.append((in_marks(span.line), why, labels.place(span)))
        entries = [entry for entry in overview if entry.section is Section.ANSWER]
        self.signed = [piece.text for piece in entries[0].pieces]
        self.is_open = entries[-1].open
        # as many words as stand beside it, whose lines are shorter
        room = max(130, 2 * _words_beside(overview))
        first, later = self._parted(answer, {entry.id: entry for entry in entries}, room)
        self.first, self.later = _by_heading(first), _by_heading(later)
        self.is_cut = bool(later) and later[0].heading == first[-1].heading

    def _parted(
        self, answer: Answer, told: Mapping[str | None, Entry], room: int
    ) -> tuple[list[AnswerLine], list[AnswerLine]]:
        """Returns the lines of the beginning, up to so many words, and the other lines. `told` are
        the lines of the overview."""
        first = []
        later = []
        notes = enumerate(self.notes, 1)
        for line in answer.lines:
            pieces = (told.get(line.id) or tell_line(line, self._names)).pieces
            if pieces:
                text = _show_line(line, pieces, notes)
                heading = line.heading or ""
                shown = AnswerLine(fragment(line.id), heading, text, line.is_bullet)
                if room > 0:
                    first.append(shown)
                else:
                    later.append(shown)
                room -= word_count(as_line(pieces))
        return first, later


def _show_line(
    line: Line, pieces: Sequence[EntryPiece], notes: Iterator[tuple[int, AnswerNote]]
) -> Markup:
    """Returns a line: its thing strong, its parts, each with its note, the author's own
    sentences."""
    parts = dict(enumerate(line.shown_parts(), 1))
    html = []
    for row, in_row in groupby(pieces, key=attrgetter("row")):
        told, *others = in_row
        if row is None:
            html.append(Markup("<b>{}</b>").format(lay_out(pieces).head))
        elif row in parts:
            html.append(_show_part(parts[row], told, others, *next(notes)))
        else:
            html.append(_OWN.format(told.text))
    return Markup(" ").join(html)


def _show_part(
    part: Part, told: EntryPiece, others: Iterable[EntryPiece], number: int, note: AnswerNote
) -> Markup:
    """Returns a part, the names of its reports behind it, which open its sentences, and what a
    later report says."""
    html = _told(told)
    verdict = ""
    later = []
    for piece in others:
        if piece.role is PieceRole.VERDICT:
            verdict = Markup(': <b class="verdict">{}</b>').format(piece.text)
        elif piece.role is PieceRole.STATUS:
            html = _UNCLEAR.format(told.text, piece.text)
        else:
            later.append(piece)
    names = spoken = told.names or FixedWords.UNCLEAR
    if part.sentences and not told.names:
        # the words name the reports: this sign stands for them
        names = "\N{NORTH EAST ARROW}"
        spoken = "the report that it names"
    many = counted(len(part.sentences), "sentence")
    shown = names.replace(" ", _NO_BREAK).replace(f",{_NO_BREAK}", ", ")
    chip = _CHIP.format(note=note.id, number=number, names=spoken, many=many, shown=shown)
    after = _quoting(f"{told.after} {as_line(later)}".rstrip())
    return Markup('<span class="p">{}{}{}{}</span>').format(html, chip, verdict, after)


def _words_beside(overview: Iterable[Entry]) -> int:
    """Returns how many words stand open beside the beginning: what the answer does not say."""
    words = 0
    for entry in overview:
        if entry.open and entry.section is Section.LEFT:
            words += word_count(str(entry))
    return words


def _by_heading(lines: Iterable[AnswerLine]) -> list[tuple[str, list[AnswerLine]]]:
    groups = groupby(lines, key=attrgetter("heading"))
    return [(heading, list(below)) for heading, below in groups]


def _told(piece: EntryPiece) -> Markup:
    """Returns the author's words, quotations that were found in them as words of reports; or a
    report's sentence."""
    if piece.kind is PieceKind.QUOTE:
        return Markup('<q class="t w">{}</q>').format(in_marks(piece.text))
    return Markup('<span class="t">{}</span>').format(_quoting(piece.text))


def _quoting(text: str) -> Markup:
    """Returns words with all quotations as words of reports."""
    html = Markup()
    for place, words in enumerate(_QUOTED.split(text)):
        html += Markup('<q class="w">{}</q>').format(words) if place % 2 else words
    return html


# The sentences behind a part, as the page opens them.


_WORD = re.compile(r"[^\W_]+")
_NEIGHBOUR = 240  # characters of a sentence beside


def show_sentences(
    told: str, sentences: Sequence[PartSentence], reports: ReportsById, labels: Labels
) -> Iterator[ShownSentence]:
    """Yields the sentences that support a part with these words. Equal ones come once."""
    telling = set(_WORD.findall(told.casefold())) - every_small_word()
    stems = {word[:STEM] for word in telling}
    for equal in grouped(sentences, attrgetter("span.line")).values():
        homes = []
        for sentence in equal:
            day = reports[sentence.report].published
            home = labels.name(sentence.report), say_day(day[:10]) if day else ""
            homes.append((*home, sentence.speaker or "", labels.place(sentence.span)))
        span = equal[0].span
        before, after = _beside(span, reports[span.report])
        yield ShownSentence(homes, before, _marked(span.line, stems), after)


def _beside(span: Span, report: Report) -> tuple[str, str]:
    """Returns the sentences before and behind a sentence in its paragraph."""
    text = report.text
    top = text.rfind("\n", 0, span.start) + 1
    bottom = text.find("\n", span.end)
    before = ""
    after = ""
    for start, end in sentence_places(text, top, len(text) if bottom < 0 else bottom):
        if end <= span.start:
            before = text[start:end]
        elif start >= span.end and not after:
            after = text[start:end]
    return shorten(before, _NEIGHBOUR), shorten(after, _NEIGHBOUR)


def _marked(sentence: str, stems: set[str]) -> Markup:
    """Returns a sentence with the words of these stems marked, those near each other together."""
    places: list[list[int]] = []
    for word in _WORD.finditer(sentence):
        if word[0].casefold()[:STEM] in stems:
            # characters between two marks
            if places and word.start() - places[-1][1] <= 5:
                places[-1][1] = word.end()
            else:
                places.append([word.start(), word.end()])
    return with_marks(sentence, places)
