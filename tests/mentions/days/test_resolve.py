"""How times are resolved: anchors, copied dates."""

from dataclasses import replace

import pytest

from factories import make_report, parse_report, quoted
from rashomon.copies.trace_lineage import trace_lineage
from rashomon.mentions.days.anchors import Anchor
from rashomon.mentions.days.resolve import ResolvedDates
from rashomon.model.copy import Copy, CopyKind, copied_text
from rashomon.model.date import Date
from rashomon.model.report import POST, PageDate, Report
from rashomon.parsing.parse import annotate_reports
from rashomon.text.parsed_report import Annotations
from report_days import read_every_day

pytestmark = pytest.mark.weights


def resolved(text: str, published: str | None = "2020-02-12") -> ResolvedDates:
    return read_every_day(
        list(annotate_reports([make_report(text, published=published)])), copies=()
    )


def days(
    text: str, published: str | None = "2020-02-12"
) -> list[tuple[str, str | None, str | None]]:
    return [(d.span.quote, d.earliest, d.latest) for d in resolved(text, published).dates]


def test_captions_are_read_and_teasers_are_not() -> None:
    text = "The roof fell in on Monday.\nThe hall on Feb. 3, 2020.\nRead: the flood of Jan. 5, 2020"
    plain = make_report(text)
    spans = (
        plain.furniture_span(text.index("The hall"), text.index("\nRead"), "caption"),
        plain.furniture_span(text.index("Read"), len(text), "teaser"),
    )
    reports = [make_report(text, published="2020-02-12", furniture=spans)]
    found = read_every_day(list(annotate_reports(reports)), copies=()).dates
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
    first = read_every_day(list(annotate_reports([one, other])), copies=())
    assert first == read_every_day(list(annotate_reports([other, one])), copies=())


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
    found = read_every_day([parse_report(text, published="2020-02-15")], copies=()).dates
    assert [(d.earliest, d.latest) for d in found if words in d.span.quote] == [
        (expected, expected)
    ]


def test_a_day_after_something_needs_a_day_in_its_sentence() -> None:
    text = (
        "The mill burned down on Thursday.\nThe owner had been arrested three days after he was "
        "seen there."
    )
    found = read_every_day([parse_report(text, published="2020-02-15")], copies=()).dates
    assert [d.span.quote for d in found] == ["Thursday"]


def told(text: str, **fields: object) -> list[Date]:
    return list(read_every_day([parse_report(text, **fields)], copies=()).dates)


def test_a_numeric_date_that_may_be_two_days_is_none() -> None:
    assert told("Filed 03/04/2018 by the clerk.")[0].earliest is None
    assert told("Filed 23/04/2018 by the clerk.")[0].earliest == "2018-04-23"


def test_each_post_of_a_live_page_has_its_own_day() -> None:
    lines = (
        "The line is shut today, the operator said.",
        "Five were hurt this evening. The hall will open tomorrow.",
        "The line was shut today.",
    )
    text = "\n\n".join(lines)
    report = make_report(text, published="2031-03-04")
    posts = tuple(
        PageDate(moment, POST, report.span(text.index(line), text.index(line) + 9))
        for line, moment in ((lines[1], "2031-03-06T20:30:00"), (lines[2], "2031-03-05"))
    )
    annotated = annotate_reports([replace(report, dates=posts)])
    days = [date.earliest for date in read_every_day(list(annotated), copies=()).dates]
    assert days == ["2031-03-04", "2031-03-06", "2031-03-07", "2031-03-05"]


@pytest.mark.parametrize(
    ("opening", "anchor"),
    [
        # on its own day, Thursday 5 June, "Wednesday" was the day before: nothing is wrong with it
        ("on Wednesday", "2031-06-05"),
        # a Monday three days back fits the week of the others better
        ("on Monday", "2031-05-05"),
    ],
)
def test_a_page_s_date_is_wrong_only_where_its_weekdays_do_not_fit(
    opening: str, anchor: str
) -> None:
    words = "and swept four carts and a bus of pupils into the dock below the town hall of Harn"
    reports = [
        make_report(f"A wall fell {opening} {words}, the mayor said.", name, published=day)
        for name, day in (("a", "2031-05-05"), ("b", "2031-05-05"), ("c", "2031-06-05"))
    ]
    parsed = list(annotate_reports(reports))
    found = read_every_day(parsed, copies=trace_lineage(reports).copies).anchors["c"].day
    assert found == anchor


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


