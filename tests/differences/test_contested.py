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


BEAR = (
    "A 450-pound bear that had climbed over a fence was shot at Harn Zoo on Saturday.",
    "Police said that a 450-pound bear was shot when it left its pen at Harn Zoo on Saturday.",
)
BOY = (
    "A three-year-old boy fell into a deep well in Orlo on Friday and was pulled out alive.",
    "Neighbours heard the three-year-old boy cry in the deep well of Orlo on Friday.",
)
BROTHERS = (
    "Two brothers, aged 7, were pulled from the ice of Lake Sorn on Sunday.",
    "A teacher pulled two boys aged 7 from the ice of Lake Sorn on Sunday.",
)
ATTACK = (
    "Gunmen stormed a police post in Meron on Tuesday. Five attackers were shot dead.",
    "A police post in Meron was stormed on Tuesday. Five attackers were killed as well.",
)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("alike", "third", "is_agreed"),
    [
        (BEAR, "Keepers shot a 400-pound bear on Saturday.", False),
        (BEAR, "Keepers shot a bear on Saturday after it had climbed over a fence.", True),
        (BEAR, "The wall of the zoo is 20 metres long, and a bear was shot on Saturday.", True),
        (BOY, "Police in Orlo said the child, 4, had run from his mother.", False),
        (BOY, "The firefighter Sela Brandt, 34, pulled the boy out of the well.", True),
        (BROTHERS, "Two boys, 8, fell through the ice of Lake Sorn on Sunday.", False),
        (ATTACK, "Seven of the attackers were killed in Meron, the ministry said.", False),
        (ATTACK, "Three of the attackers were killed in Meron at the gate.", True),
        (ATTACK, "Three police officers were killed in Meron on Tuesday.", True),
        (ATTACK, "In this war, 9,000 attackers were killed in one year.", True),
    ],
)
def test_a_number_is_agreed_where_no_other_report_gives_one_that_may_be_of_the_same(
    alike: tuple[str, str], third: str, *, is_agreed: bool, tmp_path: Path
) -> None:
    texts = dict(zip(("courier.txt", "post.txt", "herald.txt"), (*alike, third), strict=True))
    folder = put_files(tmp_path / "r", {n: f"What is new\n\n{t}\n" for n, t in texts.items()})
    ledger = rashomon.compare(folder, settings=Settings(stories=StorySettings(True)))
    (story,) = ledger.stories
    agreed = [one for one in story.differences if one.status is Status.AGREED]
    assert any(one.group in {"pound", "age", "attacker"} for one in agreed) is is_agreed
