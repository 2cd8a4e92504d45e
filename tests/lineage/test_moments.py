"""Which report came before which, by what reports say themselves. (Who is first of a matter:
tests/lineage/test_least_lines.py.)"""

import pytest

from factories import make_report
from rashomon.lineage.moments import earliest_of, is_before, own_moment, places_in_time
from rashomon.model.claim import First
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.report import Report

DAY, NEXT = "2031-03-11", "2031-03-12"


def dated(ident: str, moment: str | None, basis: str | None = "byline") -> Report:
    return make_report("It rained all day.", ident, published=moment, published_basis=basis)


def taken(one: str, other: str, side: str | None = "a") -> Copy:
    """A copy between two reports: the other has it from the one, where `side` is a."""
    spans = (make_report("It rained all day.", ident).span(0, 9) for ident in (one, other))
    return Copy(f"c-{one}-{other}", *spans, CopyKind.VERBATIM, from_=side)


def ordered(*reports: Report, copies: tuple[Copy, ...] = ()) -> str:
    """The reports from the earliest place to the last; those of one place in brackets."""
    places = places_in_time(reports, copies)
    groups = [
        "".join(sorted(ident for ident in places if places[ident] == place))
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


def test_one_report_alone_was_not_first() -> None:
    assert earliest_of([dated("a", DAY)]) is None
    assert earliest_of([dated("a", NEXT), dated("b", DAY), dated("c", NEXT)]) == First("b", DAY)


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
def test_places_by_the_moments_that_reports_give(
    moments: tuple[str | None, ...], order: str
) -> None:
    reports = [dated(ident, moment) for ident, moment in zip("abc", moments, strict=True)]
    assert ordered(*reports) == ordered(*reports[::-1]) == order


def test_without_moments_what_was_copied_stands_before_its_copies() -> None:
    reports = [dated(ident, None) for ident in "abc"]
    assert ordered(*reports, copies=(taken("c", "b"), taken("b", "a"))) == "c b a"
    assert ordered(*reports, copies=(taken("b", "c", "b"), taken("a", "b", "b"))) == "c b a"
    assert ordered(*reports, copies=(taken("c", "b", None), taken("b", "a", "Vale Wire"))) == "abc"
    assert ordered(*reports, copies=(taken("a", "b"), taken("b", "a"))) != ""  # it ends


def test_what_was_copied_is_as_early_as_its_earliest_copy() -> None:
    """It gives no moment itself; one that gives its own keeps it."""
    copies = (taken("c", "a"), taken("c", "b"))
    reports = dated("a", NEXT), dated("b", DAY), dated("c", None)
    assert ordered(*reports, copies=copies) == "c b a"
    assert ordered(*reports[:2], dated("c", "2031-03-13"), copies=copies) == "b a c"


def test_a_copy_of_a_report_that_is_not_there_changes_nothing() -> None:
    assert ordered(dated("a", None), dated("b", None), copies=(taken("a", "gone"),)) == "ab"


def test_a_copy_of_a_copy_stands_behind_it() -> None:
    names = "abcdef"
    chain = tuple(taken(one, other) for one, other in zip(names[1:], names, strict=False))
    places = places_in_time([dated(ident, None) for ident in names], chain)
    assert [places[ident][2] for ident in names[::-1]] == [0, 1, 2, 3, 4, 4]
