"""Which happening a number of people harmed is of, and what is known to be two."""

import pytest

from factories import parse_report
from rashomon.comparing.finish import incidents_of, lay_side_by_side, numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.incidents.find_incidents import FoundIncidents
from rashomon.incidents.known_apart import KnownApart
from rashomon.model.incident import Incident

pytestmark = pytest.mark.weights

MILL = (
    "Mill burns in Orlo\n\nNine weavers were killed on Monday when a mill burnt down in Orlo, the "
    "fire chief said, and 14 were injured.\n\nIn 1987, 60 people died in a "
    "fire on a ferry off Harn.\n"
)
TOLL = (
    "Toll of mill fire in Orlo rises\n\nEleven weavers have died in the fire at the mill in Orlo, "
    "the fire chief said on Tuesday.\n\nThe ferry fire off Harn in 1987 cost 62 lives.\n"
)


def incidents(*texts: str) -> FoundIncidents:
    """What these reports tell."""
    pages = [parse_report(text, f"r{n}", published="2031-05-06") for n, text in enumerate(texts)]
    known = prepare_story(pages)
    return incidents_of(lay_side_by_side(known), numbers_of(known))


def test_numbers_of_one_happening_stand_together_and_apart_from_those_of_another() -> None:
    found = incidents(MILL, TOLL)
    of = {number.number.low: number.incident for number in found.numbers}
    assert of[9] == of[11] == of[14] != of[60]
    assert of[60] == of[62]
    mill, ferry = (next(one for one in found.incidents if one.id == of[n]) for n in (9, 60))
    assert (mill.main, mill.place) == (True, "Orlo")
    assert (ferry.main, ferry.day) == (False, "1987-01-01/1987-12-31")
    known = KnownApart(found.incidents)
    assert known.are_apart(mill.named_by, ferry.named_by)
    assert not known.are_apart(mill.named_by, mill.sentences[-1])
    assert not known.are_apart(mill.named_by, "w-unknown")


def test_the_same_incidents_come_in_whatever_order_the_numbers_are_given() -> None:
    texts = [parse_report(text, f"r{n}") for n, text in enumerate((MILL, TOLL))]
    known = prepare_story(texts)
    laid, numbers = lay_side_by_side(known), numbers_of(known)
    backwards = incidents_of(laid, numbers[::-1])
    assert incidents_of(laid, numbers).incidents == backwards.incidents


def test_a_story_in_which_nobody_came_to_harm_has_no_incident() -> None:
    assert incidents("Mill opens\n\nNine mills opened in Orlo.\n").incidents == ()


def test_two_sentences_are_apart_only_if_all_that_they_tell_of_is() -> None:
    fire = Incident("i-1", "a", ("a", "both"), apart=("i-2",))
    flood = Incident("i-2", "b", ("b", "both"), apart=("i-1",))
    quake = Incident("i-3", "c", ("c",))
    known = KnownApart((fire, flood, quake))
    pairs = [("a", "b"), ("a", "both"), ("a", "c")]
    assert [known.are_apart(*pair) for pair in pairs] == [True, False, False]
