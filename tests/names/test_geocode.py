"""Where the places of one text are."""

import re

import pytest

from bench.public.geocode import geocode


def placed(text: str, **more: str) -> list[str | None]:
    """The country of each place marked with brackets, with its region for the United States."""
    plain, spans = "", []
    for part in re.split(r"(\[[^\]]+\])", text):
        if part.startswith("["):
            spans.append((len(plain), len(plain) + len(part) - 2))
        plain += part.strip("[]")
    return [
        at and f"{at.country} {at.lat:.0f} {at.lon:.0f}" for at in geocode(plain, spans, **more)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fire crews from [Paris], [Texas], drove on to [Dallas].",
            ["US 34 -96", "US 31 -99", "US 33 -97"],
        ),
        ("The president flew from [Paris] to [Lyon].", ["FR 49 2", "FR 46 5"]),
        ("A tram in [Manchester], [N.H.], struck a car.", ["US 43 -71", "US 44 -72"]),
        (
            "[Springfield] lies between [Chicopee] and [Holyoke].",
            ["US 42 -73", "US 42 -73", "US 42 -73"],
        ),
        ("The [Spanish] minister was in [Valencia].", ["ES 40 -4", "ES 39 -0"]),
        ("[Xqzzyth] is not on any map.", [None]),
    ],
)
def test_each_place_of_a_text_lies_where_the_words_around_it_say(
    text: str, expected: list[str | None]
) -> None:
    assert placed(text) == expected
