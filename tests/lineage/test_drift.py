"""What changed on the way."""

import pytest

from factories import make_report
from rashomon.lineage.drift import drift_of_days, list_drift
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.date import Date

ONE = (
    "The slick drifted 12 km (7.5 miles) down the estuary on May 4 and fouled 62 percent of "
    "oyster beds near the old lighthouse, Petra Holm said."
)


def drift(one: str, other: str) -> list[tuple[str, str | None, str | None]]:
    (copy,) = trace_lineage([make_report(one, "a"), make_report(other, "b")])
    return [(d.what, d.from_, d.to) for d in copy.drift]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("62 percent", "26 percent", [("number", "62 percent", "26 percent")]),
        ("km (7.5 miles)", "miles", [("unit", "km (7.5", "miles")]),
        ("km (7.5 miles)", "kilometres", []),
        ("percent of oyster beds", "percent of harbours", [("unit", "oyster beds", "harbours")]),
        ("May 4", "May 5", [("date", "4", "5")]),
        ("lighthouse, Petra Holm said.", "lighthouse.", [("source", "Petra Holm said", None)]),
        ("near the old", "reportedly near the old", [("hedge", None, "reportedly")]),
        ("the old lighthouse, Petra", "the Old Light-house, Petra", []),
        # numbers
        ("12 km", "15 km", [("number", "12", "15")]),
        ("7.5 miles", "8.5 miles", [("number", "7.5", "8.5")]),
        ("12 km (7.5 miles)", "7.5 miles (12 km)", []),
        ("62 percent", "more than 60 percent", [("number", "62 percent", "more than 60 percent")]),
        ("fouled 62 percent of oyster", "fouled many oyster", [("number", "62 percent", "many")]),
        ("62 percent", "62 per cent", []),
        ("percent of oyster", "percent of all oyster", []),
        # units
        ("12 km", "12,000 metres", [("unit", "12 km", "12,000 metres")]),
        ("km (7.5 miles)", "inches", [("unit", "km (7.5 miles", "inches")]),
        ("oyster beds", "oyster bed", []),
        # days
        ("May 4", "May 14", [("date", "4", "14")]),
        ("May 4", "June 4", [("date", "May", "June")]),
        ("May 4", "Monday", [("date", "May 4", "Monday")]),
        ("May 4", "4 May", []),
        # hedges
        ("62 percent", "about 62 percent", [("hedge", None, "about")]),
        ("62 percent", "at least 62 percent", [("hedge", None, "at least")]),
        ("fouled 62", "may have fouled 62", [("hedge", None, "may have")]),
        # names
        ("Petra Holm said", "Petra Hulm said", [("name", "Holm", "Hulm")]),
        ("Petra Holm said", "Ana Holm said", [("name", "Petra", "Ana")]),
        ("oyster beds", "Oyster Beds", []),
        ("old lighthouse", "old Harbin lighthouse", []),
        # sources
        (", Petra Holm said", "", [("source", "Petra Holm said", None)]),
        (
            "down the estuary",
            "down the river, officials said,",
            [("source", "estuary", "river, officials said")],
        ),
        ("Petra Holm said", "she said", []),
        ("and fouled", "and, they said, fouled", []),
        # words alone
        ("old lighthouse", "new lighthouse", []),
        ("down the estuary", "up to the estuary", []),
    ],
)
def test_kinds(before: str, after: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert drift(ONE, ONE.replace(before, after)) == expected
    assert drift(ONE.replace(before, after), ONE) == [
        (what, new, old) for what, old, new in expected
    ]


def test_what_was_only_moved_is_no_drift() -> None:
    one = (
        "According to the warden Petra Holm, the old dam above Lower Harbin gave way at dawn and "
        "swept nine cottages into the gorge."
    )
    other = (
        "The old dam above Lower Harbin gave way at dawn and swept nine cottages into the gorge, "
        "according to the warden Petra Holm."
    )
    assert drift(one, other) == []


@pytest.mark.parametrize(
    ("words", "days", "resolved", "expected"),
    [
        (
            "tomorrow",
            ("2031-05-03", "2031-05-05"),
            None,
            [("date", "tomorrow (2031-05-04)", "tomorrow (2031-05-06)")],
        ),
        (
            "this morning",
            ("2031-05-03", "2031-05-05"),
            ("2031-05-03", "2031-05-03"),
            [("date", "this morning (2031-05-03)", "this morning (2031-05-05)")],
        ),
        ("tomorrow", ("2031-05-03", "2031-05-03"), None, []),
        ("tomorrow", ("2031-05-03", None), None, []),
        (
            "on Monday",
            ("2031-05-03", "2031-05-13"),
            ("2031-04-28", "2031-05-12"),
            [("date", "on Monday (2031-04-28)", "on Monday (2031-05-12)")],
        ),
        ("on Monday", ("2031-05-06", "2031-05-07"), ("2031-05-05", "2031-05-05"), []),
        # counts from what stands before it
        ("at midnight", ("2031-05-04", "2031-05-06"), ("2031-05-04", "2031-05-06"), []),
    ],
)
def test_days_that_moved_with_the_page(
    words: str,
    days: tuple[str, str | None],
    resolved: tuple[str, str] | None,
    expected: list[tuple[str, str, str]],
) -> None:
    text = (
        f"Schools in the whole Harbin district will stay closed {words}, the harbour master and "
        "the council agreed."
    )
    reports = [make_report(text, "a"), make_report(text, "b")]
    at = text.index(words)
    dates = [
        Date(r.id, r.span(at, at + len(words)), day, day)
        for r, day in zip(reports, resolved or (), strict=bool(resolved))
    ]
    (copy,) = drift_of_days(trace_lineage(reports), dates, dict(zip("ab", days, strict=True)))
    assert [(d.what, d.from_, d.to) for d in copy.drift] == expected


def test_the_list_has_the_words_of_each_change_numbers_first() -> None:
    reports = [
        make_report(ONE, "a"),
        make_report(ONE.replace("62", "26").replace("near", "reportedly near"), "b"),
    ]
    listed = list_drift(trace_lineage(reports), reports)
    assert [(d.what, d.a.quote if d.from_ else None, d.b.quote) for d in listed] == [
        ("number", "62 percent", "26 percent"),
        ("hedge", None, "reportedly"),
    ]
    assert listed[1].a.quote == reports[0].text.removesuffix(
        "."
    )  # where nothing stands, the passage does


def test_a_day_at_the_very_beginning() -> None:
    one = (
        "May 4 was the day on which the slick fouled the oyster beds near the old lighthouse of "
        "Harbin."
    )
    assert drift(one, one.replace("May 4", "May 5")) == [("date", "4", "5")]
    other = (
        "4 May was the day on which the slick fouled the oyster beds near the old lighthouse of "
        "Harbin."
    )
    assert drift(other, other.replace("4 May", "5 May")) == [("date", "4", "5")]
