"""The blocks of which the view of a story consists. They are made once (`view.py`); page, terminal,
Markdown and Word only print them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.row import RowKind
from rashomon.model.span import Span


class Emphasis(StrEnum):
    """How words stand in a quotation: as they are; underlined, because the first quotation of the
    row lacks them; or bold, because the line is shown for them."""

    PLAIN = "plain"
    MORE = "more"
    BOLD = "bold"


@record
class Inked:
    """Words of a quotation, on one line."""

    words: str
    emphasis: Emphasis = Emphasis.PLAIN


class Cell(StrEnum):
    """What a column shows of a line: nothing; that this report prints these very words; or that it
    prints them as one text with others."""

    NONE = "none"
    PRINTS = "prints"
    SHARES = "shares"


class TickForm(StrEnum):
    """How a number stands on a scale."""

    EXACT = "exact"
    ABOUT = "about"
    UP_TO = "up to"
    OVER = "over"
    RANGE = "range"


@record
class Tick:
    """A number on a scale: where it begins and ends, in hundredths of the scale's width."""

    form: TickForm
    start: float
    end: float


@record
class NumberScale:
    """The scale of a row of numbers: its labels, each with its place in hundredths of the width,
    and what has to be said about it."""

    labels: tuple[tuple[float, str], ...]
    note: str


@record
class QuoteLine:
    """One quotation with the columns of the reports that print it.

    - `sentence`: the id of its sentence
    - `cells`: a cell for each column
    - `runs`: its words
    - `outlets`: what these reports are called
    - `said`: who speaks, where that is not plain from the words
    - `moment`: the day of the sentence or of its report
    - `value`: the number as printed, "" where the line before has the same
    - `statements`: numbers of the answer's statements that name its sentence
    - `is_headline`: whether it is the headline of its report
    """

    span: Span
    sentence: str
    cells: tuple[Cell, ...]
    runs: tuple[Inked, ...]
    outlets: tuple[str, ...]
    said: str = ""
    moment: str = ""
    value: str = ""
    tick: Tick | None = None
    statements: tuple[int, ...] = ()
    is_headline: bool = False
    is_new: bool = False

    @property
    def text(self) -> str:
        """Returns its words on one line."""
        return "".join(run.words for run in self.runs)


@record
class RowBlock:
    """What is laid side by side of one thing. `folded` are the lines that stand behind a click."""

    id: str
    kind: RowKind
    heading: str
    lines: tuple[QuoteLine, ...]
    folded: tuple[QuoteLine, ...] = ()
    scale: NumberScale | None = None
    by: str = ""

    @property
    def is_new(self) -> bool:
        """Whether some of it came since the last visit."""
        return any(line.is_new for line in (*self.lines, *self.folded))

    @property
    def is_named(self) -> bool:
        """Whether a statement of the answer names one of its sentences."""
        return any(line.statements for line in (*self.lines, *self.folded))


class SectionKind(StrEnum):
    """The sections of the view, in their order."""

    ABOUT = "about"
    NOT_IN_ANSWER = "not-in-answer"
    TOLD = "told"
    NUMBERS = "numbers"
    DAYS = "days"
    SPEAKERS = "speakers"
    UNCLEAR = "unclear"
    APART = "apart"


@record
class RowSection:
    """Rows of one kind. `folded` are those behind a click; `noun` is what they are called."""

    kind: SectionKind
    heading: str
    note: str
    rows: tuple[RowBlock, ...]
    folded: tuple[RowBlock, ...]
    noun: str


@record
class StripPiece:
    """A passage on a strip: where it begins and how long it is, in hundredths of the report; its
    letter, the same in every report that has it; and which other reports have it."""

    start: float
    width: float
    letter: str
    shared_with: str
    span: Span


@record
class ReportLine:
    """A report, or a family of copies, as the list of reports shows it.

    - `number`: its column
    - `names`: what its reports are called
    - `headline`: of the first of them
    - `moment`: its day, and its hour where the page gives one; "" for none
    - `notes`: what it credits, and what is odd about it
    """

    number: int
    reports: tuple[str, ...]
    names: tuple[str, ...]
    headline: str
    moment: str
    notes: tuple[str, ...]
    strip: tuple[StripPiece, ...]
    is_named: bool = True
    is_new: bool = False


@record
class StatementLine:
    """A statement of an answer.

    - `heading`: the author's heading, where it begins; `thing`: what the author's line is about
    - `told`: the words on which people agree who looked at it, with the sign behind them, and since
      when the line is new
    - `number`: under which its sentences open, None if it names none: its author concludes it
    - `cells`: the columns of the reports whose sentences it names
    - `remarks`: what was found beside it, and who decided otherwise
    """

    heading: str
    thing: str
    told: str
    number: int | None
    cells: tuple[Cell, ...]
    remarks: tuple[str, ...]


@record
class AnswerBlock:
    """An answer: who wrote it, what is said of it, its statements, what its author changed when he
    had to name sentences, and the sentences behind statements by their numbers."""

    author: str
    about: tuple[str, ...]
    statements: tuple[StatementLine, ...]
    changes: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]


@record
class StoryBlocks:
    """The view of a story.

    - `facts`: what stands below its title
    - `remarks`: what has to be known before: who shares text, what is missing, what shares little
    - `column_names`: short names of the columns, in their order
    - `answer`: the newest answer to what the reports tell
    - `columns`: the column of each report, counted from 0, by the report's id
    """

    title: str
    facts: tuple[str, ...]
    remarks: tuple[str, ...]
    reports: tuple[ReportLine, ...]
    column_names: tuple[str, ...]
    columns: dict[str, int]
    sections: tuple[RowSection, ...]
    answer: AnswerBlock | None = None


@record
class EditionCell:
    """A sentence of a report. If it `stands_elsewhere`, where it fits better, these are its first
    words."""

    span: Span
    runs: tuple[Inked, ...]
    stands_elsewhere: bool = False


@record
class Edition:
    """A report beside others.

    - `columns`: the number and name of each column, the base first
    - `rows`: a cell for each column, None where nothing is near; those after the first `own` rows
      have no sentence of the base
    """

    report: str
    columns: tuple[tuple[int, str], ...]
    rows: tuple[tuple[EditionCell | None, ...], ...]
    own: int


def union(lines: Iterable[QuoteLine]) -> list[Cell]:
    """Returns the columns that print one of these lines."""
    cells = []
    for column in zip(*(line.cells for line in lines), strict=True):
        is_printed = any(cell is not Cell.NONE for cell in column)
        cells.append(Cell.PRINTS if is_printed else Cell.NONE)
    return cells


def columns_of(cells: Sequence[Cell]) -> str:
    """Returns the numbers of the columns that print a line: "1 2=4", one text with "="."""
    numbers = [str(place) for place, cell in enumerate(cells, 1) if cell is not Cell.NONE]
    return ("=" if Cell.SHARES in cells else " ").join(numbers)
