"""Two prints by one outlet are one source, and so are two that quote one speaker: they do not
agree."""

from pathlib import Path

import pytest

import rashomon
from rashomon.model.difference import Status
from rashomon.model.ledger import Ledger

pytestmark = pytest.mark.weights

# Of each event two sentences with one toll.
EVENTS = {
    "mill": (
        "Three firemen were hurt when the mill of Orrin burned down on Monday, police said.",
        "Fire destroyed the mill of Orrin, and three firemen were hurt.",
    ),
    "tram": (
        "A tram hit a coach in Pell on Friday and injured eleven passengers, a doctor said.",
        "Eleven passengers were injured when a tram hit a coach in Pell on Friday.",
    ),
    "slide": (
        "A landslide in the valley of Sorr killed four shepherds on Sunday, the mayor said.",
        "Four shepherds were killed by a landslide in the valley of Sorr on Sunday.",
    ),
    "boat": (
        "Six anglers drowned off Inch on Tuesday when their boat overturned, the navy said.",
        "Six anglers drowned on Tuesday after their boat had overturned off Inch.",
    ),
    "crane": (
        "A crane fell in the harbour of Brae on Thursday and killed two welders, a union said.",
        "Two welders were killed on Thursday by a crane that fell in the harbour of Brae.",
    ),
    "bees": (
        "Wild bees stung seven pupils of the school of Olm on Wednesday, a teacher said.",
        "Seven pupils of the school of Olm were hurt on Wednesday by wild bees.",
    ),
    "raid": (
        "Police arrested nine smugglers in the caves of Harn on Saturday, an officer said.",
        "Nine smugglers were arrested in the caves of Harn on Saturday, an officer said.",
    ),
    "quake": (
        "An earthquake in Corrie injured twenty miners on Monday night, the company said.",
        "Twenty miners were injured on Monday night by an earthquake in Corrie.",
    ),
    "race": (
        "A sledge ran into the crowd at Kuppen on Sunday and hurt five guests, a judge said.",
        "Five guests were hurt at Kuppen on Sunday by a sledge that ran into the crowd.",
    ),
    "gas": (
        "Gas in a cellar in Mahlen killed two plumbers on Friday, their employer said.",
        "Two plumbers were killed by gas in a cellar in Mahlen on Friday.",
    ),
}


def compared(folder: Path, second: str) -> Ledger:
    """What is made of the events as one outlet tells them first and `second` tells them then."""
    for event, told in EVENTS.items():
        for number, (outlet, words) in enumerate(zip(("Quill Post", second), told, strict=True)):
            headline = f"{words.split(',')[0]} ({number + 1})"
            page = (
                f'<html><head><title>{headline}</title><meta property="og:site_name" '
                f'content="{outlet}"></head><body><article><h1>{headline}</h1><p>{words}</p>'
                "</article></body></html>"
            )
            (folder / f"{event}-{number}.html").write_text(page, encoding="utf-8")
    return rashomon.compare(folder)


def test_two_prints_by_one_outlet_do_not_agree(tmp_path: Path) -> None:
    ledger = compared(tmp_path, "Quill Post")
    told = [one for story in ledger.stories for one in story.differences if one.is_told_alike]
    assert len(told) >= 8
    assert {one.status for one in told} == {Status.SINGLE}


def test_two_that_quote_one_speaker_do_not_agree(tmp_path: Path) -> None:
    said = "Three firemen were hurt in the mill of Orrin, police said on Monday.\n"
    (tmp_path / "post.txt").write_text(f"Mill burns\nQuill Post\n\n{said}", encoding="utf-8")
    (tmp_path / "echo.txt").write_text(f"Fire in mill\nLarn Echo\n\n{said}", encoding="utf-8")
    told = [one for story in rashomon.compare(tmp_path).stories for one in story.differences]
    assert [one.status for one in told] == [Status.SINGLE]


def test_two_outlets_agree(tmp_path: Path) -> None:
    ledger = compared(tmp_path, "Larn Echo")
    told = [one for story in ledger.stories for one in story.differences if one.is_told_alike]
    assert len(told) >= 8
    assert {one.status for one in told} == {Status.AGREED}