FIRE = (
    "A warehouse in the harbour of Grenholm burned down on Saturday after a forklift battery "
    "caught fire, the owner said."
)


MORE = (
    "Firefighters pumped water from the quay for nine hours and kept the flames away from the "
    "grain silo next door."
)


LATER = (
    "The owner of a warehouse that burned down last month was charged on Monday, a court in "
    "Grenholm said."
)


STRAY = (
    "Nobody was hurt when flames tore through a harbour store in Grenholm on Saturday.\nThe "
    "quay stays shut."
)


OWN = "The grain got wet on Saturday, a farmer said."


DEAD = "A fireman died on Saturday, his widow said."


DAWN = "A warehouse burned down early on Monday in the harbour, its owner said."


MAYOR = (
    "The quay of Grenholm stays shut, the mayor said on Wednesday.\nNobody was hurt when flames "
    "tore through a store there."
)


STRIKE = "A rail strike shut the line to Vellmar on Friday, the union said.\nTrains run again."


COURT = "A court in Grenholm sat on Monday."


BOTH = f"{FIRE}\n{MORE}"


SUNDAY = "2021-03-07"


THIS_OR_THE_DAY_BEFORE = "2021-03-06 2021-03-07"


def anchors(*reports: Report) -> dict[str, Anchor]:
    annotated = list(annotate_reports(reports))
    return read_every_day(annotated, copies=copied_text(trace_lineage(reports).copies)).anchors


def report(name: str, text: str, published: str | None = None) -> Report:
    return make_report(text, name, published=published)


def test_a_day_inferred_from_others_is_not_stated() -> None:
    made = [report("a", BOTH), report("b", BOTH, "2021-03-07T10:00:00")]
    resolved = read_every_day(list(annotate_reports(made)), copies=())
    guessed, stated = (resolved.anchored(one) for one in made)
    assert (guessed.anchor, guessed.stated_day) == (SUNDAY, None)
    assert (stated.anchor, stated.stated_day) == (SUNDAY, "2021-03-07T10:00:00")


# The report in question and the day of its page; the others with theirs; the day that it speaks
# from, of which one may stand for the other where both would do.
@pytest.mark.parametrize(
    ("text", "published", "others", "day"),
    [
        # the page's day stands
        (FIRE, "2021-03-07T10:00:00", [], SUNDAY),
        (FIRE, SUNDAY, [(COURT, "2021-04-06")], SUNDAY),
        (COURT, "2021-04-06", [(FIRE, SUNDAY)], "2021-04-06"),  # nothing is shared
        (LATER, "2021-04-06", [(BOTH, SUNDAY)] * 3, "2021-04-06"),  # it looks back
        (STRAY, "2021-04-11", [(BOTH, SUNDAY)] * 2, "2021-04-11"),  # no words are shared
        (f"{MORE}\n{OWN}", "2019-10-26", [(BOTH, SUNDAY)] * 3, "2019-10-26"),  # no month off
        (STRIKE, "2022-04-08", [(BOTH, SUNDAY)] * 3, "2022-04-08"),  # another event
        (FIRE, SUNDAY, [(FIRE, "2012-03-07"), (FIRE, SUNDAY)], SUNDAY),
        # an undated page
        (BOTH, None, [(f"Smoke hung over Grenholm on Sunday.\n{FIRE}", SUNDAY)], SUNDAY),
        (f"{BOTH}\n{DEAD}", None, [(BOTH, "2021-03-08")], "2021-03-06"),  # Saturday, twice
        (STRIKE, None, [(MORE, f"2021-03-{day}") for day in ("05", "07", "08")], SUNDAY),
        # a page that is dated wrongly
        (f"{FIRE}\nThe port is closed.", "2021-04-06", [(BOTH, SUNDAY)], THIS_OR_THE_DAY_BEFORE),
    ],
)
def test_the_day_from_which_a_report_speaks(
    text: str, published: str | None, others: list[tuple[str, str]], day: str
) -> None:
    beside = [report(f"b{n}", *other) for n, other in enumerate(others)]
    found = anchors(report("a", text, published), *beside)["a"]
    assert found.day in day.split()
    if published and published[:7] not in day:  # the page's own day is told
        assert published in (found.basis or "")


