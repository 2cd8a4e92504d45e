"""A changed page is a new report with its changes."""

from dataclasses import replace

from factories import make_report
from rashomon.lineage.lines import revised_pairs
from rashomon.lineage.origins import group_lines
from rashomon.model.report import PageDate, Report
from rashomon.reports.duplicates import link_revisions

PAGE = "http://post.example/wall"
FIRST = (
    "Wall falls\n\nTwo people died when the wall of the granary fell on Monday, the fire service "
    "said.\n\nThe street was closed until Friday, the mayor said.\n"
)
SECOND = (
    FIRST.replace("Two people", "Three people").replace(
        "The street was closed until Friday, the mayor said.\n", ""
    )
    + "A third man died in hospital on Tuesday.\n"
)


def state(name: str, text: str, retrieved: str | None = None, **fields: object) -> Report:
    return make_report(text, name, **({"canonical_url": PAGE, "retrieved": retrieved} | fields))


def told(report: Report) -> list[tuple[str | None, str | None]]:
    return [
        (
            change.before.quote[:16] if change.before else None,
            change.after.quote[:16] if change.after else None,
        )
        for change in report.changes
    ]


def test_a_changed_page() -> None:
    old, new = link_revisions(
        [state("a", FIRST, "2031-03-05T10:00:00+00:00"), state("b", SECOND, "2031-03-06")]
    )
    assert (old.revision_of, new.revision_of, old.changes) == (None, "a", ())
    assert told(new) == [
        ("Two people died ", "Three people die"),
        (None, "A third man died"),
        ("The street was c", None),
    ]
    for change in new.changes:
        for span, report in ((change.before, old), (change.after, new)):
            assert span is None or report.text[span.start : span.end] == span.quote


def test_three_states_are_a_chain() -> None:
    third = SECOND + "The mayor resigned on Friday.\n"
    reports = link_revisions(
        [
            state("c", third, "2031-03-08"),
            state("a", FIRST, "2031-03-05"),
            state("b", SECOND, "2031-03-06"),
        ]
    )
    assert [(report.id, report.revision_of) for report in reports] == [
        ("c", "b"),
        ("a", None),
        ("b", "a"),
    ]
    assert revised_pairs(reports) == {frozenset("ab"), frozenset("bc"), frozenset("ac")}


def test_the_page_s_own_dates_tell_the_order() -> None:
    later = (PageDate("2031-03-05", "published"), PageDate("2031-03-07", "updated"))
    _, new = link_revisions([state("b", FIRST, dates=later[:1]), state("a", SECOND, dates=later)])
    assert new.revision_of == "b"


def test_an_order_that_cannot_be_told_is_not_guessed() -> None:
    one, two = link_revisions([state("a", FIRST), state("b", SECOND)])
    assert (one.revision_of, two.revision_of) == (None, None)
    assert two.warnings == (
        "'a' has the same address and another text; which of the two is later cannot be told",
    )


def test_one_address_for_pages_that_have_nothing_in_common() -> None:
    other = (
        "Ferry late\n\nCrew shortages kept the harbour boats moored for hours, passengers "
        "complained loudly yesterday.\n"
    )
    reports = link_revisions([state("a", FIRST, "2031-03-05"), state("b", other, "2031-03-06")])
    assert [report.revision_of for report in reports] == [None, None]
    assert all(not report.warnings for report in reports)


def test_states_of_one_page_are_one_line() -> None:
    old, new = link_revisions([state("a", FIRST, "2031-03-05"), state("b", SECOND, "2031-03-06")])
    assert [
        line.reports for line in group_lines([], [old, new, state("c", FIRST, canonical_url=None)])
    ] == [("a", "b"), ("c",)]
    assert revised_pairs([replace(old, revision_of="b"), new]) == {frozenset("ab")}
