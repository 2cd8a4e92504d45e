"""Which words tell a time."""

import time

import pytest

from rashomon.dates.expressions import find_expressions


def found(text: str) -> list[str]:
    return [text[e.start : e.end] for e in find_expressions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Saturday night.", ["Saturday night"]),
        ("Divers searched late Friday and early on Monday.", ["late Friday", "early on Monday"]),
        ("It opened on Thursday, Feb. 6, 2020, in the rain.", ["Thursday, Feb. 6, 2020"]),
        ("It opened on 6 February 2020 in the rain.", ["6 February 2020"]),
        ("It opened on the 6th of February.", ["6th of February"]),
        ("Filed 2020-02-06.", ["2020-02-06"]),
        ("Filed 06/02/2020.", ["06/02/2020"]),
        ("Talks in early March failed.", ["early March"]),
        ("By the end of April it was over.", ["the end of April"]),
        ("It has rained since June.", ["June"]),
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
        ("They walked through the night.", ["through the night"]),
        ("In our noon bulletin we spoke of nine.", ["noon"]),
        ("The March letter was lost.", ["March"]),
        ("Half of the April rain fell at once.", ["April"]),
        ("Old people recall 1961, when the lake froze.", ["1961"]),
        ("Rain fell on 22 and 23 April.", ["22 and 23 April"]),
        ("Hours earlier he had denied it.", ["Hours earlier"]),
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
def test_no_dates(text: str) -> None:
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
def test_odd_texts_take_no_time(text: str) -> None:
    start = time.perf_counter()
    find_expressions(text)
    assert time.perf_counter() - start < 5
