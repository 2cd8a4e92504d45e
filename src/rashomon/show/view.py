"""Makes the view of a story (`view_of`): its reports and its rows, section by section, as blocks
that page, terminal, Markdown and Word print."""

from collections.abc import Iterable, Iterator, Mapping

from rashomon.model.report import Reports
from rashomon.model.row import Row, RowKind
from rashomon.model.story import Story
from rashomon.show.answer_counts import number_statements
from rashomon.show.blocks import RowBlock, RowSection, SectionKind, StoryBlocks
from rashomon.show.columns import Columns
from rashomon.show.head import facts_of, remarks_of, report_lines, title_of
from rashomon.show.rows import RowMaker
from rashomon.show.statement_lines import answer_block
from rashomon.show.strips import strips_of
from rashomon.text.gathering import grouped

_AS_PRINTED = "as printed; they may count different people or days"
_NOT_FOUND = "not found in other reports; they may tell it in other words"
SECTIONS = {
    RowKind.ABOUT: (SectionKind.ABOUT, "Who says what about …", "", "more thing"),
    RowKind.TOLD: (SectionKind.TOLD, "What several tell", "", "more row"),
    RowKind.NUMBER: (SectionKind.NUMBERS, "Numbers", _AS_PRINTED, "more group"),
    RowKind.DAY: (SectionKind.DAYS, "Days", "as printed", "more day"),
    RowKind.SPEAKER: (SectionKind.SPEAKERS, "Speakers", "", "more speaker"),
    RowKind.UNCLEAR: (
        SectionKind.UNCLEAR,
        "Reports call it unclear or denied",
        "in their own words",
        "more sentence",
    ),
    RowKind.APART: (SectionKind.APART, "No near sentence elsewhere", _NOT_FOUND, "more sentence"),
}
"""The section of each kind of row: its heading, what stands beside it, what further rows are."""
_NOT_IN_ANSWER = "Not in the answer"
_IN_ANSWER = "In the answer"


def view_of(story: Story, reports: Reports, *, every: bool = False) -> StoryBlocks:
    """Returns the view of a story. With `every`, no row and no quotation is folded."""
    columns = Columns(story, reports)
    maker = RowMaker(story, columns, _statements_by_sentence(story))
    short = [columns.short[column.reports[0].id] for column in columns.columns]
    return StoryBlocks(
        title=title_of(story, columns),
        facts=tuple(facts_of(story, columns)),
        remarks=tuple(remarks_of(story, columns)),
        reports=tuple(report_lines(columns, strips_of(story, columns))),
        column_names=tuple(short),
        columns=columns.place,
        sections=tuple(_sections(story, maker, every=every)),
        answer=answer_block(story, columns),
    )


def rows_of(story: Story, reports: Reports, kind: RowKind) -> list[RowBlock]:
    """Returns all rows of one kind, those that stand on the first view first."""
    maker = RowMaker(story, Columns(story, reports), _statements_by_sentence(story))
    return [maker.block(row) for row in story.rows if row.kind is kind]


def _statements_by_sentence(story: Story) -> Mapping[tuple[str, int], tuple[int, ...]]:
    """Returns the numbers of the statements of the story's answer that name a sentence, by its
    report and where it begins."""
    named: dict[tuple[str, int], tuple[int, ...]] = {}
    answer = story.answer()
    if answer:
        numbers = number_statements(answer)
        for line in answer.lines:
            for place, part in enumerate(line.parts):
                for span in part.spans:
                    key = span.report, span.start
                    named[key] = (*named.get(key, ()), numbers[line.id, place])
    return named


def _sections(story: Story, maker: RowMaker, *, every: bool) -> Iterator[RowSection]:
    """Yields the sections that have a row. Beside an answer, those of its rows that no statement
    names come first."""
    has_answer = story.answer() is not None
    rows_by_kind = grouped(story.rows, lambda row: row.kind)
    for kind in RowKind:
        rows = rows_by_kind[kind]
        section_kind, heading, note, noun = SECTIONS[kind]
        blocks = [(row, maker.block(row, every=every)) for row in rows]
        blocks = [(row, block) for row, block in blocks if block.lines]
        if kind is RowKind.TOLD and has_answer:
            unnamed = [(row, block) for row, block in blocks if not block.is_named]
            blocks = [(row, block) for row, block in blocks if block.is_named]
            if unnamed:
                note_unnamed = "rows with no sentence that a statement opens"
                yield _section(
                    SectionKind.NOT_IN_ANSWER,
                    _NOT_IN_ANSWER,
                    note_unnamed,
                    noun,
                    unnamed,
                    every=every,
                )
            heading = _IN_ANSWER
        elif has_answer:
            blocks.sort(key=lambda pair: pair[1].is_named)
        if blocks:
            yield _section(section_kind, heading, note, noun, blocks, every=every)


def _section(
    kind: SectionKind,
    heading: str,
    note: str,
    noun: str,
    blocks: Iterable[tuple[Row, RowBlock]],
    *,
    every: bool,
) -> RowSection:
    """Returns a section. If none of its rows is open, the first one is: a heading above nothing but
    a fold says nothing."""
    listed = list(blocks)
    is_open = [row.open or every for row, _ in listed]
    is_open[0] |= not any(is_open)
    return RowSection(
        kind=kind,
        heading=heading,
        note=note,
        rows=tuple(block for (_, block), stands in zip(listed, is_open, strict=True) if stands),
        folded=tuple(
            block for (_, block), stands in zip(listed, is_open, strict=True) if not stands
        ),
        noun=noun,
    )
