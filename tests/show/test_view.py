"""The view of a story: columns, strips, scales, rows, and how they are printed."""

import re
from dataclasses import replace

import pytest

from answer_story import ANSWER, story_of
from answer_story import REPORTS as GOATS
from factories import make_report, quoted
from laid import quote_of, row_of_quotes, with_rows
from ledgers import REPORTS, make_story
from pages import STORY, rich_reports
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.number import Limit, Number
from rashomon.model.report import Report
from rashomon.model.row import RowKind
from rashomon.model.story import Story
from rashomon.show.blocks import Cell, Emphasis, SectionKind, TickForm, columns_of
from rashomon.show.columns import Columns
from rashomon.show.cut import cut_end
from rashomon.show.edition import EditionMaker
from rashomon.show.markdown import as_markdown, markdown_of
from rashomon.show.scales import scale_of
from rashomon.show.strips import strips_of
from rashomon.show.terminal import TerminalView
from rashomon.show.view import view_of

NEVER = r"\b(?:differs?|agrees?|contradicts?|confirms?|says no|otherwise|independent)\b"
WORDS = "the ferry left the quay at noon with forty goats on board and a piano"


def made(ident: str, text: str, day: str | None = None) -> Report:
    title, *_ = text.splitlines()
    return make_report(text, ident, outlet=ident.title(), published=day, title=title)


def copied(first: Report, second: Report, words: str) -> Copy:
    spans = quoted(first, words), quoted(second, words)
    return Copy(f"c-{first.id}-{second.id}", *spans, CopyKind.VERBATIM)


def test_reports_are_numbered_by_day_and_hour_the_undated_last() -> None:
    reports = [
        made("none", "A"),
        made("noon", "B", "2031-05-02T12:00"),
        made("early", "C", "2031-05-02T08:10"),
    ]
    columns = Columns(Story("s", None, tuple(one.id for one in reports)), reports)
    assert [column.reports[0].id for column in columns.columns] == ["early", "noon", "none"]
    assert columns.numbers(["none", "early", "noon"]) == "1, 2 and 3"


def test_prints_of_one_text_share_a_column_where_there_are_many_reports() -> None:
    reports = [made(f"r{n:02}", WORDS if n < 7 else f"{WORDS} {n}", "2031-05-02") for n in range(9)]
    copies = tuple(copied(reports[0], other, WORDS) for other in reports[1:])
    few = Story("s", None, ("r00", "r01"), copies=copies[:1])
    assert len(Columns(few, reports).columns) == 2
    many = Story("s", None, tuple(one.id for one in reports), copies=copies)
    assert len(Columns(many, reports).columns) == 1


def test_a_shared_passage_has_one_letter_on_every_strip() -> None:
    first, second, third = (
        made(name, f"{name}\nIt rained. {words}") for name, words in
        (("owl", WORDS), ("lark", WORDS), ("wren", "Nothing was shared here."))
    )  # fmt: skip
    story = Story("s", None, ("owl", "lark", "wren"), copies=(copied(first, second, WORDS),))
    strips = strips_of(story, Columns(story, [first, second, third]))
    assert {report: [piece.letter for piece in strip] for report, strip in strips.items()} == {
        "owl": ["a"],
        "lark": ["a"],
    }


def number(low: float | None, high: float | None, limit: Limit = Limit.EXACT) -> Number:
    ident = f"{low}-{high}"
    span = make_report("nine goats").span(0, 4)
    return Number(id=ident, span=span, phrase=span, sentence="w", low=low, high=high, limit=limit)


@pytest.mark.parametrize(
    ("low", "high", "limit", "form"),
    [
        (9.0, 9.0, Limit.EXACT, TickForm.EXACT),
        (9.0, 9.0, Limit.NEAR, TickForm.ABOUT),
        (None, 9.0, Limit.HIGH, TickForm.UP_TO),
        (9.0, None, Limit.LOW, TickForm.OVER),
        (8.0, 9.0, Limit.RANGE, TickForm.RANGE),
    ],
)
def test_three_values_stand_on_a_scale(
    low: float | None, high: float | None, limit: Limit, form: TickForm
) -> None:
    one = number(low, high, limit)
    scale, ticks = scale_of([one, number(3, 3), number(5, 5)])
    assert scale is not None
    assert ticks[one.id].form is form
    assert scale_of([one, number(3, 3)]) == (None, {})


