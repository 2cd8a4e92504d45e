"""Whom a row of a toll names: who holds an office before a private person."""

import pytest

from factories import make_report
from rashomon.comparing.compare import compare
from rashomon.model.pieces import as_line
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

ONE_STORY = Settings(stories=StorySettings(one_story=True))
DEAD = "{} people were killed when a hall fell in Sorn on Monday, {} said."


def rows_of(*days_and_texts: tuple[int, str]) -> str:
    reports = []
    for outlet, (day, text) in zip(("Herald", "Echo", "Post"), days_and_texts, strict=False):
        reports.append(
            make_report(
                f"Hall falls\n\n{text}\n",
                outlet.casefold(),
                published=f"2031-03-0{day}",
                title="Hall falls",
                outlet=outlet,
            )
        )
    (story,) = compare(reports, settings=ONE_STORY).stories
    return "\n".join(as_line(entry.pieces) for entry in story.overview if "killed" in str(entry))


@pytest.mark.parametrize(
    ("private", "official", "name"),
    [
        ("guest Paul Wick", "Mayor Eva Strand", "Eva Strand"),
        ("Ole Rask, who sells fish,", "the interior minister, Ida Brandt,", "Ida Brandt"),
        ("student Rolf Aas", "a spokesman for the army, Jon Vik,", "Jon Vik"),
        ("baker Mats Rye", "police", "police"),
        ("Tora Lien, the widow of the mayor,", "governor Nils Berg", "Nils Berg"),
        ("baker Mats Rye", "Ana Bremt, the director of the hospital,", "Ana Bremt"),
        ("baker Mats Rye", "rescue coordinator Timo Lars", "Timo Lars"),
    ],
)
def test_the_holder_of_an_office_is_named(private: str, official: str, name: str) -> None:
    first = f"{DEAD.format('Forty', private)} {DEAD.format('40', official)}"
    rows = rows_of((4, first), (5, DEAD.format("Forty-one", "the fire brigade")))
    assert f"({name}, Herald" in rows


def test_a_private_person_is_named_where_nobody_else_gives_the_number_that_day() -> None:
    first = DEAD.format("Forty", "guest Paul Wick")
    rows = rows_of(
        (4, first),
        (5, DEAD.format("40", "Mayor Eva Strand")),
        (6, DEAD.format("Forty-one", "police")),
    )
    assert "(Paul Wick, Herald" in rows


@pytest.mark.parametrize(
    ("days", "named"),
    [
        ((4, 4, 5), "same number: Herald)"),
        ((4, 5, 6), "same number: Echo on 5 Mar)"),
        ((4, 7, 6), "same number: Echo on 7 Mar)"),
    ],
)
def test_a_report_of_a_later_day_is_named_with_its_day(
    days: tuple[int, int, int], named: str
) -> None:
    texts = [DEAD.format(number, "police") for number in ("Forty", "40", "Forty-one")]
    rows = rows_of(*zip(days, texts, strict=True))
    assert named in rows


@pytest.mark.parametrize(
    "denial",
    [
        "Mayor Eva Strand rejected reports that 40 people were killed. Forty dead is nonsense, she "
        "said.",
        "Mayor Eva Strand denied that 40 people were killed. The paper had named 40, she said.",
    ],
)
def test_a_report_in_which_somebody_denies_a_number_does_not_give_it_too(denial: str) -> None:
    rows = rows_of(
        (4, DEAD.format("40", "police")), (4, DEAD.format("Four", "the fire brigade")), (5, denial)
    )
    assert "same number" not in rows


@pytest.mark.parametrize(
    "said",
    [
        'The owner of the fair wrote to the choir. It added that "no one was killed".',
        "The owner met the council in a letter to the Sorn choir. It said that no one was killed.",
        "The mill and the choir wrote to the fair. It insisted that no one was killed.",
    ],
)
def test_words_of_somebody_who_is_not_known_are_not_told_as_the_reports_own(said: str) -> None:
    rows = rows_of((4, DEAD.format("Four", "police")), (5, said))
    assert "somebody's words in Echo" in rows
    assert "somebody's words in Herald" not in rows


@pytest.mark.parametrize(
    ("said_later", "status"),
    [
        ("The Northern Guard said it killed 14 border guards in Sorn on Monday.", "differ"),
        ("Four border guards were killed in Sorn on Monday, the Northern Guard said.", "differ"),
        ("Four border guards were killed in the battle in Sorn on Monday.", "later"),
        ("Four border guards were killed in Sorn on Monday, the ministry said.", "later"),
    ],
)
def test_what_the_other_side_says_is_no_toll_that_rose(said_later: str, status: str) -> None:
    first = "Two border guards were killed in the battle in Sorn on Monday, the ministry said."
    rows = rows_of((4, first), (5, said_later))
    assert f"[{status}]" in rows


def test_a_number_printed_as_early_as_another_is_no_toll_that_rose() -> None:
    rows = rows_of(
        (4, DEAD.format("Forty", "police")),
        (4, "Forty-one people were killed in the fire at the mill in Sorn on Monday."),
        (6, "Forty-one people were killed in the fire at the mill in Sorn on Monday."),
    )
    assert "[later]" not in rows
