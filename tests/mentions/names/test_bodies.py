"""Names of one body: its words in another spelling or order, its legal form, its country, its
initials, its short name."""

import pytest

from rashomon.mentions.names.forms import Form
from rashomon.mentions.names.joins import body_blocks, join_forms, same_body
from rashomon.model.name import NameKind


def body(text: str) -> Form:
    return Form.of(text, NameKind.ORGANISATION)


def groups(*texts: str) -> list[list[str]]:
    return sorted(join_forms([body(text) for text in sorted(texts)], []).members().values())


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("Velmar Harbour Council", "Velmar Harbor Council", "spelled otherwise"),
        ("Ostau Theatre Guild", "Ostau Theater Guild", "spelled otherwise"),
        ("Salt Mine Authority", "Salt Mines Authority", "spelled otherwise"),
        ("Flood Relief Comission", "Flood Relief Commission", "spelled otherwise"),
        ("Nightjar Lines Ltd", "Nightjar Lines", "without its legal form"),
        ("Brannoe Foods S.A.", "Brannoe Foods", "without its legal form"),
        ("Norrland Council of Farmers", "Farmers Council of Norrland", "in another order"),
        ("Ministry for Salt and Wool", "Wool and Salt Ministry", "in another order"),
        ("Ostau general hospital", "Ostau Hospital", "in another order"),
        ("Portuguese Rescue Corps", "Rescue Corps", "without the country"),
        ("Danish Lighthouse Board", "Denmark's Lighthouse Board", "after the same country"),
    ],
)
def test_a_body_that_is_spelled_or_shortened_otherwise_is_one_with_the_reason(
    one: str, two: str, why: str
) -> None:
    found = same_body(body(one), body(two)) or same_body(body(two), body(one))
    assert found
    assert found.words.endswith(why)
    assert set(body_blocks(body(one))) & set(
        body_blocks(body(two))
    )  # else they are never held against each other


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Velmar Harbour Council", "Velmar Harvest Council"),
        ("Northern Salvage Board", "Southern Salvage Board"),
        ("Nightjar Lines Ltd", "Nightjar Foods"),
        ("Danish Lighthouse Board", "Norwegian Lighthouse Board"),
        ("Danish Lighthouse Board", "Danish Ferry Board"),
        ("Farmers Council of Norrland", "Fishers Council of Norrland"),
        ("National Flood Office", "Flood Office"),
        ("Bank of Velmar", "Velmar"),
        ("Ostau Hospital", "Ostau Theatre"),
        ("Portuguese Rescue Corps", "Corps"),
    ],
)
def test_bodies_that_differ_in_a_word_that_tells_are_two(one: str, two: str) -> None:
    assert same_body(body(one), body(two)) is None
    assert same_body(body(two), body(one)) is None


@pytest.mark.parametrize(
    "texts",
    [
        # initials
        ("NFWU", "Norrland Ferry Workers Union"),
        ("SQH", "Society for Quiet Harbours"),
        ("SfQH", "Society for Quiet Harbours"),
        ("N.W.F.G.", "Norrland Wool and Felt Guild"),
        ("UOND", "Union of Norrland Divers"),
        ("NSFL", "North-Shore Ferry Line"),
        # who leads it
        ("Danish-led coalition", "Denmark-led coalition"),
        ("Danish-led coalition", "coalition"),
        # short names
        ("Nightjar", "Nightjar Airlines"),
        ("Agency", "Norrland Wool Agency"),
        ("Dor", "Dorvin Group"),
        ("Dorv", "Dorvalind Group"),
        ("Ministry of Wool", "ministry"),
        ("Wool Council", "Norrland Wool Council"),
    ],
)
def test_initials_and_short_forms_are_joined_to_the_only_body_that_bears_them(
    texts: tuple[str, ...],
) -> None:
    assert groups(*texts) == [sorted(texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ("NF", "Norrland Ferry Fund"),
        ("UD", "Union of Divers"),  # of two letters none is left out
        ("nfwu", "Norrland Ferry Workers Union"),
        ("NRB", "Nareth Rice Bureau", "Norrland Rescue Board"),
        ("Danish-led coalition", "French-led coalition", "coalition"),
        ("Velmar command", "Velmar forces"),
        ("Ostau forces", "Velmar alliance"),
        ("Nightjar", "Nightjar Airlines", "Nightjar Bank"),
        ("Dorva", "Dorvalin Group"),
        ("Do", "Dorvalin Group"),
        ("Salt Council", "Norrland Wool Council"),
        ("Ministry of Salt", "Ministry of Wool", "ministry"),
        ("Cross", "Red Cross"),
    ],
)
def test_initials_that_fit_none_or_several_bodies_stay_apart(texts: tuple[str, ...]) -> None:
    assert groups(*texts) == sorted([text] for text in texts)
