"""Expressions of which a day's name is only a part, nights behind midnight, deadlines, names."""

import pytest

from report_days import times_read

PUBLISHED = "2031-03-07"  # a Friday


@pytest.mark.parametrize(
    "text",
    [
        "The vote is due on the first Monday of May.",
        "The fair is on the last Sunday in June.",
        "He voted on the second Tuesday of April.",
        "The ferry failed on the Tuesday before Easter.",
        "He was freed the Friday after the vote.",
        "He came the Monday after next.",
        "They met on the Sunday before last.",
        "They met last Sunday but one.",
        "They met on the eve of Sunday.",
        "The previous Friday a tug had failed.",
        "It burned on Monday week.",
        "It starts a week on Monday.",
        "It opened two weeks from Thursday.",
        "It was cut a year ago today.",
        "The match is on Friday the 13th.",
        "It was Friday, 13th.",
        "It rained in the first week of March.",
        "It grew in the third quarter of 2030.",
        "The bridge was shut on Good Friday.",
        "Polls open at 8 a.m. on the first Monday of May.",
        # names
        "The Sunday Mirror and Monday Club met.",
        "He plays for Sheffield Wednesday.",
        "The Friday Group and the Wednesday Journal disagreed.",
        "He left the week before last Friday.",
        "He left two days before 3 March 2031.",
        "Every other Monday it rains.",
        "It rained in the first half of last week.",
        # denied
        "It began not on Monday.",
        "It was neither on Monday nor on Tuesday.",
        "It was not today, and never on 3 March.",
        "Some 1.5.2031 crowns were paid.",
    ],
)
def test_what_is_not_read_whole_gives_no_day(text: str) -> None:
    assert times_read(text, PUBLISHED) == ""


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It failed on Friday last week.", "Friday last week = 2031-02-28"),
        ("It will open on Tuesday of next week.", "Tuesday of next week = 2031-03-11"),
        ("He was hurt on Tuesday after a chase.", "Tuesday = 2031-03-04"),
        ("He was jailed for three months on Thursday.", "Thursday = 2031-03-06"),
        ("He was hurt last Friday.", "last Friday = 2031-02-28"),
        ("On Monday, 3rd March, he spoke.", "Monday, 3rd March = 2031-03-03"),
        ("On Monday Smith said he would go.", "Monday = 2031-03-03"),
        ("In Washington Thursday, Brandt spoke.", "Thursday = 2031-03-06"),
        ("It began not on Monday, 3 March, but on Sunday.", "Sunday = 2031-03-02"),
        ("Police could not on Sunday confirm it.", "Sunday = 2031-03-02"),
        ("It was not until Monday that he left.", "Monday = 2031-03-03"),
        ("He fled the day after Monday's vote.", "Monday = 2031-03-03"),
        ("On 1.3.2031 officials left.", "1.3.2031 = 2031-03-01"),
        # one or the other
        ("It began on 3 or 4 March.", "3 or 4 March = 2031-03-03/2031-03-04"),
        ("It began on March 3 or 4.", "March 3 or 4 = 2031-03-03/2031-03-04"),
        ("On March 3 and 4 men fled.", "March 3 = 2031-03-03"),
        ("It rained on 3, 4 and 5 March.", "3, 4 and 5 March = 2031-03-03/2031-03-05"),
        ("It began on Monday or Tuesday.", "Monday or Tuesday = 2031-03-03/2031-03-04"),
        ("It fell in 2019 or 2020.", "2019 or 2020 = 2019-01-01/2020-12-31"),
        # a night goes on behind midnight
        ("The wall fell on Thursday night at 11 p.m.", "Thursday night at 11 p.m. = 2031-03-06"),
        ("The wall fell on Thursday at 1 a.m.", "Thursday at 1 a.m. = 2031-03-06"),
        # deadlines and plans look ahead
        ("The guards were told to leave by Sunday.", "Sunday = 2031-03-09"),
        ("The bridge stays closed until Friday.", "Friday = 2031-03-07"),
        ("He set a May 1 deadline.", "May 1 = 2031-05-01"),
        # but not what was over by then
        ("The strike lasted until Sunday.", "Sunday = 2031-03-02"),
        ("By Tuesday evening all were home.", "Tuesday evening = 2031-03-04"),
    ],
)
def test_what_is_read_whole(text: str, times: str) -> None:
    assert times_read(text, PUBLISHED) == times
