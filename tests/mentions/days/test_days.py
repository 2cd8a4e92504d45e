"""Days that sentences name."""

from datetime import date

import pytest

from factories import make_report
from rashomon.mentions.days.days import Days, SpokenTime
from rashomon.mentions.days.expressions import find_times
from rashomon.mentions.days.meaning import meaning_of
from rashomon.mentions.days.tense import Tense
from rashomon.parsing.parse import annotate_reports
from report_days import days_read, read_every_day, times_read

ANCHOR_EXPRESSION_DAYS = date(2020, 2, 12)


PAST, FUTURE, OPEN = Tense.PAST, Tense.FUTURE, Tense.OPEN


def meaning(
    text: str,
    tense: Tense = OPEN,
    anchor: date | None = ANCHOR_EXPRESSION_DAYS,
    recent: Days | None = None,
) -> str | None:
    (expression,) = find_times(text)
    days = meaning_of(
        SpokenTime(expression=expression, anchor=anchor, tense=tense, day=anchor, recent=recent)
    )
    return f"{days[0]}/{days[1]}" if days else None


def stretch(first: str, last: str | None = None) -> str:
    return f"{first}/{last or first}"


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Wednesday", PAST, stretch("2020-02-12")),  # printed on that very day
        ("on Sunday", PAST, stretch("2020-02-09")),
        ("on Sunday", OPEN, stretch("2020-02-09")),
        ("on Sunday", FUTURE, stretch("2020-02-16")),
        ("last Wednesday", PAST, stretch("2020-02-05")),
        ("next Wednesday", FUTURE, stretch("2020-02-19")),
        ("last weekend", PAST, stretch("2020-02-08", "2020-02-09")),
        ("this weekend", FUTURE, stretch("2020-02-15", "2020-02-16")),
        ("yesterday", PAST, stretch("2020-02-11")),
        ("tomorrow morning", FUTURE, stretch("2020-02-13")),
        ("last night", PAST, stretch("2020-02-11")),
        ("overnight", PAST, stretch("2020-02-11", "2020-02-12")),
        ("earlier this week", PAST, stretch("2020-02-10", "2020-02-12")),
        ("later this week", FUTURE, stretch("2020-02-12", "2020-02-16")),
        ("last week", PAST, stretch("2020-02-03", "2020-02-09")),
        ("late last week", PAST, stretch("2020-02-06", "2020-02-09")),
        ("this month", OPEN, stretch("2020-02-01", "2020-02-29")),
        ("last month", PAST, stretch("2020-01-01", "2020-01-31")),
        ("earlier this year", PAST, stretch("2020-01-01", "2020-02-12")),
        ("last year", PAST, stretch("2019-01-01", "2019-12-31")),
        ("in December", PAST, stretch("2019-12-01", "2019-12-31")),
        ("in March", FUTURE, stretch("2020-03-01", "2020-03-31")),
        ("in March", PAST, stretch("2019-03-01", "2019-03-31")),
        ("the end of March", FUTURE, stretch("2020-03-24", "2020-03-31")),
        ("in early January", PAST, stretch("2020-01-01", "2020-01-10")),
        ("on February 14", FUTURE, stretch("2020-02-14")),
        (
            "on February 14",
            PAST,
            stretch("2020-02-14"),
        ),  # one of last year would be printed with its year
        ("on April 14", PAST, stretch("2019-04-14")),
        ("within days", FUTURE, stretch("2020-02-12", "2020-02-19")),
        ("on 28 February", OPEN, stretch("2020-02-28")),
        ("on Oct. 3", OPEN, stretch("2019-10-03")),
        ("two weeks ago", PAST, stretch("2020-01-29")),
        ("three months ago", PAST, stretch("2019-11-01", "2019-11-30")),
        ("four years ago", PAST, stretch("2016-01-01", "2016-12-31")),
        ("the past 36 hours", PAST, stretch("2020-02-11", "2020-02-12")),
        ("over the past two weeks", PAST, stretch("2020-01-29", "2020-02-12")),
        ("in the past year", PAST, stretch("2019-02-12", "2020-02-12")),
        ("in the coming days", FUTURE, stretch("2020-02-13", "2020-02-19")),
        ("in two weeks' time", OPEN, stretch("2020-02-26")),
        ("in two weeks", PAST, None),  # "built in two weeks": a duration
        ("last fall", PAST, stretch("2019-09-01", "2019-11-30")),
        ("by the summer", FUTURE, stretch("2020-06-01", "2020-08-31")),
        ("from Friday to Tuesday", FUTURE, stretch("2020-02-14", "2020-02-18")),
        ("from Friday to Tuesday", PAST, stretch("2020-02-07", "2020-02-11")),
        ("from Friday to 2 March", FUTURE, stretch("2020-02-14", "2020-03-02")),
        ("between today and Friday", FUTURE, stretch("2020-02-12", "2020-02-14")),
        ("from 3 to 5 March", FUTURE, stretch("2020-03-03", "2020-03-05")),
        ("the night of 3 February", PAST, stretch("2020-02-03")),
        ("MONDAY, 10 FEBRUARY", PAST, stretch("2020-02-10")),
        ("within three months", FUTURE, stretch("2020-02-12", "2020-05-12")),
    ],
)
def test_relative(text: str, tense: Tense, expected: str | None) -> None:
    assert meaning(text, tense) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-11-03", stretch("2019-11-03")),
        ("3 November 2019", stretch("2019-11-03")),
        ("Nov. 3, 2019", stretch("2019-11-03")),
        ("Nov. 3-5, 2019", stretch("2019-11-03", "2019-11-05")),
        ("November 2019", stretch("2019-11-01", "2019-11-30")),
        ("in 2019", stretch("2019-01-01", "2019-12-31")),
        ("late 2019", stretch("2019-09-01", "2019-12-31")),
        ("from 2005 to 2008", stretch("2005-01-01", "2008-12-31")),
        ("between May 2011 and June 2012", stretch("2011-05-01", "2012-06-30")),
        ("the 1990s", stretch("1990-01-01", "1999-12-31")),
        ("the early 1990s", stretch("1990-01-01", "1993-12-31")),
        ("the end of 2018", stretch("2018-12-01", "2018-12-31")),
        ("on Saturday", None),
        ("last month", None),
        ("31 February 2019", None),
    ],
)
def test_without_an_anchor(text: str, expected: str | None) -> None:
    assert meaning(text, anchor=None) == expected


