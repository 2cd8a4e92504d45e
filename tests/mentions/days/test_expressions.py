"""Expressions of time: which there are, how they are read, how precise they are."""

import time
from datetime import date

import pytest

from rashomon.mentions.days.days import SpokenTime
from rashomon.mentions.days.expressions import NO_DAYS, Expression, find_times
from rashomon.mentions.days.meaning import meaning_of


def find_expressions(text: str) -> list[Expression]:
    return [time for time in find_times(text) if time.kind not in NO_DAYS]


def found(text: str) -> list[str]:
    return [text[e.start : e.end] for e in find_expressions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Saturday night.", ["Saturday night"]),
        ("Divers searched late Friday and early on Monday.", ["late Friday", "early on Monday"]),
        ("The barge sank late on Friday, 27 May.", ["late on Friday, 27 May"]),
        ("It opened on Thursday, Feb. 6, 2020, in the rain.", ["Thursday, Feb. 6, 2020"]),
        ("It opened on 6 February 2020 in the rain.", ["6 February 2020"]),
        ("It opened on the 6th of February.", ["6th of February"]),
        ("Filed 2020-02-06.", ["2020-02-06"]),
        ("Filed 06/02/2020.", ["06/02/2020"]),
        ("Talks in early March failed.", ["early March"]),
        ("By the end of April it was over.", ["the end of April"]),
        ("It has rained since June.", ["June"]),
        ("Snow fell overnight.", ["overnight"]),
        ("The price rose almost overnight.", []),
        ("The song was an overnight success.", []),
        ("It began in May that year.", ["May that year"]),
        ("The war of the 1990s ended.", ["the 1990s"]),
        ("He ruled from 2005 to 2008.", ["2005 to 2008"]),
        ("Between May 2011 and June 2012 nothing moved.", ["May 2011 and June 2012"]),
        ("The fair runs 6-8 June.", ["6-8 June"]),
        ("They were called at 7.25am on Thursday.", ["at 7.25am on Thursday"]),
        ("They were called at 7.25 to a house.", ["7.25"]),
        ("The boat left at 18:40 GMT Sunday.", ["at 18:40 GMT Sunday"]),
        ("Earlier this week it snowed.", ["Earlier this week"]),
        ("Within the past 36 hours, two fell.", ["Within the past 36 hours"]),
        ("He came two weeks ago.", ["two weeks ago"]),
        ("He came less than three weeks ago.", ["less than three weeks ago"]),
        ("A day earlier, he had gone.", ["A day earlier"]),
        ("He left the next day.", ["the next day"]),
        ("It ends in two weeks' time.", ["in two weeks' time"]),
        (
            "They met last fall and again in the summer of 2019.",
            ["last fall", "the summer of 2019"],
        ),
        ("The bells rang at about twenty to one.", ["at about twenty to one"]),
        (
            "The bells rang at half past six on Monday evening.",
            ["at half past six on Monday evening"],
        ),
        ("The bells rang shortly before three, he said.", ["shortly before three"]),
        ("He slept until six o'clock.", ["until six o'clock"]),
        ("The second message came at two minutes past five.", ["at two minutes past five"]),
        (
            "It came at ten minutes to five in the afternoon.",
            ["at ten minutes to five in the afternoon"],
        ),
        ("He died a little before eleven.", ["a little before eleven"]),
        ("The convoy drove out at six, he said.", ["at six"]),
        ("Four were let go at around eleven, three children among them.", ["at around eleven"]),
        ("The toll stood at six.", []),
        ("The number of the missing was put at seven, police said.", []),
        ("She is at one with him.", []),
        ("They took 500 people off the jetty before dark.", ["dark"]),
        ("It was before dark clouds came.", []),
        ("The stairs had been locked since morning.", ["since morning"]),
        ("They have waited since the morning.", ["since the morning"]),
        ("By mid-morning the road was dry.", ["By mid-morning"]),
        ("In our noon bulletin we spoke of nine.", ["noon"]),
        ("The March letter was lost.", ["March"]),
        ("Half of the April rain fell at once.", ["April"]),
        ("Old people recall 1961, when the lake froze.", ["1961"]),
        ("Rain fell on 22 and 23 April.", ["22 and 23 April"]),
        ("Two barges sank on January 8 and 9 and blocked the lock.", ["January 8 and 9"]),
        ("On May 8 12 barges sank, and on May 9 and 10 barges too.", ["May 8", "May 9"]),
        ("The fair of 27 February-2 March was long.", ["27 February-2 March"]),
    ],
)
def test_dates_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 42-year-old waited for three hours.",
        "He may march on; the march of progress.",
        "May Smith and April Jones spoke.",
        "Every Friday they fish.",
        "He reads The Sunday Lantern.",
        "Some 2000 people came.",
        "It cost $2018 and weighed 1.5 kg.",
        "Prices rose 7.25 percent.",
        "They built it in two weeks of work.",
        "It happened again and again.",
        "The odds were ten to one.",
        "He ran past three men, and one to two miles more.",
        "The March on the capital was long.",
        "",
    ],
)
def test_words_that_only_look_like_dates_are_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "1 " * 10_000,
        "early " * 10_000,
        "Saturday " * 2_000,
        "\u200b\ud800 \U0001f600",
    ],
)
def test_odd_texts_are_read_within_seconds(text: str) -> None:
    start = time.process_time()
    find_expressions(text)
    assert time.process_time() - start < 5


