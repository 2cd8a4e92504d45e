from dataclasses import replace

import pytest

from factories import make_report, parse_report
from rashomon.figures.counted_things import facets_of, unlike_measure
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import About, Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance


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
    assert facets_of(point(account(make_report(text), low, unit)), annotated={}) == about


def test_two_measures_are_none() -> None:
    one, other = make_report("12 dead", "a"), make_report("12 wounded", "b")
    found = facets_of(point(account(one, 12, "dead"), account(other, 12, "wounded")), annotated={})
    assert found is not None
    assert found.measure is None


def test_days_and_place_are_given_where_all_agree() -> None:
    report = make_report("12 injured in Lisbon")
    lisbon = Name("n", "Lisbon", NameKind.PLACE, ("Lisbon",), (report.span(14, 20),))
    found = facets_of(point(account(report, 12, "injured", "2031-04-07/2031-04-08")), annotated={}, names=[lisbon])
    assert found == About(measure="injured", group="injured", place="Lisbon", earliest="2031-04-07", latest="2031-04-08")


def test_other_points_are_about_nothing_counted() -> None:
    assert facets_of(point(account(make_report("12 dead"), 12, "dead"), kind=PointKind.DATE), annotated={}) is None


@pytest.mark.weights
def test_the_measure_is_read_from_the_clause() -> None:
    parsed = parse_report("Nine villagers were evacuated.")
    found = facets_of(point(account(parsed.report, 9, "villager")), annotated={"r": parsed})
    assert found == About(measure="evacuated", group="villager")


def test_three_of_four_that_show_one_measure_give_it_and_fewer_do_not() -> None:
    dead = [account(make_report("12 dead", name), 12, "dead") for name in "abc"]
    hurt = account(make_report("12 wounded", "d"), 12, "wounded")
    most, half = facets_of(point(*dead, hurt), annotated={}), facets_of(point(dead[0], hurt), annotated={})
    assert most is not None
    assert most.measure == "killed"
    assert half is not None
    assert half.measure is None


@pytest.mark.weights
def test_where_no_account_shows_a_measure_its_sentence_does() -> None:
    parsed = parse_report("Of those who died, nine were miners.")
    start = parsed.report.text.index("nine")
    miners = Account("a", "r", parsed.report.span(start, start + 16), None, None, Stance.ASSERTS, None, 9, 9, None)
    found = facets_of(point(miners), annotated={"r": parsed})
    assert found is not None
    assert found.measure == "killed"


@pytest.mark.weights
def test_the_days_are_those_that_most_reports_name_in_the_sentences_of_the_count() -> None:
    texts = {
        "a": "Nine people died on Monday.",
        "b": "On Monday nine people were killed.",
        "c": "Nine people died on Sunday.",
        "d": "Nine died.",
    }
    days = {"a": "2031-04-07", "b": "2031-04-07", "c": "2031-04-06"}
    parsed = {name: parse_report(text, name) for name, text in texts.items()}
    accounts = [account(one.report, 9, "person") for one in parsed.values()]
    dates = []
    for name, day in days.items():
        start = texts[name].index("on ") + 3 if "on " in texts[name] else texts[name].index("On ") + 3
        dates.append(Date(f"d-{name}", parsed[name].report.span(start, start + 6), day, day))
    found = facets_of(point(*accounts), annotated=parsed, dates=dates)
    assert found is not None
    assert (found.earliest, found.latest) == ("2031-04-07", "2031-04-07")
    even = facets_of(point(accounts[0], accounts[2]), annotated=parsed, dates=dates)
    assert even is not None
    assert even.earliest is None
    said = [replace(one, tells="telling") for one in dates]
    told = facets_of(point(*accounts), annotated=parsed, dates=said)
    assert told is not None
    assert told.earliest is None


def test_figures_that_do_not_show_what_is_counted_are_unlike_where_they_lie_beyond() -> None:
    dead, more, riding = (make_report(text, name) for text, name in (("12 dead", "a"), ("14 dead", "b"), ("240 aboard", "c")))
    between = make_report("13 of them", "d")
    accounts = [account(dead, 12, "dead"), account(more, 14, "dead"), account(riding, 240, "person"), account(between, 13, "person")]
    given = replace(point(*accounts), about=About(measure="killed"))
    assert unlike_measure(given, annotated={}) == {accounts[2].id}
    assert unlike_measure(replace(given, about=About()), annotated={}) == frozenset()
    assert unlike_measure(replace(given, accounts=(accounts[0], *accounts[2:])), annotated={}) == frozenset()
