"""Makes the rows of a view: each quotation with its columns, its words and whose they are."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import by_id
from rashomon.model.number import Number
from rashomon.model.report import ReportsById
from rashomon.model.row import Quote, Row, RowKind
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.blocks import Cell, Emphasis, Inked, QuoteLine, RowBlock, Tick
from rashomon.show.columns import Columns
from rashomon.show.cut import cut_end
from rashomon.show.scales import scale_of
from rashomon.text.calendar_words import say_day

_FIRST = 50  # words of the first sentence of a row
_FURTHER = 35  # words of the others
_NAMED = 3  # outlets of a line that are named
_BOLD = (RowKind.UNCLEAR,)
_DATED = (RowKind.NUMBER, RowKind.DAY)
_FIGURES = re.compile(r"\W?\d.*")
_PER_CENT = re.compile(r"\s?(?:%|per ?cent\b)")
_NEAR = re.compile(r"(?i)^(?:about|around|some|nearly|almost|an estimated) ")
_ENDS = " \n\t.,;:!?…\"'“”‘’«»„"


class RowMaker:
    """Makes the blocks of a story's rows.

    `named`: the numbers of the answer's statements that name a sentence, by its span.
    """

    def __init__(
        self,
        story: Story,
        columns: Columns,
        named: Mapping[tuple[str, int], tuple[int, ...]],
    ) -> None:
        """Indexes what rows refer to."""
        self._columns = columns
        self._named = named
        self._reports: ReportsById = by_id(columns.reports)
        self._numbers = by_id(story.numbers)
        self._sentences = by_id(story.sentences)

    def block(self, row: Row, *, every: bool = False) -> RowBlock:
        """Returns the block of a row. With `every`, no quotation of it is folded."""
        quotes = [quote for quote in row.quotes if self._columns.of(quote.reports)]
        numbers = [self._numbers[quote.number] for quote in quotes if quote.number]
        scale, ticks = scale_of(numbers) if row.kind is RowKind.NUMBER else (None, {})
        is_open = [every or quote.open for quote in quotes]
        if not any(is_open):
            is_open = [True] * len(quotes)
        lines = [self._line(row, quote, ticks) for quote in quotes]
        shown = [line for line, opened in zip(lines, is_open, strict=True) if opened]
        folded = [line for line, opened in zip(lines, is_open, strict=True) if not opened]
        return RowBlock(
            id=row.id,
            kind=row.kind,
            heading=row.heading or "",
            lines=tuple(_values_once(shown)),
            folded=tuple(_values_once(folded)),
            scale=scale,
            by=row.by or "",
        )

    def _line(self, row: Row, quote: Quote, ticks: Mapping[str, Tick]) -> QuoteLine:
        places = self._columns.of(quote.reports)
        printed = Cell.SHARES if quote.copy and len(places) > 1 else Cell.PRINTS
        report = self._reports.get(quote.report)
        number = self._numbers.get(quote.number or "")
        return QuoteLine(
            span=quote.span,
            sentence=quote.sentence,
            cells=self._columns.cells(places, printed),
            runs=tuple(self._runs(row, quote)),
            outlets=tuple(self._outlets(quote, places)),
            said=_speaker_beside(row, quote),
            moment=say_day(quote.day) if quote.day and row.kind in _DATED else "",
            value=_value(number) if number else "",
            tick=ticks.get(quote.number or ""),
            statements=self._statements(quote),
            is_headline=bool(report and quote.span.line == " ".join((report.title or "").split())),
            is_new=quote.since is not None,
        )

    def _outlets(self, quote: Quote, places: Sequence[int]) -> Iterator[str]:
        """Yields the short names of the columns of a line, the first ones of many."""
        short = self._columns.short
        for place in places[:_NAMED]:
            family = self._columns.columns[place].reports
            name = short[quote.report if len(family) < 2 else family[0].id]
            yield short[family[0].id] if len(places) > 1 else name
        if len(places) > _NAMED:
            yield f"+{len(places) - _NAMED}"

    def _statements(self, quote: Quote) -> tuple[int, ...]:
        sentence = self._sentences.get(quote.sentence)
        span = sentence.span if sentence else quote.span
        return self._named.get((span.report, span.start), ())

    def _runs(self, row: Row, quote: Quote) -> Iterator[Inked]:
        """Yields the words of a quotation. What is cut off is marked."""
        span = quote.span
        emphasis = Emphasis.BOLD if row.kind in _BOLD else Emphasis.MORE
        marked = [(part.start, part.end, emphasis) for part in quote.more]
        number = self._numbers.get(quote.number or "")
        if number and span.contains(number.span):
            marked = [
                mark
                for mark in marked
                if mark[1] <= number.span.start or mark[0] >= number.span.end
            ]
            marked.append((number.span.start, number.span.end, Emphasis.BOLD))
        shown = max((end - span.start for _, end, _ in marked), default=0)
        most = _FIRST if quote is row.quotes[0] else _FURTHER
        end = span.start + cut_end(span.quote, shown=shown, most=most)
        before, after = self._cut_off(quote, end)
        if before:
            yield Inked("… ")
        yield from inked(span, marked, end)
        if after:
            yield Inked(" …")

    def _cut_off(self, quote: Quote, end: int) -> tuple[bool, bool]:
        """Whether words of its sentence stand before a quotation, and behind its end."""
        sentence = self._sentences.get(quote.sentence)
        span = sentence.span if sentence else quote.span
        if not span.overlaps(quote.span):
            return False, end < quote.span.end
        before = span.quote[: max(0, quote.span.start - span.start)]
        behind = span.quote[max(0, end - span.start) :]
        return bool(before.strip(_ENDS)), bool(behind.strip(_ENDS))


def inked(span: Span, marked: Iterable[tuple[int, int, Emphasis]], end: int) -> Iterator[Inked]:
    """Yields the words of a span up to `end`, on one line. `marked`: where words stand that are
    underlined or bold."""
    at = span.start
    for mark_start, mark_end, kind in sorted(marked):
        if at <= mark_start and mark_end <= end:
            yield Inked(_between(span, at, mark_start))
            yield Inked(_between(span, mark_start, mark_end), kind)
            at = mark_end
    yield Inked(_between(span, at, end))


def _between(span: Span, start: int, end: int) -> str:
    """Returns the words between two places of a report, on one line."""
    words = span.quote[start - span.start : end - span.start]
    flat = " ".join(words.split())
    if not flat:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{flat}{' ' * words[-1].isspace()}"


def _speaker_beside(row: Row, quote: Quote) -> str:
    """Returns who speaks, if neither the heading nor the words name the speaker."""
    speaker = quote.speaker
    if not speaker or row.kind is RowKind.SPEAKER:
        return ""
    named = speaker.split()[-1].casefold() in quote.span.quote.casefold()
    return "" if named and row.kind is not RowKind.ABOUT else speaker


def _value(number: Number) -> str:
    """Returns a number as it stands at the left of its line: its figures, and its limit as
    printed; without words such as "about", which its clause has."""
    words = number.span.line
    figures = _FIGURES.search(words)
    if not figures:
        return _NEAR.sub("", words)
    limit = words[: figures.start()] if None in (number.low, number.high) else ""
    return f"{limit}{_PER_CENT.sub(' %', figures[0])}"


def _values_once(lines: Sequence[QuoteLine]) -> Iterator[QuoteLine]:
    """Yields lines of which a number stands only where the line before has another one."""
    last = ""
    for line in lines:
        yield replace(line, value="") if line.value and line.value == last else line
        last = line.value or last