def test_counted_from_what_was_named_before() -> None:
    recent = (date(2009, 2, 1), date(2009, 2, 28))
    assert meaning("in May that year", recent=recent) == stretch("2009-05-01", "2009-05-31")
    day = (date(2020, 2, 8), date(2020, 2, 8))
    assert meaning("a day earlier", recent=day) == stretch("2020-02-07")
    assert meaning("the following day", recent=day) == stretch("2020-02-09")


PUBLISHED = "2021-05-13"  # a Thursday


# Which way the words of a clause look.
TENSES = [
    ("The owner could not be reached on Sunday.", "Sunday = 2021-05-09"),
    ("The owner could not be found in April.", "April = 2021-04-01/2021-04-30"),
    ("The talks could resume on Monday.", "Monday = 2021-05-17"),
    ("The crowd gathered to watch the boats on Tuesday night.", "Tuesday night = 2021-05-11"),
    (
        "The mayor stepped in to defend the plan on Monday when it was read out.",
        "Monday = 2021-05-10",
    ),
    ("The council agreed to meet on Monday.", "Monday = 2021-05-17"),
    ("The council plans to meet on Monday.", "Monday = 2021-05-17"),
    ("The minister made a plan to shut the harbour on Monday.", "Monday = 2021-05-17"),
    ("The court set a 1 June deadline.", "1 June = 2021-06-01"),
    ("The firm missed a 1 May deadline.", "1 May = 2021-05-01"),
    ("The fishermen marched for a cause on Saturday.", "Saturday = 2021-05-08"),
    ("The calendar of June is packed with races.", "June = 2021-06-01/2021-06-30"),
    ("The square was packed in June.", "June = 2020-06-01/2020-06-30"),
    (
        "He was thinking of her telling them in June that the dam leaked.",
        "June = 2020-06-01/2020-06-30",
    ),
    (
        "He talked of the clerk telling him in March that the dam leaked.",
        "March = 2021-03-01/2021-03-31",
    ),
    ("The report is expected to recall the March flood.", "March = 2021-03-01/2021-03-31"),
    ("The council will vote after the June fair.", "June = 2021-06-01/2021-06-30"),
    ("The bridge will open in two years.", "in two years = 2023-01-01/2023-12-31"),
    ("The first bridge will open in two years.", "in two years = 2023-01-01/2023-12-31"),
    ("The airline apologised for Friday evening.", "Friday evening = 2021-05-07"),
    (
        "The strike, beginning in 2009 and going on through 2016, ruined the port.",
        "2009 = 2009-01-01/2009-12-31; 2016 = 2016-01-01/2016-12-31",
    ),
    ("The strike began at the beginning of 2009.", "the beginning of 2009 = 2009-01-01/2009-01-31"),
    ("The strike began early in 2009.", "early in 2009 = 2009-01-01/2009-04-30"),
    ("The month of April is remembered for its storms.", "April = 2021-04-01/2021-04-30"),
    ("He is due to speak on Saturday.", "Saturday = 2021-05-15"),
    ("The trial was to start on Monday.", "Monday = 2021-05-17"),
    ("They were told to leave by Monday.", "Monday = 2021-05-17"),
    ("The guild had demanded an answer by Monday.", "Monday = 2021-05-10"),
    ("By Monday the water was gone.", "Monday = 2021-05-10"),
    ("The ferry sank on Friday.", "Friday = 2021-05-07"),
    ("The ferry will sail on Friday.", "Friday = 2021-05-14"),
    ("The ferry sank on Thursday.", "Thursday = 2021-05-13"),
    ("The ferry will sail on Thursday.", "Thursday = 2021-05-13"),
    ("They had hoped to sail on Friday.", "Friday = 2021-05-14"),
    ("They said they would sail on Friday.", "Friday = 2021-05-14"),
    ("The fair opens on 3 June.", "3 June = 2021-06-03"),
    ("The fair opened on 3 June.", "3 June = 2021-06-03"),
    ("The fair opened on 3 May.", "3 May = 2021-05-03"),
    ("The fair has been held since 3 May.", "3 May = 2021-05-03"),
    ("The shop opened in July.", "July = 2020-07-01/2020-07-31"),
    ("The shop opens in July.", "July = 2021-07-01/2021-07-31"),
    ("The shop opened in April.", "April = 2021-04-01/2021-04-30"),
    ("The shop will close in April.", "April = 2021-04-01/2021-04-30"),
]


# Words for a day that stand for none, and those that do.
NO_DAYS = [
    ("The tallest tower fell today.", "today = 2021-05-13"),
    ("More people came today than on Monday.", "today = 2021-05-13; Monday = 2021-05-10"),
    ("The tower fell today.", "today = 2021-05-13"),
    ("The tower is shut today.", "today = 2021-05-13"),
    ("The council meets today.", "today = 2021-05-13"),
    ("He will speak tonight about the dam.", "tonight = 2021-05-13"),
    ("The tower collapsed overnight.", "overnight = 2021-05-12/2021-05-13"),
    ("He did not sleep overnight at the camp.", "overnight = 2021-05-12/2021-05-13"),
    ("He regrets it to this day.", ""),
    ("From this day the toll is free.", "this day = 2021-05-13"),
    ("He read the paper of yesterday.", "yesterday = 2021-05-12"),
    ("They leave tomorrow.", "tomorrow = 2021-05-14"),
    ('She told "Grenholm News" on Friday that the dam leaks.', "Friday = 2021-05-07"),
]


# Days counted from others that were named before.
RETOLD = [
    (
        "The mayor, who took office on Monday, was filmed that night in a bar.",
        "Monday = 2021-05-10; that night = 2021-05-10",
    ),
    (
        "The dam broke on Monday. The next day the valley was empty.",
        "Monday = 2021-05-10; The next day = 2021-05-11",
    ),
    (
        "The dam broke on Monday. The previous day it had rained.",
        "Monday = 2021-05-10; The previous day = 2021-05-09",
    ),
    ("Nobody slept. The next night there was no curfew.", ""),
    ("He fell and hit his head the night before.", ""),
    (
        "The dam broke in March. Three days later he was out of hospital.",
        "March = 2021-03-01/2021-03-31",
    ),
    (
        "The dam broke on 3 March. Three days later he was out of hospital.",
        "3 March = 2021-03-03; Three days later = 2021-03-06",
    ),
    ("The dam broke nearly two years ago.", "nearly two years ago = 2019-01-01/2019-12-31"),
    ("The dam broke two weeks ago.", "two weeks ago = 2021-04-29"),
    ("The dam broke exactly two weeks ago.", "exactly two weeks ago = 2021-04-29"),
    (
        "The race will start with a parade on Saturday that sets out at 4 p.m.",
        "Saturday = 2021-05-15; at 4 p.m. = 2021-05-15",
    ),
    (
        "The clerk said on Monday that the gate had opened at 4 p.m.",
        "Monday = 2021-05-10; at 4 p.m. = 2021-05-10",
    ),
    (
        "The dam broke on 3 May. That same evening the water came.",
        "3 May = 2021-05-03; That same evening = 2021-05-03",
    ),
    (
        "The dam broke on 3 May. The same night the water came.",
        "3 May = 2021-05-03; The same night = 2021-05-03",
    ),
]