ANCHOR = date(2018, 6, 14)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        tuple(line.rsplit(": ", 1))
        for line in """
last weekend: 2018-06-09 2018-06-10
this weekend: 2018-06-16 2018-06-17
the past three months: 2018-03-14 2018-06-14
the next two weeks: 2018-06-15 2018-06-28
within a week: 2018-06-14 2018-06-21
three days from now: 2018-06-17 2018-06-17
earlier this year: 2018-01-01 2018-06-14
late last month: 2018-05-21 2018-05-31
early next week: 2018-06-18 2018-06-20
the end of the year: 2018-12-01 2018-12-31
the day before yesterday: 2018-06-12 2018-06-12
the day after tomorrow: 2018-06-16 2018-06-16
overnight: 2018-06-13 2018-06-14
last night: 2018-06-13 2018-06-13
last summer: 2017-06-01 2017-08-31
the summer of 2016: 2016-06-01 2016-08-31
the 1990s: 1990-01-01 1999-12-31
mid-May: 2018-05-11 2018-05-20
early 2017: 2017-01-01 2017-04-30
late September 2016: 2016-09-21 2016-09-30
next October: 2018-10-01 2018-10-31
the beginning of 2017: 2017-01-01 2017-01-31
the night of 3 May: 2018-05-03 2018-05-03
30 June until 2 July: 2018-06-30 2018-07-02
""".strip().splitlines()
    ],
)
def test_reading(words: str, days: str) -> None:
    text = f"They met {words}."
    (found,) = find_expressions(text)
    read = meaning_of(SpokenTime(found, ANCHOR))
    assert (text[found.start : found.end], f"{read[0]} {read[1]}") == (words, days)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sluice was opened at 6:40 PM.", "at 6:40 PM"),
        ("The sluice was opened at 6 PM.", "at 6 PM"),
        ("The sluice was opened at 6:40AM.", "at 6:40AM"),
        ("The sluice was opened at 6:40 P.M. EST.", "at 6:40 P.M. EST"),
        ("The sluice was opened at six p.m.", "at six p.m."),
        ("The sluice was opened at 6 o'clock pm.", "at 6 o'clock pm"),
        ("The sluice was opened at half past six pm.", "at half past six pm"),
        ("The sluice was opened at 12:05 AM.", "at 12:05 AM"),
        ("The sluice was opened at 12 PM.", "at 12 PM"),
    ],
)
def test_twelve_hours_in_every_form(text: str, words: str) -> None:
    assert found(text) == [words]
