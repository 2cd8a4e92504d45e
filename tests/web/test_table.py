"""What stands in the table and where."""

from collections.abc import Sequence
from dataclasses import replace

from factories import make_report
from ledgers import POINTS, REPORTS, make_story
from pages import BURNT, STORY, rich_reports
from pages import POINTS as RICH_POINTS
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Status, Version
from rashomon.model.report import Credit, Report
from rashomon.model.span import Furniture
from rashomon.model.statement import Stance
from rashomon.model.story import Line, Story
from rashomon.web.markup import fragment, label_reports
from rashomon.web.report_columns import order_columns
from rashomon.web.shown_answers import answers_of
from rashomon.web.table import SynopticTable, build_table


def _table(
    *points: Point, reports: Sequence[Report] = REPORTS, story: Story | None = None
) -> SynopticTable:
    """The table of a story whose points somebody asked, if nobody else."""
    told = story or make_story(*points)
    authored = tuple(replace(point, by=point.by or "model owl") for point in told.points)
    return build_table(
        replace(told, points=authored), order_columns(told, reports), label_reports(reports)
    )


def test_groups_and_their_order() -> None:
    table = _table()
    assert [(group.status, [row.point.id for row in group.rows]) for group in table.groups] == [
        ("disputed", ["p-hurt"]),
        ("same", ["p-warned"]),
        ("repeated", ["p-road"]),
        ("single", ["p-bridge"]),
    ]
    assert [group.is_folded for group in table.groups] == [False, False, False, True]


def test_only_what_an_author_asked_is_a_row_and_its_author_is_named() -> None:
    asked = (replace(POINTS[1], by="model owl"), replace(POINTS[3], by="person ada"), POINTS[0])
    table = build_table(
        make_story(*asked), order_columns(make_story(), REPORTS), label_reports(REPORTS)
    )
    assert [row.mark for group in table.groups for row in group.rows] == [
        "asked and read by person ada",
        "asked and read by model owl",
    ]
    assert table.authors == "1 question by model owl, 1 by person ada"
    assert table.groups[0].meaning.endswith("; read so by person ada")


def test_every_point_stands_once() -> None:
    table = _table(story=STORY, reports=rich_reports())
    assert sorted(row.point.id for group in table.groups for row in group.rows) == sorted(
        point.id for point in (*RICH_POINTS, BURNT)
    )


def test_a_cell_takes_a_denial_before_shorter_words_and_then_the_shortest() -> None:
    report = REPORTS[2]

    def given(name: str, start: int, end: int, stance: Stance) -> Account:
        return Account(name, "wire", report.span(start, end), None, None, stance, "no", version="v")

    accounts = (
        given("a", 0, 3, Stance.ASSERTS),
        given("b", 0, 9, Stance.DENIES),
        given("c", 0, 5, Stance.ASSERTS),
    )
    point = Point(
        "p",
        "Was it?",
        PointKind.YES_NO,
        accounts,
        (Version("v", "no", 1, 1, 1),),
        (),
        Status.SINGLE,
    )
    for chosen, told in ((accounts, "a"), (accounts[::2], "c")):
        table = _table(replace(point, accounts=chosen))
        entry = next(cell[0] for cell in table.groups[0].rows[0].cells if cell)
        assert entry.quote == (report.text[0:9] if told == "a" else report.text[0:3])
        assert entry.more == len(chosen) - 1


def test_reports_of_one_line_stand_side_by_side_and_none_is_lost() -> None:
    story = make_story(lines=(Line("A", ("post",)), Line("B", ("wire", "star"))))
    table = _table(story=story)
    assert [column.report.id for column in table.order.columns] == ["wire", "star", "post"]
    assert [(bracket.title, bracket.span) for bracket in table.order.brackets] == [
        ("B* · 2 reports", 2),
        ("no agency credited", 1),
    ]
    assert len(_table(story=make_story(lines=())).order.columns) == 3


def test_an_agency_heads_a_column_only_where_it_is_credited() -> None:
    named = make_report(
        "Slide\nThe road is closed, officials told Vale Wire.",
        "post",
        outlet="Hill Post",
        agencies=("Vale Wire",),
    )
    byline = Furniture("post", 0, 5, "Vale Wire", "byline")
    story = make_story(lines=())
    reports = (named, *REPORTS[1:])
    assert _table(story=story, reports=reports).order.brackets[0].title == "no agency credited"
    reports = (replace(named, furniture=(byline,)), *REPORTS[1:])
    assert _table(story=story, reports=reports).order.brackets[0].title == "Vale Wire"


def test_a_column_says_which_agency_a_report_names_for_words() -> None:
    place = REPORTS[0].span(0, 5)
    story = make_story(lines=())
    for role, title in (("text", "Vale Wire named for words"), ("picture", "no agency credited")):
        named = replace(REPORTS[0], credits=(Credit("Vale Wire", role, place),))
        assert _table(story=story, reports=(named, *REPORTS[1:])).order.brackets[0].title == title


def test_relations_in_signs() -> None:
    versions = tuple(Version(f"v{i}", str(i), 1, 1, 1) for i in range(3))
    accounts = tuple(
        Account(
            f"a{i}",
            "wire",
            REPORTS[2].span(0, 5),
            None,
            None,
            Stance.ASSERTS,
            str(i),
            version=f"v{i}",
        )
        for i in range(3)
    )
    relations = tuple(
        Relation(f"r{i}", f"v{i}", "v2", RelationKind.CONFLICT, "", "") for i in range(2)
    )
    point = Point("p", "?", PointKind.COUNT, accounts, versions, relations, Status.DISPUTED)
    table = _table(point)
    assert table.groups[0].rows[0].bearing == "A,B≠C"


def test_letters_go_on_and_hues_end_in_slate() -> None:
    versions = tuple(Version(f"v{i}", "x", 1) for i in range(30))
    answers = answers_of(Point("p", "?", PointKind.COUNT, (), versions), label_reports(()))
    assert [answers[i].letter for i in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]
    assert [answers[i].hue for i in (0, 6, 7, 27)] == ["A", "G", "G", "G"]
    assert (
        answers_of(Point("p", "?", PointKind.COUNT, (), versions[:1]), label_reports(()))[0].letter
        == ""
    )


def test_labels_and_ids_tell_reports_apart() -> None:
    reports = [
        replace(REPORTS[0], id=name, outlet=outlet)
        for name, outlet in (("a b", "X"), ("a_b", "X"), ("ä", None), ("c", "Y"))
    ]
    labels = label_reports(reports)
    assert [labels.name(report.id) for report in reports] == [
        "X, “Landslide buries road”",
        "X, “Landslide buries road” (2)",
        "“Landslide buries road”",
        "Y",
    ]
    assert [labels.text(report.id) for report in reports] == ["t-a_b", "t-a_b_", "t-_", "t-c"]
    assert fragment('p-1 "x"') == "p-1__x_"
