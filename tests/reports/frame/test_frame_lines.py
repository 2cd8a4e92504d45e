"""Lines that frame a page, on texts made up for the tests: their words stand in no table."""

import pytest

from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

TITLE = "Three dead in harbour fire at Kasvik"
PROSE = """Three people were killed on Tuesday when a warehouse burned down in the harbour of \
Kasvik, the mayor of the town said on Wednesday.

The fire had started in a shed with old nets, Jon Lund told reporters, and the wind carried it \
over to the roof of the hall within minutes.

"We could do nothing but watch," he said, adding that two firefighters were still in hospital with \
burns to their hands and faces.
"""
HEADS = [
    (f"{TITLE}\nNorthern Lantern, Kasvik\n3.5.2021", "Northern Lantern", "2021-05-03"),
    (f"{TITLE}\nBy Ana Ruiz | Northern Lantern | 3 May 2021", "Northern Lantern", "2021-05-03"),
    (f"{TITLE}\n3 May 2021 - Northern Lantern", "Northern Lantern", "2021-05-03"),
    (
        f"{TITLE}\nNorthern Lantern / Tuesday 4 May 2021 / 17:30 / Ana Ruiz",
        "Northern Lantern",
        "2021-05-04",
    ),
    (f"{TITLE}\nPublished by Northern Lantern on 4 May 2021", "Northern Lantern", "2021-05-04"),
    (f"{TITLE}\nStatement by the Kasvik Council, 4 May 2021", "Kasvik Council", "2021-05-04"),
    (f"NORTHERN LANTERN\n\n{TITLE}", "Northern Lantern", None),
    (
        f"Northern Lantern\nTuesday 4 May 2021\n{TITLE}\nby Ana Ruiz",
        "Northern Lantern",
        "2021-05-04",
    ),
    (f"lantern.example | 4 May 2021\n{TITLE}", "lantern.example", "2021-05-04"),
]


@pytest.mark.parametrize(("head", "outlet", "day"), HEADS, ids=range(len(HEADS)))
def test_heads(head: str, outlet: str, day: str | None) -> None:
    report = read(f"{head}\n\n{PROSE}")
    assert (report.title, report.outlet, (report.published or "")[:10] or None) == (
        TITLE,
        outlet,
        day,
    )
    furniture = {span.quote for span in report.furniture}
    assert [
        line for line in head.split("\n") if line and line != TITLE and line not in furniture
    ] == []


@pytest.mark.parametrize(
    "standfirst",
    [
        "Mayor speaks of a night of horror; families wait at the gates",
        "* Two firefighters still in hospital",
    ],
)
def test_what_says_more_of_the_story_is_kept(standfirst: str) -> None:
    assert standfirst not in {
        span.quote for span in read(f"{TITLE}\n{standfirst}\n3 May 2021\n\n{PROSE}").furniture
    }


@pytest.mark.parametrize(
    "foot",
    [
        "Tomorrow in our supplement: twelve walks by the sea",
        "Lantern. Your harbour, your paper. | Contact: desk@lantern.example",
        "AR/jl",
    ],
)
def test_what_stands_below_the_story(foot: str) -> None:
    assert foot in {span.quote for span in read(f"{TITLE}\n\n{PROSE}\n{foot}\n").furniture}


def test_the_last_paragraph_is_kept() -> None:
    assert all(span.start < 60 for span in read(f"{TITLE}\n3 May 2021\n\n{PROSE}").furniture)


def read(text: str):  # type: ignore[no-untyped-def]
    return read_report("page.txt", text.encode(), settings=ReadSettings())
