"""Numbers that somebody does not accept, and those that a report only supposes, wishes or asks."""

import pytest

from factories import parse_report
from numbers_counted import numbers_in
from rashomon.comparing.finish import numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.numbers.counted_number import CountedNumber

pytestmark = pytest.mark.weights
UNION = "The union said 90 miners died"

REJECTED = [
    ("The union claimed 90 miners were trapped, a figure the mine office called wrong.", True),
    ("A blogger claimed 90 miners had been trapped, which police said was untrue.", True),
    ("The union put the number of dead at 90, a claim rejected by the mine office.", True),
    (f"{UNION}, a number that the ministry disputes.", True),
    (f"{UNION}. The ministry called that figure wrong.", True),
    (f"{UNION}. Officials denied the number.", True),
    (f"{UNION}. The army rejected the count as invented.", True),
    (f"{UNION}, but the ministry denied it.", True),
    ("The mine office disputed the union's claim that 90 miners died.", True),
    ("Reports that 90 miners died turned out to be wrong.", True),
    (f"{UNION}.\n\nThe ministry called that figure wrong.", True),
    # nobody rejects this number
    (f"{UNION}, a figure nobody disputes.", False),
    (f"{UNION}, a figure the mine office confirmed.", False),
    (f"{UNION}. The mine office did not dispute the figure.", False),
    (f"{UNION}. The company denied claims that it ignored warnings.", False),
    (f"{UNION}. The minister rejected the call to resign.", False),
    (f"{UNION}.\n\nThe ministry called the figure wrong.", False),
    # who gives it rejects another one, or denies what he is said to have done
    ("The ministry said 90 miners died and called the rebels' figure wrong.", False),
    ("Police said he killed 90 people. He denies it.", False),
]


@pytest.mark.parametrize(("text", "is_rejected"), REJECTED)
def test_whose_number_somebody_does_not_accept(text: str, is_rejected: bool) -> None:
    (number,) = [one.number for one in numbers_in(text) if one.number.low == 90]
    assert (number.rejected is not None) is is_rejected
    if number.rejected:
        assert number.rejected.quote == text


def test_the_last_number_before_is_meant() -> None:
    numbers = numbers_in(
        "Nine people died, the hospital said. The mayor said 32 people had died, but withdrew the "
        "figure in the evening."
    )
    assert [one.number.low for one in numbers if one.number.rejected] == [32.0]


DOUBTED = [
    ("Some shopkeepers say 90 people died. This paper found no evidence of that.", True),
    ("Posts say 90 people were killed. Reporters found nothing to support the claim.", True),
    ("There is talk of 90 dead. The station was not able to verify the report.", True),
    ("Rumours of 90 deaths have not been confirmed.", True),
    ("A baker put the number of dead at 90, a figure for which there is no proof.", True),
    ("Unconfirmed reports put the number of dead at 90.", True),
    ("The station could not verify reports that 90 people died.", True),
    # who gives it stands for it, or something else is doubted
    ("The rebels said they killed 90 soldiers. The claim could not be verified.", False),
    ("Officials said 90 people died. The figure could not be independently verified.", False),
    ("The mayor said 90 people died. The cause could not be confirmed.", False),
    ("Police said 90 people died and blamed a baker. He said there was no proof of that.", False),
    ("Ninety people died, the mayor said. The station could not verify reports of theft.", False),
    ("Police said 90 people died, but found no sign of arson.", False),
    ("Ninety people died. A baker put the dead at 400, a figure without any proof.", False),
    ("Ninety people died. A baker spoke of 400, a number for which there is no proof.", False),
    ("Ninety died; a baker spoke of 400, a number for which there is no proof.", False),
    ("Some say 90 people died. Some spoke of 400, and the paper found no proof of that.", False),
]


@pytest.mark.parametrize(("text", "is_doubted"), DOUBTED)
def test_a_rumour_that_its_report_doubts_or_could_not_confirm(text: str, is_doubted: bool) -> None:
    (number,) = [one.number for one in numbers_in(text) if one.number.low == 90]
    assert (number.rejected is not None) is is_doubted


def test_the_number_of_a_headline_is_rejected_where_the_report_says_so_below() -> None:
    below = "The union said 90 miners died, a figure the ministry called wrong."
    for headline, is_rejected in (("90 miners died", True), ("81 miners died", False)):
        text = f"{headline}\n\n{below}"
        page = parse_report(text, published="2031-05-07", language="en", title=headline)
        first = min(numbers_of(prepare_story([page])), key=CountedNumber.place)
        assert (first.number.rejected is not None) is is_rejected


OPEN = [
    ("He meant to shoot ten people, police said.", True),
    ("The crew hoped to rescue ten people.", True),
    ("If ten people had died, the mine would have closed.", True),
    ("Ten dead in Harn?", True),
    ("The toll is expected to rise to ten.", True),
    ("Ten people died in Harn.", False),
    ("The town plans to build ten houses.", False),
]


@pytest.mark.parametrize(("text", "is_open"), OPEN)
def test_what_is_only_supposed_wished_or_asked(text: str, is_open: bool) -> None:
    (number,) = numbers_in(text)
    assert number.negated is is_open


OTHER_EVENTS = [
    ("The bridge was hit in the war of the last century, when 80 people died on it.", True),
    ("In the film, 80 people die in a fire.", True),
    ("In a drill last week, 80 people were hurt on paper.", True),
    ("The fire at the film studio killed 80 people.", False),
]


@pytest.mark.parametrize(("text", "is_another"), OTHER_EVENTS)
def test_a_film_a_drill_and_a_war_of_old_are_other_events(text: str, is_another: bool) -> None:
    (number,) = numbers_in(text)
    assert (number.event.over is not None) is is_another
