"""Nobody agrees on a number where another report counts the same noun otherwise."""

from pathlib import Path

import pytest

import rashomon
from rashomon.model.difference import Status
from rashomon.settings import Settings, StorySettings
from stored import put_files

NINE = "Nine goats fled from a burning barn at Ostrel on Saturday."
POST = "Nine goats fled when a barn burned at Ostrel on Saturday, the fire service said."


@pytest.mark.weights
@pytest.mark.parametrize(
    ("third", "agreeing"),
    [
        ("Eleven goats fled from a barn that burned at Ostrel on Saturday.", []),
        ("Nine goats fled from a barn that burned at Ostrel on Saturday.", ["goat"]),
        ("A barn that burned at Ostrel on Saturday was built of oak.", ["goat"]),
    ],
)
def test_agreement_is_said_where_no_other_report_counts_otherwise(
    third: str, agreeing: list[str], tmp_path: Path
) -> None:
    texts = {"courier.txt": NINE, "post.txt": POST, "herald.txt": third}
    folder = put_files(tmp_path / "r", {n: f"Barn burns\n\n{text}\n" for n, text in texts.items()})
    ledger = rashomon.compare(folder, settings=Settings(stories=StorySettings(True)))
    (story,) = ledger.stories
    agreed = [one.unit for one in story.differences if one.status is Status.AGREED]
    assert agreed == agreeing
