"""The view of a story as lines of a terminal: digits as columns, the words that a row's first
sentence lacks between underscores, or underlined where the terminal can."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from rashomon.show.answer_notes import ENDNOTES
from rashomon.show.blocks import (
    AnswerBlock,
    Cell,
    Edition,
    Emphasis,
    Inked,
    QuoteLine,
    ReportLine,
    RowBlock,
    RowSection,
    SectionKind,
    StoryBlocks,
    union,
)
from rashomon.show.wording import counted, with_capital

_DIGITS = 9  # columns up to which each has a place of its own; of more, lines begin with numbers
_GUTTER = 12  # characters for these numbers
_LISTED = 15  # reports up to which headlines stand in the list
_NAME = 30  # characters of a report's name
_STRIP = 28
_INDENT = "   "
_VALUE = 14  # characters at the left of the words of a number, which a longer one takes too
# Rows of a section that stand open, and quotations of each: 150 lines for five reports.
_MOST = {
    SectionKind.ABOUT: (3, 3),
    SectionKind.NOT_IN_ANSWER: (3, 3),
    SectionKind.TOLD: (6, 4),
    SectionKind.NUMBERS: (3, 10),
    SectionKind.DAYS: (8, 1),
    SectionKind.SPEAKERS: (2, 2),
    SectionKind.UNCLEAR: (4, 1),
    SectionKind.APART: (2, 1),
}
_BOLD = "bold"
_DIM = "dim"
_Lines = Iterator[Text]


class TerminalView:
    """Lays out a view in so many characters. `underlines`: whether the terminal can."""

    def __init__(self, view: StoryBlocks, *, width: int, underlines: bool, every: bool) -> None:
        self._view = view
        self._width = width
        self._underlines = underlines
        self._every = every
        self._columns = len(view.column_names)
        self._gutter = 2 * self._columns + 1 if self._columns <= _DIGITS else _GUTTER

    def lines(self) -> _Lines:
        """Yields the lines of the view."""
        view = self._view
        yield from self._wrapped(Text(view.title, _BOLD), "")
        yield from self._wrapped(Text(" · ".join(view.facts), _DIM), "")
        yield Text()
        for report in view.reports:
            yield from self._report(report)
        if any(report.strip for report in view.reports):
            yield Text("a, b, c: words that another report has, too", _DIM)
        for remark in view.remarks:
            yield from self._wrapped(Text(remark), "")
        if view.answer:
            yield Text()
            yield from self._answer(view.answer)
        for section in view.sections:
            yield Text()
            yield from self._section(section)

    def _answer(self, answer: AnswerBlock) -> _Lines:
        """Yields an answer, statement by statement; with `every`, the sentences behind it, too."""
        indent = " " * self._gutter
        yield from self._wrapped(Text(" ".join((answer.author, *answer.about))), "")
        for line in answer.statements:
            if line.heading:
                yield from self._wrapped(Text(line.heading, _BOLD), indent)
            words = Text()
            words.append(f"{line.thing}: " if line.thing else "", _BOLD)
            words.append(line.told, "" if line.number else "italic")
            words.append(f" [{line.number}]" if line.number else " (no sentence named)", _DIM)
            yield from self._hung(line.cells, "", words)
            for remark in line.remarks:
                yield from self._wrapped(Text(f"! {remark}"), f"{indent}  ")
        if self._every:
            for change in answer.changes:
                yield from self._wrapped(Text(change, _DIM), indent)
        if self._every and answer.notes:
            yield Text(ENDNOTES.upper(), _BOLD)
            for number, note in answer.notes:
                lead = f"{number:>3}  "
                first, *further = self._wrapped(Text(note), " " * len(lead))
                yield Text(lead).append_text(first[len(lead) :])
                yield from further

    def edition(self, edition: Edition) -> _Lines:
        """Yields a report beside the others: its sentences, below each the nearest ones."""
        names = "; ".join(f"{number} {name}" for number, name in edition.columns)
        yield from self._wrapped(Text(names, _BOLD), "")
        for place, row in enumerate(edition.rows):
            if place == edition.own:
                yield Text("BESIDE NO SENTENCE OF IT", _BOLD)
            yield Text()
            for (number, _), cell in zip(edition.columns, row, strict=True):
                if cell:
                    hangs = "" if number == edition.columns[0][0] else "  "
                    lead = f"{number:>2}  {hangs}"
                    words = self._inked(cell.runs)
                    words.append(" (stands whole elsewhere)" * cell.stands_elsewhere, _DIM)
                    first, *further = self._wrapped(words, " " * len(lead))
                    yield Text(lead).append_text(first[len(lead) :])
                    yield from further

    def parts(self, kinds: Iterable[SectionKind]) -> _Lines:
        """Yields the lines of these sections alone."""
        wanted = set(kinds)
        for section in self._view.sections:
            if section.kind in wanted:
                yield from self._section(section)

    def _report(self, report: ReportLine) -> _Lines:
        """Yields a report: its number, name and day, a strip where it shares words, its headline
        and what is odd about it."""
        name = ", ".join(report.names[:2])
        if len(report.reports) > 1:
            name += f" ×{len(report.reports)}"
        number = f"{report.number:>2} "
        head = Text(f"{number}{_short(name, _NAME):{_NAME}}  {report.moment or 'no date'}")
        head.stylize(_BOLD, 0, len(number) + _NAME)
        if report.strip:
            head.append(" " * max(2, self._width - _STRIP - len(head.plain)))
            head.append(_strip(report), _DIM)
        yield head
        about = f" ({'; '.join(report.notes)})" if report.notes else ""
        if len(self._view.reports) <= _LISTED:
            room = max(_NAME, self._width - len(_INDENT) - len(about))
            headline = _short(report.headline, room)
            line = Text(headline).append(about if headline else about.strip(), _DIM)
            yield from self._wrapped(line, _INDENT)
        elif about:
            yield from self._wrapped(Text(about.strip(), _DIM), _INDENT)

    def _section(self, section: RowSection) -> _Lines:
        yield self._heading(section)
        most, _ = _MOST[section.kind]
        shown = section.rows if self._every else section.rows[:most]
        for place, row in enumerate(shown):
            if (
                place
                and (len(row.lines) > 1 or len(shown[place - 1].lines) > 1)
                and not row.heading
            ):
                yield Text()
            yield from self._row(row, section.kind)
        left = len(section.rows) + len(section.folded) - len(shown)
        if left:
            rest = (*section.rows[len(shown) :], *section.folded)
            lines = [line for row in rest for line in (*row.lines, *row.folded)]
            yield self._in_columns(union(lines), f"{counted(left, section.noun)}: --all")

    def _heading(self, section: RowSection) -> Text:
        heading = Text(section.heading.upper(), _BOLD)
        if section.kind in (SectionKind.TOLD, SectionKind.NOT_IN_ANSWER):
            heading.append("  _words_ the first sentence lacks", _DIM)
        elif section.note and len(section.heading) + len(section.note) + 2 <= self._width:
            heading.append(f"  {section.note}", _DIM)
        return heading

    def _row(self, row: RowBlock, kind: SectionKind) -> _Lines:
        """Yields a row: its heading, but that of a day, which its words have; its quotations; and
        in which columns more stand, but for days."""
        if row.heading and kind is not SectionKind.DAYS:
            yield from self._wrapped(Text(with_capital(row.heading), _BOLD), " " * self._gutter)
        is_numbers = kind is SectionKind.NUMBERS
        most = len(row.lines) if self._every else _MOST[kind][1]
        for place, line in enumerate(row.lines[:most]):
            hangs = "" if row.heading or not place else "  "
            yield from self._line(line, hangs, is_number=is_numbers)
        rest = (*row.lines[most:], *row.folded)
        if self._every:
            for line in rest:
                yield from self._line(line, "  ", is_number=is_numbers)
        elif rest and kind is not SectionKind.DAYS:
            yield self._in_columns(union(rest), f"  {len(rest)} more")

    def _line(self, line: QuoteLine, hangs: str, *, is_number: bool) -> _Lines:
        """Yields a quotation with its columns before it, and whose it is behind it."""
        words = self._inked(line.runs)
        words.append("".join(f" ({part})" for part in _behind(line)), _DIM)
        if line.statements:
            words.append("".join(f" [{number}]" for number in line.statements), _DIM)
        value = f"{line.value:>{_VALUE}}  " if is_number else ""
        yield from self._hung(line.cells, f"{value}{hangs}", words)

    def _hung(self, cells: Sequence[Cell], lead: str, words: Text) -> _Lines:
        """Yields words with their columns and a lead before the first line."""
        indent = " " * (self._gutter + len(lead))
        first, *further = self._wrapped(words, indent)
        yield self._cells(cells).append(lead).append_text(first[len(indent) :])
        yield from further

    def _inked(self, runs: Iterable[Inked]) -> Text:
        """Returns words as the terminal shows them."""
        words = Text()
        for run in runs:
            if run.emphasis is Emphasis.MORE and not self._underlines:
                stripped = run.words.strip()
                words.append(run.words.replace(stripped, f"_{stripped}_", 1))
            else:
                words.append(run.words, _STYLES[run.emphasis])
        return words

    def _in_columns(self, cells: Sequence[Cell], words: str) -> Text:
        line = self._cells(cells)
        return line.append(words, _DIM)

    def _cells(self, cells: Sequence[Cell]) -> Text:
        """Returns the columns of a line: digits at their places; of many columns the numbers."""
        printing = [place for place, cell in enumerate(cells) if cell is not Cell.NONE]
        if self._columns <= _DIGITS:
            signs = []
            for place, cell in enumerate(cells):
                signs.append("·" if cell is Cell.NONE else str(place + 1))
                later = [other for other in printing if other > place]
                is_tied = cell is Cell.SHARES and later and cells[later[0]] is Cell.SHARES
                signs.append("=" if is_tied and later[0] == place + 1 else " ")
            return Text(f"{''.join(signs)} ")
        sign = "=" if any(cell is Cell.SHARES for cell in cells) else " "
        listed = sign.join(str(place + 1) for place in printing)
        if len(listed) > _GUTTER - 2:
            listed = f"{len(printing)} reports"
        return Text(f"{listed:{_GUTTER}}")

    def _wrapped(self, text: Text, indent: str) -> _Lines:
        """Yields a text in lines of the width, all indented."""
        from rich.console import Console

        console = Console(width=self._width, highlight=False, markup=False, emoji=False)
        for line in text.wrap(console, max(20, self._width - len(indent))):
            line.rstrip()
            yield Text(indent).append_text(line)


_STYLES = {Emphasis.PLAIN: "", Emphasis.MORE: "underline", Emphasis.BOLD: _BOLD}


def _behind(line: QuoteLine) -> Iterator[str]:
    if line.is_headline:
        yield "headline"
    if line.said:
        yield line.said


def _strip(report: ReportLine) -> str:
    signs = ["─"] * _STRIP
    for piece in report.strip:
        start = int(piece.start * _STRIP / 100)
        for at in range(start, min(_STRIP, start + max(1, round(piece.width * _STRIP / 100)))):
            signs[at] = piece.letter or "─"
    return "".join(signs)


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