# Hours in words, and counts that are none.
HOURS = [
    ("The mains had failed by four.", "by four = 2021-05-13"),
    ("The hall was empty before six.", "before six = 2021-05-13"),
    ("Towards seven the wind rose.", "Towards seven = 2021-05-13"),
    ("They won by four.", ""),
    ("The toll rose by four.", ""),
    ("The house was surrounded by four.", ""),
    ("From six until nine nobody slept.", "From six until nine = 2021-05-13"),
    ("Between six and seven they sang.", "Between six and seven = 2021-05-13"),
    ("Between six and seven people sang.", ""),
    ("At 0347 the alarm rang.", "0347 = 2021-05-13"),
    ("He has 0347 on his badge.", ""),
    ("They left at 04h30.", "04h30 = 2021-05-13"),
    ("They marched before sunrise.", "sunrise = 2021-05-13"),
    ("They marched until first light.", "first light = 2021-05-13"),
    ("At sunset they went home.", "sunset = 2021-05-13"),
    ("At dusk they went home.", "dusk = 2021-05-13"),
    ("They love the sunset.", ""),
]


# Older quotations speak from their own day.
QUOTATIONS = [
    ('"We vote tomorrow," the warden told the paper.', "tomorrow = 2021-05-14"),
    ('"We will rebuild it next year," the warden said.', "next year = 2022-01-01/2022-12-31"),
    ('The warden said: "We buried him yesterday."', "yesterday = 2021-05-12"),
    (
        'The warden left on Monday. "We buried him yesterday," a neighbour said.',
        "Monday = 2021-05-10; yesterday = 2021-05-12",
    ),
    (
        '"The gate was shut at noon on Monday," the cook said on Tuesday.',
        "noon on Monday = 2021-05-10; Tuesday = 2021-05-11",
    ),
]


# Page stamps, lists of months, the New Year.
PRINTED = [
    ("The report was printed in the Harbour Daily 05/11/2021 page 3.", ""),
    (
        "They worked in March, May and June of last year.",
        "March = 2020-03-01/2020-03-31; May = 2020-05-01/2020-05-31; June of last year = "
        "2020-06-01/2020-06-30",
    ),
    (
        "They worked in May and June 2019.",
        "May = 2019-05-01/2019-05-31; June 2019 = 2019-06-01/2019-06-30",
    ),
]


# Days that name events, and plans that follow plans.
EVENTS = [
    ("On Monday they broke the Harbour Act of 1978.", "Monday = 2021-05-10"),
    ("On Monday they broke the 1978 Harbour Act.", "Monday = 2021-05-10"),
    ("They broke the Treaty of Harn of 1911.", ""),
    ("The Harbour Act was passed in 1978.", "1978 = 1978-01-01/1978-12-31"),
    ("The Harn flood of 1978 killed ten.", "1978 = 1978-01-01/1978-12-31"),
    ("Families of April 11 victims wrote to the court.", ""),
    ("Families wrote to the court on April 11.", "April 11 = 2021-04-11"),
    ("Twelve of the 19 April 11 rioters were pupils.", "April 11 = 2021-04-11"),
    ("Twelve of the pupils came on 19 April 2021.", "19 April 2021 = 2021-04-19"),
    (
        "The vote began on Monday, followed by a march on Tuesday.",
        "Monday = 2021-05-10; Tuesday = 2021-05-11",
    ),
    ("It became law after a vote on Monday.", "Monday = 2021-05-10"),
    ("The run-off is slated for 25 June.", "25 June = 2021-06-25"),
    ("He should not stand in the run-off slated for June 25.", "June 25 = 2021-06-25"),
    ("He will race again in three years.", "in three years = 2024-01-01/2024-12-31"),
    ("The family moved to Grenholm on Monday.", "Monday = 2021-05-10"),
]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("published", "week"),
    [("2021-05-16", ("2021-05-03", "2021-05-15")), ("2021-05-15", ("2021-05-03", "2021-05-09"))],
)
def test_last_week_of_a_sunday_may_be_the_one_that_ends_with_it(
    published: str, week: tuple[str, str]
) -> None:
    report = make_report("The law was signed last week.", published=published)
    assert [
        (d.earliest, d.latest)
        for d in read_every_day(list(annotate_reports([report])), copies=()).dates
    ] == [week]


# Weekdays, week ends and the days beside them.
WEEKDAYS = [
    ("The pier burned on Monday.", "Monday = 2021-05-10"),
    ("The pier burned on Sunday night.", "Sunday night = 2021-05-09"),
    ("The pier burned early Wednesday.", "early Wednesday = 2021-05-12"),
    ("The pier burned late on Tuesday.", "late on Tuesday = 2021-05-11"),
    ("The pier burned last Friday.", "last Friday = 2021-05-07"),
    ("The pier burned last Thursday.", "last Thursday = 2021-05-06"),
    ("The pier will open next Monday.", "next Monday = 2021-05-17"),
    ("The pier will open this Saturday.", "this Saturday = 2021-05-15"),
    ("The pier will open this coming Tuesday.", "this coming Tuesday = 2021-05-18"),
    ("The pier burned this past Sunday.", "this past Sunday = 2021-05-09"),
    ("The pier opened on a Monday.", ""),
    ("The pier opens on Mondays.", ""),
    ("The pier opens every Monday.", ""),
    ("The pier opens Monday to Friday.", ""),
    ("He reads the Sunday Courier.", ""),
    ("The pier burned on Monday and Tuesday.", "Monday = 2021-05-10; Tuesday = 2021-05-11"),
    (
        "The pier burned between Monday and Wednesday.",
        "Monday and Wednesday = 2021-05-10/2021-05-12",
    ),
    ("The pier burned from Sunday to Tuesday.", "Sunday to Tuesday = 2021-05-09/2021-05-11"),
    ("The pier has been shut since Monday.", "Monday = 2021-05-10"),
    ("The pier is to stay shut until Monday.", "Monday = 2021-05-17"),
    ("The pier is to open by Monday.", "Monday = 2021-05-17"),
    ("The pier burned on Wednesday's storm.", "Wednesday = 2021-05-12"),
    ("In a Monday interview she named him.", "Monday = 2021-05-10"),
    ("Monday's storm took the pier.", "Monday = 2021-05-10"),
    ("The pier burned the previous Monday.", ""),
    (
        "The pier burned on 3 May. The following Monday it was sold.",
        "3 May = 2021-05-03; The following Monday = 2021-05-10",
    ),
    ("Tomorrow the pier opens.", "Tomorrow = 2021-05-14"),
    ("The pier burned yesterday morning.", "yesterday morning = 2021-05-12"),
    ("The pier burned the day before yesterday.", "the day before yesterday = 2021-05-11"),
    ("The pier will open the day after tomorrow.", "the day after tomorrow = 2021-05-15"),
    ("The pier burned last night.", "last night = 2021-05-12"),
    ("The pier will be open overnight.", "overnight = 2021-05-13/2021-05-14"),
    ("The pier burned last weekend.", "last weekend = 2021-05-08/2021-05-09"),
    ("The pier burned at the weekend.", "the weekend = 2021-05-08/2021-05-09"),
    ("The pier will open this weekend.", "this weekend = 2021-05-15/2021-05-16"),
    ("The pier burned over the weekend.", "over the weekend = 2021-05-08/2021-05-09"),
    ("The pier is closed on weekends.", ""),
]


