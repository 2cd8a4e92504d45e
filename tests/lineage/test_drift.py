"""What changed on the way."""

import pytest

from factories import make_report
from rashomon.lineage.trace_lineage import trace_lineage

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
