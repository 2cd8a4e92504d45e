"""How many dead, injured or missing a text counts."""

import pytest

from rashomon.anomalies.story_evidence import find_tolls, numbers_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed and 31 injured.", [("killed", 9), ("injured", 31)]),
        ("A landslide left twenty-two dead.", [("killed", 22)]),
        (
            "The blast killed at least 14 and wounded 1,200 others.",
            [("killed", 14), ("injured", 1200)],
        ),
        ("Some 4,500 residents have been displaced.", [("displaced", 4500)]),
        ("A 42-year-old died.", []),
        ("The 1998 flood killed nobody.", []),
        ("She was detained for 12 hours.", []),
        ("It cost $300 and 12% were hurt.", []),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(toll.kind, toll.number) for toll in find_tolls(text)] == expected


def test_numbers() -> None:
    assert numbers_in("Two of 1,200 and thirty-one") == {2, 1200, 31}