@pytest.mark.parametrize(
    ("text", "shown", "most", "kept"),
    [
        ("short, but whole", 0, 9, "short, but whole"),
        (f"{WORDS}, {WORDS}", 0, 20, WORDS),
        (f"{WORDS}, {WORDS}", len(WORDS) + 9, 20, f"{WORDS}, {WORDS}"),  # what is shown lies behind
        (f"{WORDS}, which the harbour master denied at once on that day", 0, 20,
         f"{WORDS}, which the harbour master denied at once on that day"),
    ],
)  # fmt: skip
def test_sentences_are_cut_at_a_clause_and_never_before_a_denial(
    text: str, shown: int, most: int, kept: str
) -> None:
    assert text[: cut_end(text, shown, most)] == kept


def test_a_dot_stands_only_where_a_report_prints_the_words_and_rings_where_one_text_does() -> None:
    view = view_of(make_story(), REPORTS)
    told = next(part for part in view.sections if part.kind is SectionKind.TOLD)
    assert [columns_of(line.cells) for line in told.rows[0].lines] == ["1", "2", "3"]
    words = "The road is closed."
    same = quote_of(REPORTS[0], words, copy="c-1", same=(quoted(REPORTS[1], words),))
    row = row_of_quotes("k", RowKind.TOLD, [same])
    (section,) = view_of(with_rows(make_story(), REPORTS, [row]), REPORTS).sections
    assert section.rows[0].lines[0].cells == (Cell.SHARES, Cell.SHARES, Cell.NONE)


def test_what_the_first_sentence_lacks_is_underlined() -> None:
    told = next(
        part for part in view_of(STORY, rich_reports()).sections if part.kind is SectionKind.TOLD
    )
    marked = [run.words for run in told.rows[0].lines[1].runs if run.emphasis is Emphasis.MORE]
    assert marked == ["Nine", "Tuesday"]


def test_the_title_has_names_that_most_reports_share_and_no_headline() -> None:
    view = view_of(STORY, rich_reports())
    assert view.title == "Dunmora, Ida Brok"
    assert view.reports[0].headline.endswith("Mill burns at Dunmora 🧑‍🚒")


def test_rows_that_no_statement_names_come_first_beside_an_answer() -> None:
    story = story_of()
    first = min(span for part in ANSWER.parts() for span in part.spans)
    report = next(one for one in GOATS if one.id == first.report)
    other = next(line for line in report.text.splitlines() if first.quote not in line)
    rows = [
        row_of_quotes("k-named", RowKind.TOLD, [quote_of(report, first.quote)]),
        row_of_quotes("k-other", RowKind.TOLD, [quote_of(report, other)]),
    ]
    unnamed, told = view_of(with_rows(story, GOATS, rows), GOATS).sections
    assert (unnamed.kind, unnamed.rows[0].id) == (SectionKind.NOT_IN_ANSWER, "k-other")
    assert (told.kind, told.rows[0].id) == (SectionKind.TOLD, "k-named")
    assert told.rows[0].lines[0].statements


@pytest.mark.parametrize("every", [False, True])
def test_the_terminal_keeps_to_its_width_and_judges_nothing(every: bool) -> None:
    view = view_of(make_story(), REPORTS, every=every)
    laid = TerminalView(view, width=80, underlines=False, every=every)
    lines = [line.plain for line in laid.lines()]
    assert max(map(len, lines)) <= 80
    told = "\n".join(lines).lower()
    assert not re.search(NEVER, told)
    assert "· · 3    _two_ dogs were found." in told


def test_markdown_has_the_same_rows_escaped() -> None:
    told = "\n".join(markdown_of(view_of(make_story(), REPORTS)))
    assert "- “The road is closed.” (1; Hill Post)" in told
    assert as_markdown("1. a_b*") == "1\\. a\\_b\\*"


def test_a_table_has_a_row_for_each_quotation() -> None:
    table = make_story().table()
    assert len(table) == 7
    assert table[0]["quote"] == "The road is closed."
    assert {frozenset(row) for row in table} == {frozenset(table[0])}


def test_a_report_beside_the_others_has_each_of_their_sentences_once() -> None:
    story = make_story()
    edition = EditionMaker(story, REPORTS).edition_of("post")
    cells = [cell for row in edition.rows for cell in row if cell]
    spans = [cell.span for cell in cells if not cell.stands_elsewhere]
    assert len(spans) == len(set(spans))
    assert {span.quote for span in spans} == {one.quote for one in story.sentences}


def test_one_report_two_equal_ones_and_none() -> None:
    lone = make_story(reports=("post",))
    assert view_of(replace(lone, rows=()), REPORTS).sections == ()
    empty = Story("s", None, ())
    assert view_of(empty, ()).title == "Untitled story"
