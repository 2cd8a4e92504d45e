"""Which days the plain words for a time stand for, seen from a Thursday in May: tables of invented
sentences."""

import pytest

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.dates.resolve import resolve_dates

pytestmark = pytest.mark.weights

PUBLISHED = "2021-05-13"  # a Thursday


# Weekdays, week ends and the days beside them.
WEEKDAYS = [
    ("The pier burned on Monday.", "Monday = 2021-05-10"),
    ("The pier burned on Sunday night.", "Sunday night = 2021-05-09"),
    ("The pier burned early Wednesday.", "early Wednesday = 2021-05-12"),
    ("The pier burned late on Tuesday.", "late on Tuesday = 2021-05-11"),
    ("The pier burned last Friday.", "last Friday = 2021-05-07"),
    ("The pier burned last Thursday.", "last Thursday = 2021-05-06"),
    ("The pier burned on Friday last week.", "Friday last week = 2021-05-07"),
    ("The pier burned on Tuesday of last week.", "Tuesday of last week = 2021-05-04"),
    ("The pier will open next Monday.", "next Monday = 2021-05-17"),
    ("The pier will open this Saturday.", "this Saturday = 2021-05-15"),
    ("The pier will open this coming Tuesday.", "this coming Tuesday = 2021-05-18"),
    ("The pier will open on Monday next week.", "Monday next week = 2021-05-17"),
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
    ("The pier burned on Friday the 7th.", "Friday the 7th = 2021-05-07"),
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
    ("The pier will open next weekend.", "next weekend = 2021-05-22/2021-05-23"),
    ("The pier burned over the weekend.", "over the weekend = 2021-05-08/2021-05-09"),
    ("The pier is closed on weekends.", ""),
]

# Days and months of the calendar.
CALENDAR = [
    ("The pier burned on 4 May.", "4 May = 2021-05-04"),
    ("The pier burned on May 4.", "May 4 = 2021-05-04"),
    ("The pier burned on the 4th of May.", "4th of May = 2021-05-04"),
    ("The pier burned on the fourth of May.", "the fourth of May = 2021-05-04"),
    ("The pier burned on Tuesday, May 4.", "Tuesday, May 4 = 2021-05-04"),
    ("The pier burned on May 4, 2019.", "May 4, 2019 = 2019-05-04"),
    ("The pier burned on 4 May 2019.", "4 May 2019 = 2019-05-04"),
    ("The pier burned on 2019-05-04.", "2019-05-04 = 2019-05-04"),
    ("The pier burned on 13/05/2019.", "13/05/2019 = 2019-05-13"),
    ("The pier burned on 4 May last year.", "4 May last year = 2020-05-04"),
    ("The pier will open on 4 July.", "4 July = 2021-07-04"),
    ("The pier will open on 20 May.", "20 May = 2021-05-20"),
    ("The pier burned on the 4th.", "the 4th = 2021-05-04"),
    ("The pier will open on the 20th.", "the 20th = 2021-05-20"),
    ("The pier burned on the 4th of this month.", "the 4th of this month = 2021-05-04"),
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
STRETCHES = [
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
    ("The pier burned a decade ago.", "a decade ago = 2011-01-01/2011-12-31"),
    ("The pier burned a few days ago.", "a few days ago = 2021-05-06/2021-05-12"),
    ("The pier burned some weeks ago.", "some weeks ago = 2021-03-18/2021-05-06"),
    ("The pier burned an hour ago.", "an hour ago = 2021-05-13"),
    ("The pier burned 30 hours ago.", "30 hours ago = 2021-05-12/2021-05-13"),
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
    ("The pier has been shut for three weeks.", "for three weeks = 2021-04-22/2021-05-13"),
    ("The pier was shut for three weeks.", ""),
    ("The pier has been shut for years.", ""),
    ("It is the worst fire in ten years.", "in ten years = 2011-05-13/2021-05-13"),
    ("The pier burned in 2015.", "2015 = 2015-01-01/2015-12-31"),
    ("The pier stood from 1950 to 2015.", "1950 to 2015 = 1950-01-01/2015-12-31"),
    ("The pier stood between 1950 and 2015.", "1950 and 2015 = 1950-01-01/2015-12-31"),
    ("The pier stood in the 1950s.", "the 1950s = 1950-01-01/1959-12-31"),
    ("The pier stood in the early 1950s.", "the early 1950s = 1950-01-01/1953-12-31"),
    ("The pier stood in the fifties.", "the fifties = 1950-01-01/1959-12-31"),
    ("The pier burned in the summer of 2015.", "the summer of 2015 = 2015-06-01/2015-08-31"),
    ("The pier burned last summer.", "last summer = 2020-06-01/2020-08-31"),
    ("The pier will open this summer.", "this summer = 2021-06-01/2021-08-31"),
    ("The pier burned in the winter.", "the winter = 2020-12-01/2021-02-28"),
    (
        "Prices rose in the first quarter of 2020.",
        "the first quarter of 2020 = 2020-01-01/2020-03-31",
    ),
    ("Prices rose in the third quarter.", "the third quarter = 2020-07-01/2020-09-30"),
    (
        "Prices rose in the first half of this year.",
        "the first half of this year = 2021-01-01/2021-06-30",
    ),
    ("Prices rose in 2018/19.", "2018/19 = 2018-04-01/2019-03-31"),
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
        "He was jailed in March 2011 and freed in July.",
        "March 2011 = 2011-03-01/2011-03-31; July = 2011-07-01/2011-07-31",
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
    ("She is being held until Monday.", "Monday = 2021-05-17"),
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
    ("She pays on the 4th.", "the 4th = 2021-05-04"),
    ("The plan for Monday failed.", "Monday = 2021-05-10"),
    ("The meeting set for Monday was called off.", "Monday = 2021-05-17"),
    ("The meeting of last Monday was long.", "last Monday = 2021-05-10"),
    ("The meeting ahead of Monday was long.", "Monday = 2021-05-17"),
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


def read(text: str) -> str:
    """Each time that a report of this text tells, with its days."""
    found = resolve_dates(
        list(annotate_reports([make_report(text, published=PUBLISHED)])), copies=()
    ).dates
    days = [
        (d.span.quote, d.earliest if d.earliest == d.latest else f"{d.earliest}/{d.latest}")
        for d in found
    ]
    return "; ".join(f"{quote} = {when}" for quote, when in days)


@pytest.mark.parametrize(("text", "expected"), [*WEEKDAYS, *CALENDAR, *STRETCHES, *CLOCKS, *TOLD])
def test_days_of_a_sentence(text: str, expected: str) -> None:
    assert read(text) == expected