def test_a_dateline_dates_an_undated_page() -> None:
    line = "GRENHOLM, March 7, 2021 (Wire) -"
    text = f"{line} {FIRE}"
    dateline = make_report(text, "a").furniture_span(0, len(line), "dateline")
    assert anchors(make_report(text, "a", furniture=(dateline,)))["a"].day == SUNDAY


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Communique 14, Grenholm, 7 March 2021, 11:00 hrs", "2021-03-07"),
        ("Council session of 2 March 2021\nGrenholm, 7 March 2021, 10:00", "2021-03-07"),
    ],
)
def test_a_day_in_the_lines_above_the_text_dates_the_page(head: str, day: str) -> None:
    found = anchors(
        report("a", f"THE HARBOUR BURNS\n{head}\n\n{FIRE}"),
        report("b", f"{FIRE}\n{MORE}", "2021-03-08"),
    )
    assert found["a"].day == day


PASSAGE = "Divers found the keel this morning below the old pier, the harbour master said."


def reports(second: str = PASSAGE) -> list[Annotations]:
    return [
        parse_report(
            f"The tug sank on Thursday.\n{PASSAGE}",
            "first",
            published="2021-03-05",
            anchor="2021-03-05",
        ),
        parse_report(
            f"The harbour reopened on Saturday.\n{second}",
            "later",
            published="2021-03-07",
            anchor="2021-03-07",
        ),
    ]


def copies(annotated: list[Annotations], words: str = PASSAGE) -> tuple[Copy, ...]:
    return (
        Copy(
            "c",
            quoted(annotated[0].report, PASSAGE),
            quoted(annotated[1].report, words),
            CopyKind.VERBATIM,
        ),
    )


def dates(annotated: list[Annotations], found: tuple[Copy, ...]) -> dict[tuple[str, str], Date]:
    return {(d.span.report, d.span.quote): d for d in read_every_day(annotated, copies=found).dates}


def test_without_a_copy_the_report_speaks_from_its_own_day() -> None:
    own = dates(reports(), ())["later", "this morning"]
    assert own.earliest == "2021-03-07"


@pytest.mark.parametrize(
    ("second", "day"), [("9 May 2031", "2031-05-09"), ("6 May 2031", "2031-05-06")]
)
def test_a_copy_with_a_dateline_of_its_own_speaks_from_that(second: str, day: str) -> None:
    told = "A bomb exploded in the station of Kerr today, wounding some people, police said."
    annotated = [
        parse_report(f"{line} - {told}\n", name)
        for name, line in (("first", "6 May 2031"), ("later", second))
    ]
    spans = (quoted(page.report, told) for page in annotated)
    found = dates(annotated, (Copy("c", *spans, CopyKind.VERBATIM),))
    assert found["later", "today"].earliest == day


def test_a_full_date_before_a_dash_is_the_day_of_the_report_and_of_no_event() -> None:
    found = read_every_day([parse_report("7 May 2031 - A train derailed on Tuesday.\n")], copies=())
    assert [(d.span.quote, d.earliest) for d in found.dates] == [("Tuesday", "2031-05-06")]


def test_of_several_dates_before_dashes_none_is_the_day_of_the_report() -> None:
    text = "7 May 2031 - A train derailed.\n\n9 May 2031 - The line opened again.\n"
    found = read_every_day([parse_report(text)], copies=())
    assert [date.earliest for date in found.dates] == ["2031-05-07", "2031-05-09"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Vorn Post\n9 June, 5 p.m.\n\n", "2031-06-09"),
        ("Vorn Post\n09/06/2031 21:05\n\n", "2031-06-09"),
        ("Vorn Post\n05/06/2031 21:05\n\n", "2031-06-05"),
        ("Vorn Post\n07/06/2031 21:05\n\n", "2031-06-07"),
    ],
)
def test_a_date_that_may_be_several_days_is_the_one_beside_the_other_reports(
    line: str, day: str
) -> None:
    annotated = [
        parse_report("A mill burned down in Harn.\n", "dated", published="2031-06-08"),
        parse_report(f"Mill burns down\n\n{line}A mill burned down in Harn.\n", "undated"),
    ]
    resolved = read_every_day(annotated, copies=())
    report = resolved.anchored(annotated[1].report)
    assert (report.anchor, report.published) == (day, day)
