"""Two quotations with two cues, speech that is nobody's, and names that are months or begin with a
particle."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Ida Voss and Ola Lind met. "The dam will hold," Voss had promised; "the dam was '
            'rotten," Lind said now.',
            [('"The dam will hold,"', "Ida Voss"), ('"the dam was rotten,"', "Ola Lind")],
        ),
        ("Premier May said the road was open.", [("the road was open", "May")]),
        (
            "The engineer Anna van der Meer came. Van der Meer said the rope was new.",
            [("the rope was new", "Anna van der Meer")],
        ),
    ],
)
def test_each_has_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is false that Ida Berg said the dam was safe.",
        "In the play the mayor says the dam is safe.",
        "Ida Berg would say that the dam was safe.",
        "Ida Berg will say that the dam is safe.",
        "If Ida Berg says the dam is safe, people will come.",
        "Did Ida Berg say that the dam was safe?",
        "Nobody said that the dam was safe.",
    ],
)
def test_nobody_said_it(text: str) -> None:
    assert contents(text) == []
