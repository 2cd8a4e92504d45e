"""Which days the times of one sentence stand for: tables of invented sentences, both where a rule
speaks and where it must not."""

import pytest

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.resolve import resolve_dates
from report_days import times_read

pytestmark = pytest.mark.weights

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
    ("The club would win its first cup in eight years.", "in eight years = 2013-05-13/2021-05-13"),
    ("The bridge will open in two years.", "in two years = 2023-01-01/2023-12-31"),
    ("The first bridge will open in two years.", "in two years = 2023-01-01/2023-12-31"),
    ("The airline announced a spare flight for Friday evening.", "Friday evening = 2021-05-14"),
    ("The airline apologised for Friday evening.", "Friday evening = 2021-05-07"),
    (
        "The strike, beginning in 2009 and going on through 2016, ruined the port.",
        "2009 = 2009-01-01/2009-12-31; 2016 = 2016-01-01/2016-12-31",
    ),
    ("The strike began at the beginning of 2009.", "the beginning of 2009 = 2009-01-01/2009-01-31"),
    ("The strike began early in 2009.", "early in 2009 = 2009-01-01/2009-04-30"),
    ("The board is closed from Monday.", "Monday = 2021-05-17"),
    ("The month of April is remembered for its storms.", "April = 2021-04-01/2021-04-30"),
    ("He is due to speak on Saturday.", "Saturday = 2021-05-15"),
    ("The trial was to start on Monday.", "Monday = 2021-05-17"),
    ("They were told to leave by Monday.", "Monday = 2021-05-17"),
    ("The ferry sank on Friday.", "Friday = 2021-05-07"),
    ("The ferry will sail on Friday.", "Friday = 2021-05-14"),
    ("The ferry sank on Thursday.", "Thursday = 2021-05-13"),
    ("The ferry will sail on Thursday.", "Thursday = 2021-05-13"),
    ("They had hoped to sail on Friday.", "Friday = 2021-05-14"),
    ("They said they would sail on Friday.", "Friday = 2021-05-14"),
    ("The fair was moved to Sunday.", "Sunday = 2021-05-16"),
    ("The hearing was put off until Wednesday.", "Wednesday = 2021-05-19"),
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
        "The mayor took office on Monday and was filmed an hour later in a bar.",
        "Monday = 2021-05-10; an hour later = 2021-05-10",
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
    ("He fell a day earlier, he said.", "a day earlier = 2021-05-12"),
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
    ("It would be his third race in three years.", "in three years = 2018-05-13/2021-05-13"),
    ("He will race again in three years.", "in three years = 2024-01-01/2024-12-31"),
    ("The hearing was moved to Monday.", "Monday = 2021-05-17"),
    ("The family moved to Grenholm on Monday.", "Monday = 2021-05-10"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*TENSES, *NO_DAYS, *RETOLD, *HOURS, *QUOTATIONS, *PRINTED, *EVENTS]
)
def test_days_of_a_sentence(text: str, expected: str) -> None:
    assert times_read(text, PUBLISHED) == expected


def test_a_slide_show_is_of_any_year() -> None:
    text = (
        "The old mill burned down on Monday.\n12/30 Harvest Girls carry sheaves on 9 June\n13/30 "
        "Harvest Girls carry sheaves on 9 June 1998"
    )
    slides = [line for line in text.split("\n") if "/30" in line]
    plain = make_report(text)
    spans = tuple(
        plain.furniture_span(text.index(line), text.index(line) + len(line), "caption")
        for line in slides
    )
    reports = [make_report(text, published=PUBLISHED, furniture=spans)]
    found = resolve_dates(list(annotate_reports(reports)), copies=()).dates
    assert [d.span.quote for d in found] == ["Monday", "9 June 1998"]


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
        for d in resolve_dates(list(annotate_reports([report])), copies=()).dates
    ] == [week]
