"""Furniture is judged by the sentence: what tells of something is prose beside whatever stands.

All of it is invented."""

from dataclasses import replace
from itertools import pairwise

import pytest

from factories import changes_of
from rashomon.reports import report_pile
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORY = """Dam breaks above Torvel

By Ida Quill | Torvel Echo | 3 May 2031

The dam above Torvel broke in the night to Monday after two days of rain, the water board said.

"We heard it before we saw it," said Pavel Strand, a miller of 58, whose house stood below the wall.

Rescuers in boats searched the lower streets until the evening, and the mayor asked for tents.
"""
SIGNED_UP = "Sign up for our newsletter.\n"
PARAGRAPHS = [  # what is told stands between < and >
    "<Nineteen people have died, the hospital said.> Subscribe to our newsletter.",
    "<Six of the crew are missing.> All rights reserved. <Forty houses were swept away.>",
    "Sign up for our newsletter. <Two more bodies were found at noon, police said.>",
    "<The bank has cut 400 jobs.> Photo: Ida Quill",
    "<Prosecutors will appeal.> Copyright 2031 Torvel Echo. All rights reserved.",
    "<Toll: 19>",
    "<Also on Monday: The death toll rose to 19.>",
    "<Next hearing: Monday, 10 am, at Torvel>",
    "<The minister (pictured) has resigned.>",
    "<Minister resigns>",
    "<12 still missing>",
    "<21.40 — Search called off for the night>",
    "<Source: the fire started in a kitchen, the brigade said.>",
    "<A photograph released on Monday shows Lena Moss with 12 soldiers.>",
    "<This newspaper has seen the letter, in which the minister admits paying 40,000 crowns.>",
    "<El ministro dimitió.>",
    "<Полиция задержала водителя.>",
    "<أغلقت الشرطة الجسر.>",
    "<Bakan istifa etti.>",
]


def pieces(paragraph: str) -> list[tuple[str, bool]]:
    """The parts of a paragraph, each with whether it is told."""
    parts = paragraph.replace(">", "<").split("<")
    return [(part.strip(), bool(n % 2)) for n, part in enumerate(parts) if part.strip()]


def placed(paragraph: str, place: str) -> str:
    shown = " ".join(part for part, _ in pieces(paragraph))
    if place == "below furniture":
        return f"{STORY}\n{SIGNED_UP}\n{shown}\n"
    return (
        f"{STORY}\n{shown}\n"
        if place == "end"
        else STORY.replace("\nRescuers", f"\n{shown}\n\nRescuers")
    )


def is_lost(text: str, part: str) -> bool:
    start = text.index(part)
    spans = read_report("page.txt", text.encode(), settings=ReadSettings()).furniture
    return 2 * sum(
        max(0, min(start + len(part), span.end) - max(start, span.start)) for span in spans
    ) > len(part)


@pytest.mark.parametrize("place", ["inside", "end", "below furniture"])
@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_each_sentence_is_judged_alone(paragraph: str, place: str) -> None:
    text = placed(paragraph, place)
    assert [(part, not is_lost(text, part)) for part, _ in pieces(paragraph)] == pieces(paragraph)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter for more stories like this.",
        "The wall after the flood. Photo: Ida Quill",
        "Read more: How the dam was built",
        "Do you have a story? Contact our newsroom at tips@echo.example.",
        "Reporting by Ida Quill, writing by Ada Holm, and editing by Pavel Strand.",
        "Watch: how to shore up a wall.",
        "Todos los derechos reservados.",
    ],
)
def test_what_the_page_says_is_furniture(line: str) -> None:
    assert is_lost(placed(line, "end"), line)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ida Quill; the toll rose to 19",
        "Ida Quill in Torvel contributed to this report, and was told that the lock had been shut.",
        "Follow our live page, where the keeper has just said that he will resign.",
        "Watch: the keeper denied in an interview that he had been warned.",
        "“Nobody warned us,” said the keeper of the lock, Pavel Strand.",
    ],
)
def test_who_reported_or_links_before_it_hide_nothing_that_is_told(line: str) -> None:
    assert not is_lost(placed(line, "end"), line)


def test_a_quotation_with_its_speaker_is_told_below_links() -> None:
    said = '"The wall gave way at dawn," said Ida Quill, who keeps the lock there.'
    assert not is_lost(f"{STORY}\nMore on this story: the dam\n\n{said}\n", said)


def test_pieces_of_furniture_never_overlap() -> None:
    text = placed(
        "<The dam was old.> (Reporting by Ida Quill) Get our app. <It had leaked since "
        "May, 12 men said.>",
        "inside",
    )
    spans = read_report("page.txt", text.encode(), settings=ReadSettings()).furniture
    assert all(one.end <= two.start for one, two in pairwise(spans))


def states(first: str, second: str) -> tuple[str | None, list[tuple[str | None, str | None]]]:
    """What is known of the second state of a page: whose revision it is, and what it changed."""
    read = {
        f"at{hour:02}": replace(
            read_report(f"at{hour:02}.txt", text.encode(), settings=ReadSettings()),
            url="https://echo.example/dam",
            retrieved=f"2031-05-03T{hour:02}:00:00Z",
        )
        for hour, text in ((9, first), (15, second))
    }
    reports = report_pile.settle_pile(read.values())
    return reports[-1].revision_of, changes_of(reports)


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_a_page_that_tells_one_sentence_more_is_a_revision_that_shows_it(paragraph: str) -> None:
    told = [part for part, prose in pieces(paragraph) if prose]
    before, changes = states(STORY, placed(paragraph, "end"))
    assert before == "at09"
    shown = " ".join(after or "" for _, after in changes)
    assert [part for part in told if part not in shown] == []


def test_a_sentence_beside_a_longer_one_of_the_page_tells_states_apart() -> None:
    page = (
        "Subscribe to our newsletter for more stories like this one from the valley and the lake."
    )
    before, changes = states(f"{STORY}\nToll is 19. {page}\n", f"{STORY}\nToll is 31. {page}\n")
    assert (before, changes) == ("at09", [("Toll is 19.", "Toll is 31.")])


def test_another_headline_or_newsletter_tells_states_apart() -> None:
    later = STORY.replace("Dam breaks above Torvel", "Dam above Torvel breaks, 19 dead")
    assert states(STORY, later)[0] == "at09"
    assert states(STORY, f"{STORY}\n{SIGNED_UP}") == ("at09", [])
