"""Captions and credits."""

import pytest

from rashomon.reports.frame.captions import credit_alone, is_caption, is_gallery
from rashomon.reports.text_lines import split_lines

HEADLINE = frozenset({"harbour", "fire", "leaves", "hundreds", "without", "homes"})


@pytest.mark.parametrize(
    "line",
    [
        "Smoke rises over the harbour of Port Arden, June 3, 2021.",
        "Smoke rises over the harbour. REUTERS/Ana Ruiz",
        "Smoke rises over the harbour. (AP Photo/Ana Ruiz, File)",
        "FILE - In this June 3, 2019 file photo, the mayor speaks to reporters.",
        "A frame grab shows men who fled the fire",
        "Image caption The fire began in the harbour",
        "The mayor (L) with the chief of the fire brigade",
        "Firemen carry hoses along the quay Ana Ruiz/PA",
        "Firemen carry hoses along the quay Getty Images",
        "PA The fire began in the harbour shortly after noon",
        "The harbour before the fire. Photo: Ana Ruiz",
        "Ana Ruiz, harbour master, on the harbour fire",
        "Families wait for news at the town hall (Reuters)",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(split_lines(line)[0], HEADLINE)


@pytest.mark.parametrize(
    "line",
    [
        "The fire began in the harbour on June 3, 2021.",
        "He was born on May 4, 1980.",
        "The mayor said the fire was out, AP reported.",
        "Reuters could not verify the footage.",
        "The news agency AFP said two ships sank.",
        "“Smoke rises over the harbour,” she wrote on June 3, 2021.",
        "What happens next",
        "Two of them were seen by a neighbour as they ran towards the ship.",
    ],
)
def test_prose(line: str) -> None:
    assert not is_caption(split_lines(line)[0], HEADLINE)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: Ana Ruiz", True),
        ("(Ana Ruiz / The Lamp)", True),
        ("Getty Images", True),
        ("Ana Ruiz/AFP", True),
        ("Fire at sea", False),
        ("(He did not say why.)", False),
    ],
)
def test_credit_alone(line: str, credit: bool) -> None:
    assert credit_alone(line) is credit


@pytest.mark.parametrize(
    ("line", "gallery"),
    [
        ("3/12 The quay on Monday", True),
        ("Fire 3 show all Fire 1/3 The quay Ana Ruiz 2/3 The mayor 3/3 Smoke", True),
        ("3/4 of the town had no power", False),
        ("9/11 was the worst day", False),
        ("Turnout was 1/3 lower", False),
    ],
)
def test_gallery(line: str, gallery: bool) -> None:
    assert is_gallery(line) is gallery
