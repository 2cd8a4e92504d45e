"""Texts of one piece again and again: the processor time that a ledger takes grows with their
length, not with its square."""

import time
from math import log2
from pathlib import Path

import pytest

from rashomon.comparing import compare as comparing
from rashomon.reports import report_pile
from rashomon.reports.read_report import read_report
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
SETTINGS = Settings(stories=StorySettings(one_story=True))
PIECES = {
    "credits": "© Courier (AP) By ",
    "a sentence": "Two people died when the wall fell, the mayor said. ",
    "quotations": "“The wall fell”, she said. ",
    "brackets": "(one (two) three) ",
    "numbers": "12,000 people and 3.4 million crowns, 5 per cent. ",
    "names": "Ana Holm and Per Lund of the Harn Water Board met. ",
    "dates": "On Monday 3 March 2031 and on 4 May, at 5.30pm. ",
    "weekdays": "Monday, Tuesday and Wednesday. ",
    "bylines": "By Ana Holm, Staff Writer\n\n",
    "datelines": "HARN, March 5 (Wire) - It fell. ",
    "captions": "Photo: Ana Holm/Wire. People look at the wall on Monday.\n\n",
    "blank lines": "It fell.\n\n\n\n\n\n",
    "one long line": "word and word and word, ",
}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        report_pile, "read_in_sandbox", read_report
    )  # in this process, whose time is taken


def taken(piece: str, times: int, folder: Path) -> float:
    """Seconds of the processor for the ledger of one report."""
    folder.mkdir()
    (folder / "a.txt").write_text("Wall falls in Harn\n\n" + piece * times, encoding="utf-8")
    started = time.process_time()
    comparing.compare(report_pile.read(str(folder), settings=SETTINGS), settings=SETTINGS)
    return time.process_time() - started


def grows(piece: str, size: int, folder: Path) -> float:
    """The power with which the time grows from one size to four times as much; of two measurements
    of each size the lesser, for the rest is the machine's."""
    one, four = (
        min(
            taken(piece, max(1, characters // len(piece)), folder / f"{characters}.{turn}")
            for turn in range(2)
        )
        for characters in (size, 4 * size)
    )
    return log2(four / one) / 2


@pytest.mark.timeout(1200)
@pytest.mark.parametrize(
    ("name", "size", "most"),
    [
        ("a sentence", 6_000, 1.35),
        *(pytest.param(name, 25_000, 1.5, marks=pytest.mark.slow) for name in sorted(PIECES)),
    ],
)
def test_time_grows_with_the_length(name: str, size: int, most: float, tmp_path: Path) -> None:
    taken("It fell. ", 1, tmp_path / "first")  # what is loaded once
    assert grows(PIECES[name], size, tmp_path) < most
