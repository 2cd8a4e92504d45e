"""Frames of pages: bylines, datelines, captions, lines around the story."""

import pytest

from rashomon.reports.frame import bylines
from rashomon.reports.frame.captions import credit_alone, is_caption, is_gallery
from rashomon.reports.read_report import read_report
from rashomon.reports.text_lines import split_lines
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
    (f"{TITLE}\n3 May 2021 - Northern Lantern", "Northern Lantern", "2021-05-03"),
    (
        f"{TITLE}\nNorthern Lantern / Tuesday 4 May 2021 / 17:30 / Ana Ruiz",
        "Northern Lantern",
        "2021-05-04",
    ),
    (f"{TITLE}\nStatement by the Kasvik Council, 4 May 2021", "Kasvik Council", "2021-05-04"),
    (f"NORTHERN LANTERN\n\n{TITLE}", "Northern Lantern", None),
    (f"lantern.example | 4 May 2021\n{TITLE}", "lantern.example", "2021-05-04"),
]


@pytest.mark.parametrize(("head", "outlet", "day"), HEADS, ids=range(len(HEADS)))
def test_a_head_gives_title_outlet_and_day_and_leaves_no_line_over(
    head: str, outlet: str, day: str | None
) -> None:
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


def read(text: str):  # type: ignore[no-untyped-def]
    return read_report("page.txt", text.encode(), settings=ReadSettings())


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("BY ANA RUIZ", ("Ana Ruiz",)),
        ("By Ana Ruiz, Political Correspondent, in Oslo", ("Ana Ruiz",)),
        ("By Omar El-Sayed, P. J. O'Neil and Li Wei", ("Omar El-Sayed", "P. J. O'Neil", "Li Wei")),
        ("By Staff Reporter", ()),
        ("By then it was too late, the mayor said.", None),
        ("Nearby Ana Ruiz", None),
    ],
)
def test_a_byline_names_its_authors_and_nothing_else(
    line: str, authors: tuple[str, ...] | None
) -> None:
    assert bylines.byline_authors(line) == authors


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("OSLO (Reuters) - A ferry sank on Monday off the coast.", "OSLO (Reuters) -"),
        (
            "OSLO/BERGEN (Reuters) – A ferry sank on Monday off the coast.",
            "OSLO/BERGEN (Reuters) –",
        ),
        ("NEW PORT: A ferry sank on Monday off the coast.", "NEW PORT:"),
        (
            "Port Arden, March 3 (PTI): A ferry sank on Monday off the coast.",
            "Port Arden, March 3 (PTI):",
        ),
        ("(CNN) — A ferry sank on Monday off the coast.", "(CNN) —"),
        ("BREAKING: A ferry sank on Monday off the coast.", ""),
        ("PILOT ANA EK SAID: THE FERRY HAD NO LAMPS AT ALL.", ""),
        ("A ferry sank - the third this year - off the coast of Norland.", ""),
        ("The ferry, owned by Blue Line (Norland), sank on Monday off the coast.", ""),
    ],
)
def test_a_dateline_ends_where_the_story_begins(line: str, dateline: str) -> None:
    assert line[: bylines.dateline_end(line, early=True)] == dateline


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Daily Lamp Web Desk", "Daily Lamp"),
        ("LAMP Editor", "LAMP"),
        ("Political Editor", None),
        ("The editor", None),
    ],
)
def test_a_desk_names_the_house_that_it_belongs_to(line: str, house: str | None) -> None:
    assert bylines.desk_house(line) == house


@pytest.mark.parametrize(
    "line",
    [
        "Smoke rises over the harbour. REUTERS/Ana Ruiz",
        "FILE - In this June 3, 2019 file photo, the mayor speaks to reporters.",
        "Firemen carry hoses along the quay Ana Ruiz/PA",
        "PA The fire began in the harbour shortly after noon",
        "Families wait for news at the town hall (Reuters)",
    ],
)
def test_a_line_below_a_picture_is_a_caption(line: str) -> None:
    assert is_caption(split_lines(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "The fire began in the harbour on June 3, 2021.",
        "The mayor said the fire was out, AP reported.",
        "The news agency AFP said two ships sank.",
        "“Smoke rises over the harbour,” she wrote on June 3, 2021.",
        "Two of them were seen by a neighbour as they ran towards the ship.",
    ],
)
def test_a_sentence_that_looks_like_a_caption_is_none(line: str) -> None:
    assert not is_caption(split_lines(line)[0])


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
def test_a_line_is_a_credit_only_where_it_says_nothing_else(line: str, credit: bool) -> None:
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
def test_figures_with_a_stroke_are_a_gallery_only_where_they_count_pictures(
    line: str, gallery: bool
) -> None:
    assert is_gallery(line) is gallery
