"""Which report came before which, by what reports say themselves."""

import pytest

from factories import make_report
from rashomon.copies.moments import in_time, is_before, own_moment
from rashomon.model.report import Report

DAY, NEXT = "2031-03-11", "2031-03-12"


def dated(ident: str, moment: str | None, basis: str | None = "byline") -> Report:
    return make_report("It rained all day.", ident, published=moment, published_basis=basis)


def ordered(*moments: str | None) -> str:
    """Reports of these moments from the earliest to the last; those of one moment in order."""
    places = {ident: in_time(moment) for ident, moment in zip("abc", moments, strict=True)}
    groups = [
        "".join(ident for ident in places if places[ident] == place)
        for place in sorted(set(places.values()))
    ]
    return " ".join(groups)


@pytest.mark.parametrize(
    ("basis", "known"),
    [
        ("byline", True),
        (None, True),
        ("typed at the desk", False),
        ("as pasted", False),
        ("Date of the mail", False),
    ],
)
def test_a_day_that_somebody_gave_it_is_not_a_reports_own(
    basis: str | None, *, known: bool
) -> None:
    assert (own_moment(dated("a", DAY, basis)) == DAY) is known


def test_a_damaged_hour_leaves_the_day() -> None:
    assert is_before(f"{DAY}T25:99", f"{NEXT}T01:00")
    assert not is_before(f"{DAY}T25:99", f"{DAY}T01:00")


@pytest.mark.parametrize(
    ("moments", "order"),
    [
        ((NEXT, DAY, None), "b a c"),
        ((DAY, f"{DAY}T09:00", None), "b a c"),  # it may be of any hour
        ((f"{DAY}T10:00", f"{DAY}T09:00", DAY), "b a c"),
        ((f"{DAY}T10:00+02:00", f"{DAY}T09:00+00:00", NEXT), "a b c"),
        ((f"{DAY}T01:00+02:00", f"{DAY}T00:30+00:00", NEXT), "a b c"),  # of the day before
        ((DAY, DAY, None), "ab c"),
        ((None, None, None), "abc"),
    ],
)
def test_days_and_hours_stand_in_one_order(moments: tuple[str | None, ...], order: str) -> None:
    assert ordered(*moments) == order
