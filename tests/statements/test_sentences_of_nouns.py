"""Cues that are no verbs: claims, warnings, views, reckonings, sums; each beside nouns that tell
nothing."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights

Said = list[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor's claim that the mill was sold surprised the town.",
            [("the mill was sold", "mayor")],
        ),
        (
            "Ida Krantz repeated her call for a sale of the mill.",
            [("a sale of the mill", "Ida Krantz")],
        ),
        ("The mayor's request for paper surprised the town.", []),
        (
            "The mayor's assertion that the mill was sold surprised the town.",
            [("the mill was sold", "mayor")],
        ),
        (
            "The mayor's announcement that the mill was sold surprised the town.",
            [("the mill was sold", "mayor")],
        ),
        (
            "The mayor's admission that the mill was sold surprised the town.",
            [("the mill was sold", "mayor")],
        ),
        (
            "Ida Krantz's claim that the mill was sold surprised the town.",
            [("the mill was sold", "Ida Krantz")],
        ),
        (
            "A claim by the mayor that the mill was sold surprised the town.",
            [("the mill was sold", "mayor")],
        ),
        (
            "There were fears among nurses that the mill would close.",
            [("the mill would close", "nurses")],
        ),
        ("The union issued a warning that the dam would fail.", [("the dam would fail", "union")]),
        ("The union made a claim that the mill was sold.", [("the mill was sold", "union")]),
        ("The union repeated its claim that the mill was sold.", [("the mill was sold", "union")]),
        ("The union raised concerns about the mill.", [("the mill", "union")]),
        ("The union voiced concerns about the mill.", [("the mill", "union")]),
        (
            "The mayor's claim that the wall was a dam built the year before.",
            [("the wall was a dam built the year before", "mayor")],
        ),
        (
            "The union issued a warning that the mill had closed the flooded yard.",
            [("the mill had closed the flooded yard", "union")],
        ),
        # nobody is told whose it is
        ("The claim that the mill was sold surprised the town.", []),
        ("A warning that the mill would close hung on the gate.", []),
        # nothing is told of what
        ("The mayor's claim surprised the town.", []),
        ("The union issued a warning.", []),
        ("The mayor's claim to the mill was old.", []),
        # nouns that are no speech
        ("The mayor's mill that the bank sold was old.", []),
        ("The union's house that was sold was old.", []),
        # views
        ("According to the ministry, 400 people came.", [("400 people came", "ministry")]),
        ("According to Ida Krantz, 400 people came.", [("400 people came", "Ida Krantz")]),
        (
            "According to Ida Krantz, who leads the club, 400 people came.",
            [("400 people came", "Ida Krantz")],
        ),
        (
            "According to the ministry, which counted them, 400 people came.",
            [("400 people came", "ministry")],
        ),
        ("400 people came, according to the ministry.", [("400 people came", "ministry")]),
        (
            "400 people came, according to the ministry, which counted them.",
            [("400 people came", "ministry")],
        ),
        (
            "400 people, according to the ministry, came.",
            [("400 people, according to the ministry, came", "ministry")],
        ),
        # no view of anybody, or not at its place
        ("By the club's own door, 400 people waited.", []),
        ("By the ministry's gate, 400 people waited.", []),
        ("In the house of the judge, the lamp was old.", []),
        ("In the judge's garden, the wall was old.", []),
        ("All went according to plan.", []),
        ("The ferry runs according to season.", []),
        ("The ferry runs according to the season.", []),
        ("Prices vary according to age and weight.", []),
        ("The ferry sank, according to evidence.", [("The ferry sank", "evidence")]),
        ("The ferry sank, according to police.", [("The ferry sank", "police")]),
        ("The ferry sank, according to testimony.", [("The ferry sank", "testimony")]),
        ("The ferry sank, according to figures.", [("The ferry sank", "figures")]),
        ("In view of the storm, the ferry stayed in port.", []),
        ("All went according to schedule, and the bridge opened.", []),
        ("Seats are given according to size.", []),
    ],
)
def test_claims_and_views(text: str, expected: Said) -> None:
    assert contents(text) == expected
