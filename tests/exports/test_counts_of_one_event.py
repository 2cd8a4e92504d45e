"""The draft for coders: which counts of an event its low, best and high are taken from."""

import csv
import io
import re
from pathlib import Path

import pytest

import rashomon
from rashomon.exports.formats import FORMATS

POST = """Ferry fire kills 14 at Harn

The Harn Post, 4 March 2031

At least 14 people were killed and 30 injured when a ferry caught fire at Harn on Monday, the fire
service said.
"""
WIRE = """Fourteen dead in ferry fire at Harn

Vale Wire, 4 March 2031

Fourteen people were killed when a ferry burned at Harn on Monday, the coast guard said.
"""


def row(folder: Path, *texts: str) -> dict[str, str]:
    for place, wrapped in enumerate(texts):
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", wrapped)
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    data = FORMATS["ucdp"].made(rashomon.compare(folder))
    return next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


LAST = """Owner of ferry that burned at Harn sold a second ship

Coast Mirror, 5 March 2031

The owner of the ferry that caught fire at Harn on Monday had sold a second ship in May.

{} Tickets for the ferry cost four crowns.
"""
LOWS = [
    ("Governor Ana Brisk said that 11 people had died.", 11),
    ("The governor, Ana Brisk, put the death toll at 11.", 11),
    ("Earlier reports had said that 11 people were killed.", 14),
    ("Eleven of the dead were millers.", 14),
    ("In 1998 a fire on a ferry killed 11 people.", 14),
    ("The coast guard revised the death toll from 11 to 14.", 14),
]


@pytest.mark.weights
@pytest.mark.parametrize(("told", "low"), LOWS)
def test_low_is_the_lowest_that_a_report_gives_as_current(
    tmp_path: Path, told: str, low: int
) -> None:
    assert float(row(tmp_path, POST, WIRE, LAST.format(told))["low"]) == low


HURT = [
    ("More than 25 people were hurt on the ferry that burned at Harn.", "25"),
    ("Nine of the injured are in critical condition, the hospital said.", "30"),
    ("Fourteen people died. The town is in mourning. Another 26 people were hurt.", "26"),
]


@pytest.mark.weights
@pytest.mark.parametrize(("told", "low"), HURT)
def test_the_hurt_of_the_event_are_not_set_aside(tmp_path: Path, told: str, low: str) -> None:
    fields = row(tmp_path, POST, WIRE, LAST.format(told))
    assert fields["injured_low"].removesuffix(".0") == low
    assert "Hurt, perhaps in another event" not in fields["notes"]