# Days and months of the calendar.
CALENDAR = [
    ("The pier burned on 4 May.", "4 May = 2021-05-04"),
    ("The pier burned on May 4.", "May 4 = 2021-05-04"),
    ("The pier burned on the 4th of May.", "4th of May = 2021-05-04"),
    ("The pier burned on Tuesday, May 4.", "Tuesday, May 4 = 2021-05-04"),
    ("The pier burned on May 4, 2019.", "May 4, 2019 = 2019-05-04"),
    ("The pier burned on 4 May 2019.", "4 May 2019 = 2019-05-04"),
    ("The pier burned on 2019-05-04.", "2019-05-04 = 2019-05-04"),
    ("The pier burned on 13/05/2019.", "13/05/2019 = 2019-05-13"),
    ("The pier burned on 4 May last year.", "4 May last year = 2020-05-04"),
    ("The pier will open on 4 July.", "4 July = 2021-07-04"),
    ("The pier will open on 20 May.", "20 May = 2021-05-20"),
    ("The pier burned on 4 and 5 May.", "4 and 5 May = 2021-05-04/2021-05-05"),
    ("The pier burned from 4 to 6 May.", "4 to 6 May = 2021-05-04/2021-05-06"),
    ("The fair runs 14-16 May.", "14-16 May = 2021-05-14/2021-05-16"),
    ("The fair runs from 30 May to 2 June.", "30 May to 2 June = 2021-05-30/2021-06-02"),
    (
        "The fair ran from 30 December to 2 January.",
        "30 December to 2 January = 2020-12-30/2021-01-02",
    ),
    ("The pier burned between 4 May and 6 May.", "4 May and 6 May = 2021-05-04/2021-05-06"),
    ("The pier burned in May.", "May = 2021-05-01/2021-05-31"),
    ("The pier burned in April.", "April = 2021-04-01/2021-04-30"),
    ("The pier burned in August.", "August = 2020-08-01/2020-08-31"),
    ("The pier will open in August.", "August = 2021-08-01/2021-08-31"),
    ("The pier burned in early April.", "early April = 2021-04-01/2021-04-10"),
    ("The pier burned at the end of April.", "the end of April = 2021-04-23/2021-04-30"),
    ("The pier burned in mid-April.", "mid-April = 2021-04-11/2021-04-20"),
    ("The pier burned in late 2019.", "late 2019 = 2019-09-01/2019-12-31"),
    ("The pier burned early in 2020.", "early in 2020 = 2020-01-01/2020-04-30"),
    ("The pier burned in April 2019.", "April 2019 = 2019-04-01/2019-04-30"),
    ("The pier burned in April of last year.", "April of last year = 2020-04-01/2020-04-30"),
    ("The pier burned last April.", "last April = 2021-04-01/2021-04-30"),
    ("The pier burned last August.", "last August = 2020-08-01/2020-08-31"),
    ("The pier will open next April.", "next April = 2022-04-01/2022-04-30"),
    ("The pier burned this April.", "this April = 2021-04-01/2021-04-30"),
    ("May Stone burned the letters.", ""),
    ("He may march on Monday.", "Monday = 2021-05-17"),
    ("The march on the pier was long.", ""),
    ("The August crowd cheered.", "August = 2020-08-01/2020-08-31"),
    ("The April rain fell.", "April = 2021-04-01/2021-04-30"),
]


