"""What a draft gives to an outlet is compared with that outlet's own report; and a number of some
is no other number of all."""

from functools import cache

import pytest

from drafts import check, kinds, notes_of_kind, only, report
from factories import make_report
from rashomon.draft_check.check_draft import CheckedSentence

pytestmark = pytest.mark.weights

POST = make_report(
    "Dam breaks above Sedge\n\n"
    "A dam broke above Sedge on Monday, and 86 people were taken to shelters, the county said.\n"
    "More than 40 houses in Sedge were flooded.\n"
    "The mayor of Sedge, Ada Thorn, asked the army for boats.\n",
    "post",
    outlet="Harn Post",
    language="en",
)
ECHO = make_report(
    "Flood at Sedge\n\n"
    "The dam above Sedge broke on Monday.\n"
    "Some 400 sheep drowned in the valley, farmers said.\n"
    "The gatekeeper had hired a pump from a neighbour.\n"
    "Eleven of the people in the shelters are children.\n"
    "Ballots of the last vote were found in a cellar.\n",
    "echo",
    outlet="Lorne Echo",
    language="en",
)
GAZETTE = make_report(
    "Sheep drown\n\nAbout 400 sheep drowned in the valley when the dam broke, a vet said.\n",
    "gazette",
    outlet="Tarnow Gazette",
    language="en",
)


@cache
def checked(draft: str) -> CheckedSentence:
    return check(f"It is about the dam.\n{draft}", POST, ECHO, GAZETTE).sentences[-1]


@pytest.mark.parametrize(
    ("draft", "words", "told", "line"),
    [
        (
            "The Harn Post reported that 400 sheep had drowned.",
            "400",
            "not in Harn Post; in Lorne Echo, Tarnow Gazette",
            "Some 400 sheep drowned in the valley, farmers said.",
        ),
        (
            "According to the Lorne Echo, 86 people were taken to shelters.",
            "86",
            "not in Lorne Echo; in Harn Post",
            "and 86 people were taken to shelters",
        ),
        (
            "In the Tarnow Gazette the county counts 40 houses in Sedge that were flooded.",
            "40",
            "not in Tarnow Gazette; in Harn Post",
            "More than 40 houses",
        ),
        (
            "The Harn Post reported that the gatekeeper had hired a pump.",
            "the gatekeeper had hired a pump",
            "not in these words in Harn Post; in Lorne Echo",
            "The gatekeeper had hired a pump from a neighbour.",
        ),
        (
            "Ballots were found in a cellar, the Tarnow Gazette wrote.",
            "Ballots were found in a cellar",
            "not in these words in Tarnow Gazette; in Lorne Echo",
            "Ballots of the last vote were found in a cellar.",
        ),
    ],
)
def test_what_only_others_have_is_not_in_the_outlet_that_the_draft_names(
    draft: str, words: str, told: str, line: str
) -> None:
    (note,) = notes_of_kind(checked(draft), "speaker")
    assert (note.words.quote, note.told) == (words, told)
    assert line in note.lines[0][0]


@pytest.mark.parametrize(
    "draft",
    [
        "The Lorne Echo reported that 400 sheep had drowned.",
        "According to the Harn Post, 86 people were taken to shelters.",
        "The gatekeeper had hired a pump, the Lorne Echo said.",
        "A reporter of the Harn Post told friends about 400 sheep that drowned in the valley.",
        "The Harn Post does not mention the 400 sheep that drowned in the valley.",
        "The Harn Post said that the mayor asked soldiers for boats.",
    ],
)
def test_an_outlet_that_has_it_or_tells_nothing_has_no_note(draft: str) -> None:
    assert checked(draft).notes == ()


def test_where_numbers_and_names_stand_is_said_of_what_no_report_has_in_these_words() -> None:
    sentence = checked("In the valley of Sedge, 400 animals are gone and Ada Thorn is worried.")
    assert sentence.notes == ()
    told = "Sedge: in Lorne Echo, Harn Post; 400: in Lorne Echo, Tarnow Gazette"
    assert sentence.found == f"{told}; Ada Thorn: in Harn Post"


DATED = make_report(
    "Papers at the harbour\n\n"
    "2031-05-17\n\n"
    "The crane lifted 220 pounds at 11 miles per second in the port of Harn.\n"
    "Fifteen boats came, and political groups watched with the security guard Otto Falk.\n"
    "A county road was closed, and the mayor of Vell spent $5 million, or 30% of her means.\n",
    "dated",
    outlet="Vell Star",
    published="2031-05-17",
    language="en",
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("His old rival gained 220 kilograms.", ""),
        ("His old rival gained 220 pounds.", "220 pounds: in Vell Star, beside other words"),
        ("A slow winch moves at 11 miles per hour.", ""),
        ("Fifteen percent of voters wrote in.", ""),
        ("Thirty voters wrote in.", ""),
        ("Politico heard of it.", ""),
        ("The snow melted near Vell County.", ""),
        ("The snow melted near Vell.", "Vell: in Vell Star"),
        ("The snow melted on Saturday.", "Saturday: in no report"),
        ("Some 17 songs were sung.", ""),
        ("An odd debt of $5 million remains.", "$5 million: in Vell Star, beside other words"),
        ("An odd debt of at least $5 million remains.", ""),
        ("Falk sang in March.", "Falk: in Vell Star; March: in no report"),
        ("Snow fell once in March.", "March: in no report"),
    ],
)
def test_a_value_stands_only_where_a_report_prints_it_so(draft: str, found: str) -> None:
    assert check(f"It is about the dam.\n{draft}", DATED).sentences[-1].found == found


@pytest.mark.parametrize(
    "draft",
    ["Eleven children were taken to shelters.", "Eleven children are in the shelters."],
)
def test_a_number_of_some_is_no_other_number_of_all(draft: str) -> None:
    assert checked(draft).notes == ()
    assert checked(draft).unlike == ()


BRIDGE = report(
    "evening gazette",
    "Engineer: I warned the town in autumn\n\n"
    "The engineer of the bridge at Harle, Ines Falk, said that she warned the town of rust in "
    "October.\n",
)
RUST = report(
    "lantern",
    "Fewer bolts rusty than thought\n\n"
    "The Evening Gazette, citing an internal memo, said the town had saved two million crowns on "
    "paint.\n"
    "The Evening Gazette had also written, citing Brand, that the town would sell the ferry.\n"
    "The ferry carries 300 people a day.\n",
)


@pytest.mark.parametrize(
    "draft",
    [
        "The Evening Gazette, citing a memo, said that the town had saved two million crowns.",
        "The Evening Gazette, citing Brand, said that the town would sell the ferry.",
        "According to the Evening Gazette, the town would sell the ferry.",
    ],
)
def test_what_another_report_gives_to_an_outlet_may_stand_in_another_of_its_own(
    draft: str,
) -> None:
    assert kinds(only(draft, BRIDGE, RUST)) == []


def test_what_another_report_tells_itself_is_not_the_outlets() -> None:
    draft = "The Evening Gazette said that the ferry carries 300 people a day."
    (note,) = notes_of_kind(only(draft, BRIDGE, RUST), "speaker")
    assert note.told == "not in Evening Gazette; in Lantern"


def test_what_another_report_gives_to_an_outlet_in_the_contrary_sense_is_not_the_outlets() -> None:
    other = report(
        "lantern", "The Evening Gazette said that the town would not sell the ferry of Harle.\n"
    )
    draft = "The Evening Gazette said that the town would sell the ferry of Harle."
    (note,) = notes_of_kind(only(draft, BRIDGE, other), "speaker")
    assert note.told == "not in these words in Evening Gazette; in Lantern"
