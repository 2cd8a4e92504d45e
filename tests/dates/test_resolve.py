"""All dates of a story, in order."""

import pytest

from factories import make_report, parse_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.resolve import ResolvedDates, resolve_dates
from rashomon.model.date import Date

pytestmark = pytest.mark.weights


def resolved(text: str, published: str | None = "2020-02-12") -> ResolvedDates:
    return resolve_dates(
        list(annotate_reports([make_report(text, published=published)])), copies=()
    )


def days(
    text: str, published: str | None = "2020-02-12"
) -> list[tuple[str, str | None, str | None]]:
    return [(d.span.quote, d.earliest, d.latest) for d in resolved(text, published).dates]


def test_clock_times_belong_to_the_day_told_of() -> None:
    text = "The roof fell in on Monday.\nGuards heard a crack at 7.40am and ran."
    assert days(text) == [
        ("Monday", "2020-02-10", "2020-02-10"),
        ("at 7.40am", "2020-02-10", "2020-02-10"),
    ]


def test_a_day_earlier_counts_from_the_day_named() -> None:
    assert days("The roof fell in on Monday. A day earlier, guards had heard a crack.")[1] == (
        "A day earlier",
        "2020-02-09",
        "2020-02-09",
    )


def test_captions_are_read_and_teasers_are_not() -> None:
    text = "The roof fell in on Monday.\nThe hall on Feb. 3, 2020.\nRead: the flood of Jan. 5, 2020"
    plain = make_report(text)
    spans = (
        plain.furniture_span(text.index("The hall"), text.index("\nRead"), "caption"),
        plain.furniture_span(text.index("Read"), len(text), "teaser"),
    )
    reports = [make_report(text, published="2020-02-12", furniture=spans)]
    found = resolve_dates(list(annotate_reports(reports)), copies=()).dates
    assert [d.span.quote for d in found] == ["Monday", "Feb. 3, 2020"]


def test_without_an_anchor_relative_dates_are_unknown() -> None:
    assert days("It fell on Monday, as in May 2019.", None) == [
        ("Monday", None, None),
        ("May 2019", "2019-05-01", "2019-05-31"),
    ]


def test_order_of_reports_changes_nothing() -> None:
    one, other = (
        make_report("It fell on Monday.", "a", published="2020-02-12"),
        make_report("It rose on Friday.", "b", published="2020-02-12"),
    )
    first = resolve_dates(list(annotate_reports([one, other])), copies=())
    assert first == resolve_dates(list(annotate_reports([other, one])), copies=())


@pytest.mark.parametrize("text", ["", "\n\n", '"' * 500, "\U0001f600 12/13/14 99:99 0000-00-00"])
def test_odd_texts(text: str) -> None:
    resolved(text)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The mill burned down on "
            "Thursday.\nAccording to "
            "a log that its owner posted on "
            "Friday, the pump stopped at 01:30.",
            "at 01:30",
            "2020-02-13",
        ),
        (
            "The mill burned down on Thursday.\nThe owner rang at about ten to one.",
            "at about ten to one",
            "2020-02-13",
        ),
        (
            "The mill burned down on Thursday.\nThe guard saw smoke shortly before three.",
            "shortly before three",
            "2020-02-13",
        ),
        (
            "The owner spoke on Friday, two days after his mill burned down.",
            "two days after",
            "2020-02-12",
        ),
        (
            "The mill burned down on Thursday.\nThe owner had left earlier in the day.",
            "earlier in the day",
            "2020-02-13",
        ),
    ],
)
def test_days_of_clock_times_and_of_what_came_before(text: str, words: str, expected: str) -> None:
    found = resolve_dates([parse_report(text, published="2020-02-15")], copies=()).dates
    assert [(d.earliest, d.latest) for d in found if words in d.span.quote] == [
        (expected, expected)
    ]


def test_a_day_after_something_needs_a_day_in_its_sentence() -> None:
    text = (
        "The mill burned down on Thursday.\nThe owner had been arrested three days after he was "
        "seen there."
    )
    found = resolve_dates([parse_report(text, published="2020-02-15")], copies=()).dates
    assert [d.span.quote for d in found] == ["Thursday"]


def told(text: str, **fields: object) -> list[Date]:
    return list(resolve_dates([parse_report(text, **fields)], copies=()).dates)


def test_a_numeric_date_that_may_be_two_days_is_none() -> None:
    assert told("Filed 03/04/2018 by the clerk.")[0].earliest is None
    assert told("Filed 23/04/2018 by the clerk.")[0].earliest == "2018-04-23"


def test_a_clock_time_with_its_zone() -> None:
    (date,) = told("The signal was lost at 18:40 GMT on Monday.", published="2020-02-12")
    assert (date.earliest, date.precision, date.time, date.zone) == (
        "2020-02-10",
        "minute",
        "18:40+00:00",
        "GMT",
    )


def test_what_has_lasted_reaches_to_the_day_of_the_report() -> None:
    (date,) = told("The mill has been shut for four months.", published="2020-02-12")
    assert (date.span.quote, date.earliest, date.latest, date.tells) == (
        "for four months",
        "2019-10-12",
        "2020-02-12",
        "length",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shut for four months.",
        "He has been jailed for four months.",
        "The 40-year-old ran for an hour.",
    ],
)
def test_lengths_that_are_over_or_to_come_are_no_dates(text: str) -> None:
    assert told(text, published="2020-02-12") == []


def test_hours_below_a_line_that_names_a_day_belong_to_it() -> None:
    text = (
        "The road was cut on Thursday.\n09:30 The first lorry is through.\nTHURSDAY\n21:10 Shots "
        "were heard at the ford."
    )
    found = {d.span.quote: d.earliest for d in told(text, published="2020-02-14")}
    assert (found["09:30"], found["21:10"]) == ("2020-02-14", "2020-02-13")


@pytest.mark.parametrize(
    ("text", "published", "quote", "found"),
    [
        (
            "The ship carried grain in May and July of 2016, the port said.",
            "2018-02-06",
            "May",
            ("2016-05-01", "2016-05-31"),
        ),
        (
            "The ship carried grain in May and in 2016 coal.",
            "2018-02-06",
            "May",
            ("2017-05-01", "2017-05-31"),
        ),
        (
            "He looked back while talking to them on Monday.",
            "2010-12-12",
            "Monday",
            ("2010-12-06", "2010-12-06"),
        ),
        (
            "The ferry makes its first journey this week.",
            "2018-02-04",
            "this week",
            ("2018-02-05", "2018-02-11"),
        ),
        (
            "The ferry made its first journey this week.",
            "2018-02-04",
            "this week",
            ("2018-01-29", "2018-02-04"),
        ),
        (
            "The ferry makes its first journey this week.",
            "2018-02-03",
            "this week",
            ("2018-01-29", "2018-02-04"),
        ),
    ],
)
def test_days_that_news_were_seen_to_miss(
    text: str, published: str, quote: str, found: tuple[str, str]
) -> None:
    assert (quote, *found) in [
        (words.removeprefix("on ").removeprefix("in "), *told)
        for words, *told in days(text, published)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The star burst about 8,000 years ago.",
        "It was the first time in a generation that the dam had been opened.",
        "The crew slept in the cabin about a week later.",
    ],
)
def test_what_gives_no_day(text: str) -> None:
    assert [found for found in days(text, "2016-09-21") if found[1] is not None] == []


def test_a_week_later_counts_from_a_day_that_is_named() -> None:
    assert days("The dam broke on 3 June. A week later the village was gone.", "2016-09-21")[1][
        1:
    ] == ("2016-06-10", "2016-06-10")