# Weeks, years, lengths and what is no time at all.
STRETCHES_OF_DAYS = [
    ("The pier burned this week.", "this week = 2021-05-10/2021-05-16"),
    ("The pier burned last week.", "last week = 2021-05-03/2021-05-09"),
    ("The pier will open next week.", "next week = 2021-05-17/2021-05-23"),
    ("The pier burned earlier this week.", "earlier this week = 2021-05-10/2021-05-13"),
    ("The pier will open later this week.", "later this week = 2021-05-13/2021-05-16"),
    ("The pier burned earlier this month.", "earlier this month = 2021-05-01/2021-05-13"),
    ("The pier will open later this month.", "later this month = 2021-05-13/2021-05-31"),
    ("The pier burned last month.", "last month = 2021-04-01/2021-04-30"),
    ("The pier will open next month.", "next month = 2021-06-01/2021-06-30"),
    ("The pier burned earlier this year.", "earlier this year = 2021-01-01/2021-05-13"),
    ("The pier burned last year.", "last year = 2020-01-01/2020-12-31"),
    ("The pier will open next year.", "next year = 2022-01-01/2022-12-31"),
    ("The pier will open later this year.", "later this year = 2021-05-13/2021-12-31"),
    ("The pier burned two days ago.", "two days ago = 2021-05-11"),
    ("The pier burned a week ago.", "a week ago = 2021-05-06"),
    ("The pier burned two weeks ago.", "two weeks ago = 2021-04-29"),
    ("The pier burned three months ago.", "three months ago = 2021-02-01/2021-02-28"),
    ("The pier burned ten years ago.", "ten years ago = 2011-01-01/2011-12-31"),
    ("The pier burned a few days ago.", "a few days ago = 2021-05-06/2021-05-12"),
    ("The pier burned some weeks ago.", "some weeks ago = 2021-03-18/2021-05-06"),
    ("The pier burned less than a week ago.", "less than a week ago = 2021-05-06/2021-05-12"),
    ("The pier will open in two weeks.", "in two weeks = 2021-05-27"),
    ("The pier will open in three days.", "in three days = 2021-05-16"),
    ("The pier will open within a month.", "within a month = 2021-05-13/2021-06-13"),
    ("The pier was built within a month.", ""),
    ("Three piers burned in the past week.", "in the past week = 2021-05-06/2021-05-13"),
    ("Three piers burned in the last two days.", "in the last two days = 2021-05-11/2021-05-13"),
    ("Three piers will open in the coming days.", "in the coming days = 2021-05-14/2021-05-20"),
    (
        "Three piers will open over the next two weeks.",
        "over the next two weeks = 2021-05-14/2021-05-27",
    ),
    ("Three piers burned in recent days.", "in recent days = 2021-05-06/2021-05-13"),
    ("Three piers burned in recent weeks.", "in recent weeks = 2021-04-15/2021-05-13"),
    ("The pier was shut for three weeks.", ""),
    ("The pier has been shut for years.", ""),
    ("The pier burned in 2015.", "2015 = 2015-01-01/2015-12-31"),
    ("The pier stood from 1950 to 2015.", "1950 to 2015 = 1950-01-01/2015-12-31"),
    ("The pier stood between 1950 and 2015.", "1950 and 2015 = 1950-01-01/2015-12-31"),
    ("The pier stood in the 1950s.", "the 1950s = 1950-01-01/1959-12-31"),
    ("The pier stood in the early 1950s.", "the early 1950s = 1950-01-01/1953-12-31"),
    ("The pier burned in the summer of 2015.", "the summer of 2015 = 2015-06-01/2015-08-31"),
    ("The pier burned last summer.", "last summer = 2020-06-01/2020-08-31"),
    ("The pier will open this summer.", "this summer = 2021-06-01/2021-08-31"),
    ("The pier burned in the winter.", "the winter = 2020-12-01/2021-02-28"),
    ("Prices have risen since 2015.", "2015 = 2015-01-01/2015-12-31"),
    ("Prices have risen since March.", "March = 2021-03-01/2021-03-31"),
    ("Prices will fall by the end of the year.", "the end of the year = 2021-12-01/2021-12-31"),
    ("Prices will fall by the end of June.", "the end of June = 2021-06-23/2021-06-30"),
    ("Prices rose 2015 percent.", ""),
    ("About 2000 people came.", ""),
    ("He walked 1990 miles.", ""),
    ("She is 34 years old.", ""),
    ("A 34-year-old fell.", ""),
    ("They meet twice a year.", ""),
    ("They were given three years.", ""),
    ("They meet once a week.", ""),
    ("He will come soon.", ""),
    ("He came recently.", ""),
]


# Hours with their day.
CLOCKS = [
    ("The pier burned on Monday at 9 p.m.", "Monday at 9 p.m. = 2021-05-10"),
    ("The pier burned at 9 p.m. on Monday.", "at 9 p.m. on Monday = 2021-05-10"),
    ("The pier burned at 21:15 on Monday.", "at 21:15 on Monday = 2021-05-10"),
    ("The pier burned on Monday shortly after nine.", "Monday shortly after nine = 2021-05-10"),
    (
        "The pier burned on Monday. The alarm rang at 9 p.m.",
        "Monday = 2021-05-10; at 9 p.m. = 2021-05-10",
    ),
    ("The pier burned on Monday at half past six.", "Monday at half past six = 2021-05-10"),
    ("The pier burned on Monday at ten to six.", "Monday at ten to six = 2021-05-10"),
    ("The pier burned on Monday at about 6.30 a.m.", "Monday at about 6.30 a.m. = 2021-05-10"),
    ("The pier burned at 18:40 GMT on Sunday.", "at 18:40 GMT on Sunday = 2021-05-09"),
    ("The pier burned at noon on Tuesday.", "noon on Tuesday = 2021-05-11"),
    ("The pier burned around midnight on Tuesday.", "midnight on Tuesday = 2021-05-11"),
    ("The pier burned at dawn on Tuesday.", "dawn on Tuesday = 2021-05-11"),
    ("The pier burned on Tuesday afternoon.", "Tuesday afternoon = 2021-05-11"),
    ("The pier burned on the evening of 4 May.", "on the evening of 4 May = 2021-05-04"),
    ("The pier burned on the morning of Tuesday.", "on the morning of Tuesday = 2021-05-11"),
    ("The pier burned in the early hours of Tuesday.", "Tuesday = 2021-05-11"),
    ("The pier burned this morning.", "this morning = 2021-05-13"),
    ("The pier burned this afternoon.", "this afternoon = 2021-05-13"),
    ("The pier will burn tonight.", "tonight = 2021-05-13"),
    (
        "The pier burned between 9 p.m. and 10 p.m. on Monday.",
        "9 p.m. = 2021-05-10; 10 p.m. on Monday = 2021-05-10",
    ),
    (
        "The pier burned from 9 p.m. to 10 p.m. on Monday.",
        "9 p.m. to 10 p.m. on Monday = 2021-05-10",
    ),
    ("The score was 9:3.", ""),
    ("The odds were ten to one.", ""),
    ("It weighs 9.15 kilos.", ""),
    ("He scored at 9.15 seconds.", ""),
    ("They were nine by then.", ""),
]


