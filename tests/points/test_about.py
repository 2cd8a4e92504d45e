import pytest

from factories import make_report, parse_report
from rashomon.model.name import Name, NameKind
from rashomon.model.point import About, Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.points.about import about_point


def account(report: Report, low: float | None, unit: str | None, as_of: str | None = None) -> Account:
    span = report.trimmed_span(0, len(report.text))
    return Account(report.id, report.id, span, None, None, Stance.ASSERTS, None, low, low, unit, as_of)


def point(*accounts: Account, kind: PointKind = PointKind.COUNT) -> Point:
    return Point("p", "?", kind, accounts)


CASES = [
    ("12 dead", 12, "dead", About(measure="killed", group="dead")),
    ("of the dead, two were civilians", 2, "civilian", About(group="civilian", civilian=True, total_or_part="part")),
    ("30 soldiers", 30, "soldier", About(group="soldier", civilian=False)),
    ("a total of 9 houses", 9, "house", About(group="house", total_or_part="total")),
    ("4 million euros", 4e6, "EUR", About(measure="money")),
    ("9 km", 9, "km", None),
    ("many", None, "person", None),
]


@pytest.mark.parametrize(("text", "low", "unit", "about"), CASES)
def test_what_the_words_say(text: str, low: float | None, unit: str, about: About | None) -> None:
    assert about_point(point(account(make_report(text), low, unit)), annotated={}) == about


def test_two_measures_are_none() -> None:
    one, other = make_report("12 dead", "a"), make_report("12 wounded", "b")
    found = about_point(point(account(one, 12, "dead"), account(other, 12, "wounded")), annotated={})
    assert found is not None
    assert found.measure is None


def test_days_and_place_are_given_where_all_agree() -> None:
    report = make_report("12 injured in Lisbon")
    lisbon = Name("n", "Lisbon", NameKind.PLACE, ("Lisbon",), (report.span(14, 20),))
    found = about_point(point(account(report, 12, "injured", "2031-04-07/2031-04-08")), annotated={}, names=[lisbon])
    assert found == About(measure="injured", group="injured", place="Lisbon", earliest="2031-04-07", latest="2031-04-08")


def test_other_points_are_about_nothing_counted() -> None:
    assert about_point(point(account(make_report("12 dead"), 12, "dead"), kind=PointKind.DATE), annotated={}) is None


@pytest.mark.weights
def test_the_measure_is_read_from_the_clause() -> None:
    parsed = parse_report("Nine villagers were evacuated.")
    found = about_point(point(account(parsed.report, 9, "villager")), annotated={"r": parsed})
    assert found == About(measure="evacuated", group="villager")
