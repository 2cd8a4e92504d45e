"""Which rows, cells and marks the table of passages has."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factories import make_report
from pages import DOORS, STORY, TOLL, rich_reports
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.web.markup import label_reports
from rashomon.web.passage_table import (
    Card,
    PassageRow,
    PassageTable,
    build_passages,
)
from rashomon.web.report_columns import order_columns

REPORTS = rich_reports()


def _table(story: Story = STORY, reports: Sequence[Report] = REPORTS) -> PassageTable:
    return build_passages(story, order_columns(story, reports), label_reports(reports))


def _row(passage: Passage = TOLL) -> PassageRow:
    return next(_table(replace(STORY, passages=(passage,))).rows)


def _card(row: PassageRow, report: str) -> Card:
    return next(card for card in row.cards if card and card.column.report.id == report)


def test_a_row_for_each_matter_those_of_most_reports_first() -> None:
    groups = _table().groups
    assert [(g.title, [row.id for row in g.rows], g.is_folded) for g in groups] == [
        ("Three reports", ["r-toll"], False),
        ("Two reports", ["r-doors"], False),
    ]


def test_a_cell_holds_whole_sentences_and_what_is_silent_holds_none() -> None:
    row = _row(DOORS)
    assert ["".join(p.text for p in _card(row, r).core[0].pieces) for r in ("lark", "owl")] == [
        one.quote.quote for one in DOORS.sentences
    ]
    assert [card and card.column.report.id for card in row.cards] == ["lark", "owl", None]


def test_marks_have_words_and_a_figure_that_differs_is_told() -> None:
    nine = _card(_row(), "wren & co").core[0].pieces
    assert [(p.text, p.look, p.spoken) for p in nine if p.look] == [
        ("Nine people", "df", "differs: "),
    ]
    no = _card(_row(DOORS), "owl").core[0].pieces
    assert [(p.text, p.look, p.spoken) for p in no if p.look] == [("No", "ng", "negation: ")]


@pytest.mark.parametrize(
    ("other", "differs"),
    [("nine people", True), ("7 people", False), ("Seven people", False)],
)
def test_figures_of_one_thing_differ_by_number_however_it_is_written(
    other: str, differs: bool
) -> None:
    texts = ("Seven people died there today.", f"In all {other} died there today.")
    reports = tuple(
        make_report(text, name, outlet=name) for name, text in zip("ab", texts, strict=True)
    )
    places = [(0, len("Seven people")), (len("In all "), len("In all ") + len(other))]
    told = tuple(PassageSentence(f"s{r.id}", r.span(0, len(r.text))) for r in reports)
    marks = tuple(
        Mark(MarkKind.FIGURE, one.id, start, end, "g")
        for one, (start, end) in zip(told, places, strict=True)
    )
    passage = Passage(
        "r-1", "sa", told, marks=marks, differs=(MarkKind.FIGURE,), reports=2, lines=2
    )
    (row,) = _table(Story("s", "t", ("a", "b"), passages=(passage,)), reports).rows
    assert [card.core[0].differs for card in row.cards if card] == [differs, differs]


def test_what_is_only_likely_is_folded_and_counts_nowhere() -> None:
    row = _row()
    assert [one.sentence.id for one in _card(row, "wren & co").perhaps] == ["s-t4"]


def test_what_a_report_prints_twice_stands_once_in_its_cell() -> None:
    reports = (
        make_report("Mill burns down. Mill burns down.", "a", outlet="A"),
        make_report("The mill burns.", "b", outlet="B"),
    )
    spans = (reports[0].span(0, 16), reports[0].span(17, 33), reports[1].span(0, 15))
    told = tuple(PassageSentence(f"s{n}", span) for n, span in enumerate(spans))
    passage = Passage("r-1", "s0", told, reports=2, lines=2)
    (row,) = _table(Story("s", "t", ("a", "b"), passages=(passage,)), reports).rows
    assert [len(card.core) for card in row.cards if card] == [1, 1]


def test_a_matter_in_copied_words_alone_stands_there_whoever_was_copied() -> None:
    """A report that is in no row may have been copied; the terminal counts such a matter, too."""
    core = {one.id for one in TOLL.core()}
    taken = tuple(
        replace(one, from_copy="of-elsewhere") if one.id in core else one for one in TOLL.sentences
    )
    passage = replace(TOLL, sentences=taken)
    assert passage.copied()
    (row,) = _table(replace(STORY, passages=(passage,))).rows
    assert row.group == "copied"
    assert _row().group != "copied"


def _copying(from_: str | None, *labels: str) -> PassageRow:
    """A row of two undated reports that share words; `from_`: the side that they are known to come
    from."""
    text = "The old ferry of the Tolvik line ran aground at dawn."
    reports = [make_report(text, name, outlet=of) for name, of in zip("ab", labels, strict=True)]
    a, b = (report.span(0, len(text)) for report in reports)
    copies = (Copy("c-1", a, b, CopyKind.VERBATIM, from_),)
    told = tuple(PassageSentence(f"s{n}", one, from_copy="c-1") for n, one in enumerate((a, b)))
    passage = Passage("r-1", "s0", told, reports=2, lines=1)
    story = Story("s", "t", ("a", "b"), copies=copies, passages=(passage,))
    (row,) = _table(story, reports).rows
    return row


@pytest.mark.parametrize("labels", [("Hill Post", "Evening Star"), ("Evening Star", "Hill Post")])
def test_shared_words_have_a_direction_only_where_it_is_known(labels: tuple[str, str]) -> None:
    assert _copying(None, *labels).shared == "1 shares words with another"
    copied = [one.sentence.report for one in _copying(None, *labels).shown.values() if one.copied]
    assert copied == ["b"]  # whatever they are called
    assert _copying("b", *labels).shared == f"words of {labels[1]} in 1 more"
    (taken,) = (one for one in _copying("b", *labels).shown.values() if one.copied)
    assert (taken.sentence.report, taken.of, taken.is_from) == ("a", labels[1], True)