# Two times in one sentence, and which way a verb looks.
TOLD = [
    (
        "The clerk said on Monday that the pier would open on Friday.",
        "Monday = 2021-05-10; Friday = 2021-05-14",
    ),
    (
        "The clerk said on Monday the pier burned on Sunday.",
        "Monday = 2021-05-10; Sunday = 2021-05-09",
    ),
    (
        "The clerk told the court on Tuesday that he had left in March.",
        "Tuesday = 2021-05-11; March = 2021-03-01/2021-03-31",
    ),
    ("Asked on Tuesday, the clerk said nothing.", "Tuesday = 2021-05-11"),
    ("In a letter dated 3 May the clerk resigned.", "3 May = 2021-05-03"),
    ("In a letter of 3 May 2019 the clerk resigned.", "3 May 2019 = 2019-05-03"),
    ("A poll taken from 3 to 7 May shows him ahead.", "3 to 7 May = 2021-05-03/2021-05-07"),
    ("A film shot in 2015 shows him on the pier.", "2015 = 2015-01-01/2015-12-31"),
    ("He was born on 3 May 1960.", "3 May 1960 = 1960-05-03"),
    ("He was mayor from 2001 to 2009.", "2001 to 2009 = 2001-01-01/2009-12-31"),
    ("He was mayor until 2009.", "2009 = 2009-01-01/2009-12-31"),
    (
        "He became mayor in 2009, and in 2011 he resigned.",
        "2009 = 2009-01-01/2009-12-31; 2011 = 2011-01-01/2011-12-31",
    ),
    (
        "He was jailed in March and will be freed in July.",
        "March = 2021-03-01/2021-03-31; July = 2021-07-01/2021-07-31",
    ),
    ("He left on 3 April and came back on 5 April.", "3 April = 2021-04-03; 5 April = 2021-04-05"),
    (
        "He left on 3 April and came back two days later.",
        "3 April = 2021-04-03; two days later = 2021-04-05",
    ),
    (
        "He left on 3 April, two days after the storm.",
        "3 April = 2021-04-03; two days after = 2021-04-01",
    ),
    ("He leaves the day after the fair.", ""),
    ("He left on Monday, a day after the fire.", "Monday = 2021-05-10; a day after = 2021-05-09"),
    (
        "He left on Monday and came back the following day.",
        "Monday = 2021-05-10; the following day = 2021-05-11",
    ),
    (
        "He left last week and came back on Monday.",
        "last week = 2021-05-03/2021-05-09; Monday = 2021-05-10",
    ),
    (
        "He left in April and came back the same month.",
        "April = 2021-04-01/2021-04-30; the same month = 2021-04-01/2021-04-30",
    ),
    (
        "He left in 2015 and came back the same year.",
        "2015 = 2015-01-01/2015-12-31; the same year = 2015-01-01/2015-12-31",
    ),
    (
        "He left in 2015 and came back a year later.",
        "2015 = 2015-01-01/2015-12-31; a year later = 2016-01-01/2016-12-31",
    ),
    (
        "He left in 2015 and came back the following year.",
        "2015 = 2015-01-01/2015-12-31; the following year = 2016-01-01/2016-12-31",
    ),
    (
        "He left in May 2015 and came back the following month.",
        "May 2015 = 2015-05-01/2015-05-31; the following month = 2015-06-01/2015-06-30",
    ),
    (
        "He will leave on 3 June and come back a week later.",
        "3 June = 2021-06-03; a week later = 2021-06-10",
    ),
    ("She was hurt on Sunday when the pier fell.", "Sunday = 2021-05-09"),
    ("She had been hurt on Sunday before the pier fell.", "Sunday = 2021-05-09"),
    ("She was held until Monday.", "Monday = 2021-05-10"),
    ("She must pay by 1 June.", "1 June = 2021-06-01"),
    ("She should have paid by 1 May.", "1 May = 2021-05-01"),
    ("She would have paid on Monday.", "Monday = 2021-05-10"),
    ("She might pay on Monday.", "Monday = 2021-05-17"),
    ("She wants to pay on Monday.", "Monday = 2021-05-17"),
    ("She hoped to pay on Monday.", "Monday = 2021-05-17"),
    ("She promised to pay on Monday.", "Monday = 2021-05-17"),
    ("She refused to pay on Monday.", "Monday = 2021-05-10"),
    ("She tried to pay on Monday.", "Monday = 2021-05-10"),
    ("She went to pay on Monday.", "Monday = 2021-05-10"),
    ("She managed to pay on Monday.", "Monday = 2021-05-10"),
    ("She is paying on Monday.", "Monday = 2021-05-17"),
    ("She was paying on Monday when the pier fell.", "Monday = 2021-05-10"),
    ("She has paid since Monday.", "Monday = 2021-05-10"),
    ("The plan for Monday failed.", "Monday = 2021-05-10"),
    ("The meeting set for Monday was called off.", "Monday = 2021-05-17"),
    ("The meeting of last Monday was long.", "last Monday = 2021-05-10"),
    ("The meeting after Monday was long.", "Monday = 2021-05-10"),
    ("The meeting scheduled for 20 May was called off.", "20 May = 2021-05-20"),
    ("The vote due on 20 May was called off.", "20 May = 2021-05-20"),
    (
        "The toll rose to six on Tuesday from four on Monday.",
        "Tuesday = 2021-05-11; Monday = 2021-05-10",
    ),
    (
        "The flood of 2015 was worse than that of 1999.",
        "2015 = 2015-01-01/2015-12-31; 1999 = 1999-01-01/1999-12-31",
    ),
    ("The flood of May 2015 was worse.", "May 2015 = 2015-05-01/2015-05-31"),
    ("The May 2015 flood was worse.", "May 2015 = 2015-05-01/2015-05-31"),
    ("The 2015 flood was worse.", "2015 = 2015-01-01/2015-12-31"),
]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(*TENSES, *NO_DAYS, *RETOLD, *HOURS, *QUOTATIONS, *PRINTED, *EVENTS),
        *(*WEEKDAYS, *CALENDAR, *STRETCHES_OF_DAYS, *CLOCKS, *TOLD),
    ],
)
def test_days_of_a_sentence(text: str, expected: str) -> None:
    assert times_read(text, PUBLISHED) == expected


# Tuesday, 2 January 2024.
AFTER_NEW_YEAR = [
    ("The kiosk burned yesterday.", "2024-01-01"),
    ("The kiosk burned the day before yesterday.", "2023-12-31"),
    ("The kiosk burned on Sunday.", "2023-12-31"),
    ("The kiosk burned on Friday evening.", "2023-12-29"),
    ("The kiosk burned two days ago.", "2023-12-31"),
    ("The kiosk burned three weeks ago.", "2023-12-12"),
    ("The kiosk burned a month ago.", "2023-12-01/2023-12-31"),
    ("The kiosk burned a year ago.", "2023-01-01/2023-12-31"),
    ("The kiosk burned over the weekend.", "2023-12-30/2023-12-31"),
    ("The kiosk burned last week.", "2023-12-25/2023-12-31"),
    ("The kiosk burned last month.", "2023-12-01/2023-12-31"),
    ("The kiosk burned last year.", "2023-01-01/2023-12-31"),
    ("The kiosk burned late last year.", "2023-09-01/2023-12-31"),
    ("The kiosk burned earlier this month.", "2024-01-01/2024-01-02"),
    ("The kiosk burned in December.", "2023-12-01/2023-12-31"),
    ("The kiosk burned in late December.", "2023-12-21/2023-12-31"),
    ("The kiosk burned in November.", "2023-11-01/2023-11-30"),
    ("The kiosk burned on 30 December.", "2023-12-30"),
    ("The kiosk burned in the night of 31 December.", "2023-12-31"),
    ("The kiosk burned in the past week.", "2023-12-26/2024-01-02"),
    ("The kiosk burned in the autumn.", "2023-09-01/2023-11-30"),
    ("The kiosk burned last summer.", "2023-06-01/2023-08-31"),
    ("The kiosk has been shut since 28 December.", "2023-12-28"),
    ("The kiosk has been shut since October.", "2023-10-01/2023-10-31"),
    ("The kiosk will open later this month.", "2024-01-02/2024-01-31"),
    ("The kiosk will open by the end of the year.", "2024-12-01/2024-12-31"),
]


