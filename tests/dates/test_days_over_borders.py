"""Plain words for a time in reports written beside a border of the calendar: the New Year, a leap
day, the end of a week."""

import pytest

from report_days import days_read

pytestmark = pytest.mark.weights


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


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [(day, *row) for day, rows in SEEN_FROM.items() for row in rows],
)
def test_days_beside_a_border(published: str, text: str, expected: str) -> None:
    assert days_read(text, published) == expected
