"""No headline is overtaken by a later number, where another one tells the same."""

from dataclasses import replace

import pytest

from factories import make_report, quoted
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.report import Report
from rashomon.stories.story_title import story_title

THREE = "Three dead as ferry Ilva burns off Harn"
FIVE = "Mourners for the five of ferry Ilva gather"
PLAIN = "Minister speaks of ferry Ilva fire"
ASKED = "Why did the ferry Ilva burn?"
MENU = "Radio Vorn on the waves"
MORNING = "2031-06-08T08:00:00"
NOON = "2031-06-08T12:00:00"
EVENING = "2031-06-08T20:00:00"
LEAD = "The ferry Ilva burned off Harn."


def report_of(title: str, moment: str | None, **fields: object) -> Report:
    return make_report(f"{title}\n\n{LEAD}", title, title=title, published=moment, **fields)


def tolls_of(*told: tuple[Report, str, float]) -> tuple[list[Number], Tally]:
    """The tolls of reports, each in one word of its headline, and the tally of them."""
    numbers, values = [], []
    for report, word, size in told:
        span = quoted(report, word)
        number = Number(
            id=f"n{report.id}",
            span=span,
            phrase=span,
            sentence="s",
            low=size,
            high=size,
            limit="exact",
            measure="killed",
        )
        numbers.append(number)
        values.append(
            TallyValue(
                low=size,
                high=size,
                numbers=(number.id,),
                reports=1,
                first=report.id,
                moment=report.published,
            )
        )
    return numbers, Tally(
        id="t",
        thing="people killed",
        measure="killed",
        unit=None,
        values=tuple(values),
        reports=len(told),
    )


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(EVENING, FIVE), (None, THREE), (MORNING, THREE)],  # only the first is known to be later
)
def test_a_toll_that_a_later_one_overtakes_is_no_headline(
    moment: str | None, expected: str
) -> None:
    reports = [report_of(THREE, NOON), report_of(FIVE, moment)]
    numbers, tally = tolls_of((reports[0], "Three", 3.0), (reports[1], "five", 5.0))
    assert story_title(reports, numbers, [tally]) == expected
    assert story_title(reports[::-1], numbers, [tally]) == expected
    assert story_title(reports) == THREE


def test_a_headline_that_names_dozens_is_not_overtaken_by_a_number_among_them() -> None:
    reports = [report_of("Dozens dead as ferry Ilva burns", NOON), report_of(FIVE, EVENING)]
    numbers, tally = tolls_of((reports[0], "Dozens", 24.0), (reports[1], "five", 60.0))
    assert story_title(reports, numbers, [tally]) == FIVE
    dozens = replace(tally.values[0], high=99.0)
    tally = replace(tally, values=(dozens, tally.values[1]))
    assert story_title(reports, numbers, [tally]) == "Dozens dead as ferry Ilva burns"


def test_where_every_toll_is_overtaken_a_headline_without_one_or_the_newest_stands() -> None:
    reports = [report_of(THREE, NOON), report_of(FIVE, EVENING)]
    seven = make_report("Seven died.", "seven", published="2031-06-09")
    numbers, tally = tolls_of(
        (reports[0], "Three", 3.0), (reports[1], "five", 5.0), (seven, "Seven", 7.0)
    )
    assert story_title([*reports, seven], numbers, [tally]) == FIVE
    plain = report_of(PLAIN, EVENING)
    assert story_title([*reports, seven, plain], numbers, [tally]) == PLAIN


def test_what_is_told_of_another_thing_names_no_story_however_late_it_is() -> None:
    first, five = report_of(THREE, NOON), report_of(FIVE, EVENING)
    numbers, tally = tolls_of((first, "Three", 3.0), (five, "five", 5.0))
    menu = make_report(f"{MENU}\n\nSongs.", "m", title=MENU, published=EVENING)
    assert story_title([first, report_of(ASKED, EVENING), menu], numbers, [tally]) == ASKED
    seven = make_report("Seven died.", "seven", published="2031-06-09")
    numbers, tally = tolls_of((first, "Three", 3.0), (five, "five", 5.0), (seven, "Seven", 7.0))
    assert story_title([first, five, menu], numbers, [tally]) == FIVE


def test_a_page_dated_long_after_its_news_makes_no_other_headline_old() -> None:
    first = report_of(THREE, NOON)
    pages = [report_of(title, "2031-07-20") for title in (PLAIN, FIVE)]
    assert story_title([first, *pages]) != THREE
    pages = [report_of(title, "2031-07-20", anchor="2031-06-08") for title in (PLAIN, FIVE)]
    assert story_title([first, *pages]) == THREE


def test_a_number_that_most_reports_print_otherwise_is_no_headline() -> None:
    more = report_of("Harn wardens seize 23 boats", NOON)
    reports = [more, *(report_of(title, NOON) for title in ("Harn wardens act", "Boats", "Held"))]
    span = quoted(more, "23")
    number = Number(
        id="n",
        span=span,
        phrase=span,
        sentence="s",
        low=23.0,
        high=23.0,
        limit="exact",
        counted="boats",
    )
    values = TallyValue(12.0, 12.0, ("m",), 3), TallyValue(23.0, 23.0, ("n",), 1)
    tally = Tally(id="t", thing="boats", measure=None, unit="boat", values=values, reports=4)
    assert story_title(reports, [number], [tally]) == "Harn wardens act"
    even = Tally(
        id="t",
        thing="boats",
        measure=None,
        unit="boat",
        values=(TallyValue(12.0, 12.0, ("m",), 2), values[1]),
        reports=3,
    )
    assert story_title(reports, [number], [even]) == "Harn wardens seize 23 boats"


def test_of_reports_of_two_days_the_earlier_half_may_name_the_story() -> None:
    event = report_of("Ferry Ilva burns off Ostwick harbour", NOON)
    other = make_report("Songs for summer", "m", title="Songs for summer", published="2031-06-09")
    assert story_title([event, other]) == "Ferry Ilva burns off Ostwick harbour"


@pytest.mark.parametrize("field", ["rejected", "superseded_by"])
def test_no_toll_that_others_reject_or_correct_names_a_story(field: str) -> None:
    three, five = report_of(THREE, NOON), report_of(FIVE, NOON)
    (number, other), tally = tolls_of((three, "Three", 3), (five, "five", 5))
    assert story_title([three, five], [number, other], [tally]) == THREE
    wrong = replace(number, **{field: number.span if field == "rejected" else 5.0})  # type: ignore[arg-type]
    assert story_title([three, five], [wrong, other], [tally]) == FIVE