# Friday, 29 December 2023.
BEFORE_NEW_YEAR = [
    ("The kiosk will open on Monday.", "2024-01-01"),
    ("The kiosk will open on Sunday.", "2023-12-31"),
    ("The kiosk will open on 3 January.", "2024-01-03"),
    ("The kiosk will open in January.", "2024-01-01/2024-01-31"),
    ("The kiosk opened in January.", "2023-01-01/2023-01-31"),
    ("The kiosk will open early next year.", "2024-01-01/2024-04-30"),
    ("The kiosk will open next week.", "2024-01-01/2024-01-07"),
    ("The kiosk will open next month.", "2024-01-01/2024-01-31"),
    ("The kiosk will open in three days.", "2024-01-01"),
    ("The kiosk will open in two weeks.", "2024-01-12"),
    ("The kiosk will open in two months.", "2024-02-01/2024-02-29"),
    ("The kiosk will open by the end of the year.", "2023-12-01/2023-12-31"),
    ("The kiosk will be shut from 30 December to 2 January.", "2023-12-30/2024-01-02"),
    ("The kiosk will be shut until 5 January.", "2024-01-05"),
    ("The kiosk will be shut over the weekend.", "2023-12-30/2023-12-31"),
    ("The kiosk burned earlier this year.", "2023-01-01/2023-12-29"),
    ("The kiosk burned a year ago.", "2022-01-01/2022-12-31"),
]


# Friday, 1 March 2024, the day after a leap day.
AFTER_A_LEAP_DAY = [
    ("The kiosk burned yesterday.", "2024-02-29"),
    ("The kiosk burned on Thursday.", "2024-02-29"),
    ("The kiosk burned on 29 February.", "2024-02-29"),
    ("The kiosk burned two days ago.", "2024-02-28"),
    ("The kiosk burned a week ago.", "2024-02-23"),
    ("The kiosk burned last month.", "2024-02-01/2024-02-29"),
    ("The kiosk burned at the end of February.", "2024-02-22/2024-02-29"),
    ("The kiosk burned in February 2023.", "2023-02-01/2023-02-28"),
    ("The kiosk burned overnight.", "2024-02-29/2024-03-01"),
    ("The kiosk burned in the past two days.", "2024-02-28/2024-03-01"),
    ("The kiosk burned on 28 February, and two days later it was gone.", "2024-02-28; 2024-03-01"),
]


# Sunday, 30 July 2023.
ON_A_SUNDAY = [
    ("The kiosk burned on Sunday.", "2023-07-30"),
    ("The kiosk burned last Sunday.", "2023-07-23"),
    ("The kiosk burned on Saturday.", "2023-07-29"),
    ("The kiosk burned on Monday.", "2023-07-24"),
    ("The kiosk burned this weekend.", "2023-07-29/2023-07-30"),
    ("The kiosk burned last weekend.", "2023-07-22/2023-07-23"),
    ("The kiosk burned earlier this week.", "2023-07-24/2023-07-30"),
    ("The kiosk will open on Monday.", "2023-07-31"),
    ("The kiosk will open on Tuesday.", "2023-08-01"),
    ("The kiosk will open next Sunday.", "2023-08-06"),
    ("The kiosk will open tomorrow.", "2023-07-31"),
    ("The kiosk will open the day after tomorrow.", "2023-08-01"),
    ("The kiosk will open next week.", "2023-07-31/2023-08-06"),
    ("The kiosk will open next month.", "2023-08-01/2023-08-31"),
]


# Monday, 31 July 2023.
ON_A_MONDAY = [
    ("The kiosk burned on Monday.", "2023-07-31"),
    ("The kiosk burned last Monday.", "2023-07-24"),
    ("The kiosk burned on Friday.", "2023-07-28"),
    ("The kiosk burned over the weekend.", "2023-07-29/2023-07-30"),
    ("The kiosk burned last week.", "2023-07-24/2023-07-30"),
    ("The kiosk burned last month.", "2023-06-01/2023-06-30"),
    ("The kiosk burned a month ago.", "2023-06-01/2023-06-30"),
    ("The kiosk burned earlier this month.", "2023-07-01/2023-07-31"),
    ("The kiosk will open on Friday.", "2023-08-04"),
    ("The kiosk will open this weekend.", "2023-08-05/2023-08-06"),
    ("The kiosk will open later this week.", "2023-07-31/2023-08-06"),
    ("The kiosk will open tomorrow.", "2023-08-01"),
    ("The kiosk will open in a week.", "2023-08-07"),
]


SEEN_FROM = {
    "2024-01-02": AFTER_NEW_YEAR,
    "2023-12-29": BEFORE_NEW_YEAR,
    "2024-03-01": AFTER_A_LEAP_DAY,
    "2023-07-30": ON_A_SUNDAY,
    "2023-07-31": ON_A_MONDAY,
}


@pytest.mark.weights
@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [(day, *row) for day, rows in SEEN_FROM.items() for row in rows],
)
def test_days_beside_a_border(published: str, text: str, expected: str) -> None:
    assert days_read(text, published) == expected


# One thing after another.
SEQUENCES = [
    (
        "The dam broke on Monday. On Tuesday the army came. A day later the mayor left.",
        "2021-05-10; 2021-05-11; 2021-05-12",
    ),
    ("The dam broke on 3 May. The following morning the army came.", "2021-05-03; 2021-05-04"),
    ("The dam broke on 3 May. Two days earlier a crack had been seen.", "2021-05-03; 2021-05-01"),
    ("The dam broke on 3 May, and two weeks earlier it had leaked.", "2021-05-03; 2021-04-19"),
    ("The siren went at 6 a.m. on Monday. At 7 a.m. the water came.", "2021-05-10; 2021-05-10"),
    (
        "On Monday the dam broke. By 9 p.m. the town was empty. On Tuesday at noon the army came.",
        "2021-05-10; 2021-05-10; 2021-05-11",
    ),
    (
        "The dam broke on Monday at 6 a.m.\nThe mayor was woken at 6.15 a.m.",
        "2021-05-10; 2021-05-10",
    ),
    (
        "The mayor resigned on Wednesday.\nThe dam broke on Monday at 6 a.m. At 7 a.m. the "
        "water came.",
        "2021-05-12; 2021-05-10; 2021-05-10",
    ),
    ("She arrived on Friday and left on Sunday.", "2021-05-07; 2021-05-09"),
    ("She arrived on Tuesday and will leave on Saturday.", "2021-05-11; 2021-05-15"),
    ("The strike began on 28 April and ended four days later.", "2021-04-28; 2021-05-02"),
    ("The strike began on 28 April and is to end on 2 June.", "2021-04-28; 2021-06-02"),
    ("The strike began last Friday and went on for three days.", "2021-05-07"),
    ("He was held on 30 December 2019 and freed three days later.", "2019-12-30; 2020-01-02"),
    (
        "He was held in December 2019 and freed the following month.",
        "2019-12-01/2019-12-31; 2020-01-01/2020-01-31",
    ),
    ("He was held on Monday night and freed the next morning.", "2021-05-10; 2021-05-11"),
    ("The vote of 3 May was followed a week later by another.", "2021-05-03; 2021-05-10"),
    (
        "The court sat on Monday and on Wednesday, but not on Tuesday.",
        "2021-05-10; 2021-05-12",
    ),
    ("Schools, which closed on Monday, will reopen on Wednesday.", "2021-05-10; 2021-05-19"),
    ("Schools that will close on Monday opened in April.", "2021-05-17; 2021-04-01/2021-04-30"),
    ("Since 2015, 1200 people have left.", "2015-01-01/2015-12-31"),
]


# From one time to another.
RANGES = [
    ("Between 9 p.m. on Monday and 3 a.m. on Tuesday the river rose.", "2021-05-10; 2021-05-11"),
    ("From Monday evening until Tuesday noon the river rose.", "2021-05-10/2021-05-11"),
    ("The river rose from late April to early May.", "2021-04-21/2021-05-10"),
    ("The river rose throughout April.", "2021-04-01/2021-04-30"),
    ("The river rose between April and June 2019.", "2019-04-01/2019-06-30"),
    ("The river rose from 2017 until last year.", "2017-01-01/2020-12-31"),
    ("The river rose every day from 3 to 5 May.", "2021-05-03/2021-05-05"),
    ("The river will rise from tomorrow until Sunday.", "2021-05-14/2021-05-16"),
    ("The river will rise today and tomorrow.", "2021-05-13; 2021-05-14"),
    ("The fair ran from Friday to Sunday.", "2021-05-07/2021-05-09"),
    ("The fair will last from Friday to Sunday.", "2021-05-14/2021-05-16"),
    ("The fair will run until the end of August.", "2021-08-24/2021-08-31"),
    ("The fair ran from June to September.", "2020-06-01/2020-09-30"),
    ("The fair ran from November to February.", "2020-11-01/2021-02-28"),
    ("The fair will run from November to February.", "2021-11-01/2022-02-28"),
    ("The fair ran from 20 December 2018 to 6 January 2019.", "2018-12-20/2019-01-06"),
    ("The law was in force from 1 July 2015 to 30 June 2018.", "2015-07-01/2018-06-30"),
    ("The shop is open from Monday to Friday.", ""),
    ("They fish from dawn to dusk.", ""),
]


# Words that look like a time of this report, and mean none.
NO_TIMES = [
    ("Today's vote was close.", "2021-05-13"),
    ("One day he will return.", ""),
    ("The other day he returned.", ""),
    ("On the last day of the fair he returned.", ""),
    ("Some day the dam will break.", ""),
    ("In those days nobody had a car.", ""),
    ("These days nobody has a car.", ""),
    ("He works night and day.", ""),
    ("He lives from day to day.", ""),
    ("May I ask who paid?", ""),
    ("She may come in May.", "2021-05-01/2021-05-31"),
    ("A Sunday school reopened on Monday.", "2021-05-10"),
    ("The Summer Palace burned on Monday.", "2021-05-10"),
    ("It cost 1950 crowns.", ""),
    ("In 1950 houses the water rose.", ""),
    ("In 1950 the water rose.", "1950-01-01/1950-12-31"),
]


# Whether a Monday is behind or ahead.
LOOKING = [
    ("Asked whether he would resign on Monday, he laughed.", "2021-05-17"),
    ("He denied that he had resigned on Monday.", "2021-05-10"),
    ("He has not been seen since leaving the hall on Monday.", "2021-05-10"),
    ("He is not expected back before Monday.", "2021-05-17"),
    ("He should be back by Monday.", "2021-05-17"),
    ("He ought to have been back by Monday.", "2021-05-10"),
    ("Had he come on Monday, he would have won.", "2021-05-10"),
    ("If he came on Monday, nobody saw him.", "2021-05-10"),
    ("He will say what he did on Monday.", "2021-05-10"),
    ("He asked them to come on Monday.", "2021-05-17"),
    ("He thanked them for coming on Monday.", "2021-05-10"),
    ("He regretted not coming on Monday.", "2021-05-10"),
    ("He lost Monday's vote.", "2021-05-10"),
    ("He looks back on Monday's vote.", "2021-05-10"),
    ("The deadline was Monday.", "2021-05-10"),
    ("The vote was on Monday.", "2021-05-10"),
    ("There will be no vote on Monday.", "2021-05-17"),
    ("There was no vote on Monday.", "2021-05-10"),
    ("Schools are to reopen on Monday.", "2021-05-17"),
    ("Rain is forecast for Monday.", "2021-05-17"),
    ("Tickets went on sale on Monday.", "2021-05-10"),
    ("The ferry left on Monday at 9 a.m.", "2021-05-10"),
    ("The ferry that sank on Monday was to be sold.", "2021-05-10"),
    ("Next to the ferry, which will be sold on Monday, a barge sank.", "2021-05-17"),
    ("Closed since Monday, the road will stay shut.", "2021-05-10"),
]


@pytest.mark.weights
@pytest.mark.parametrize(("text", "expected"), [*SEQUENCES, *RANGES, *NO_TIMES, *LOOKING])
def test_days_of_a_story(text: str, expected: str) -> None:
    assert days_read(text, PUBLISHED) == expected
