"""Text with its marks, and sentences around quotes."""

from dataclasses import replace

import pytest

from pages import STORY, rich_reports
from rashomon.show.annotated_article import Article, build_articles
from rashomon.show.markup import label_reports

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def articles() -> dict[str, Article]:
    return {article.id: article for article in build_articles(STORY, REPORTS, LABELS)}


def marked(report: str, kind: str) -> list[str]:
    """The words with this class."""
    return [
        segment.text
        for paragraph in articles()[LABELS.text(report)].paragraphs
        for segment in paragraph.segments
        if kind in segment.classes.split()
    ]


def test_segments_are_the_text() -> None:
    for report in REPORTS:
        for paragraph in articles()[LABELS.text(report.id)].paragraphs:
            line = report.text[paragraph.start :].split("\n", maxsplit=1)[0]
            assert "".join(segment.text for segment in paragraph.segments) == line


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("furn", ["DUNMORA (Vale Wire) -", "Share this 📤 page"]),
        ("m-d", ["Seven people died", "No door was locked"]),
    ],
)
def test_marks(kind: str, words: list[str]) -> None:
    assert marked("owl", kind) == words


def test_a_note_says_with_which_layer_it_is_shown() -> None:
    sure = tuple(replace(one, confidence=0.95) for one in STORY.statements)
    told = build_articles(replace(STORY, differences=(), statements=sure), REPORTS, LABELS)
    notes = {n.told: n.layer for one in told for p in one.paragraphs for n in p.notes}
    assert notes == {
        "Ida Brok says": "s",
        "2 Mar 2031": "t",
        "similar in 2 reports, at most 2 independent: Lark, Wren": "o",
        "similar in 1 report: Lark": "o",
        "Jon Tarn denies": "s",
        "only here": "o",
        "changed in copying from The Owl 🦉": "d",
        "similar in 1 report: The Owl 🦉": "o",
        "a neighbour says": "s",
        "similar in 2 reports, at most 2 independent: The Owl 🦉, Lark": "o",
        "Mayor Ida Brok is unsure": "s",
    }


def test_a_note_beside_a_denied_sentence_quotes_the_denial_and_leads_to_the_difference() -> None:
    paragraphs = articles()["t-lark"].paragraphs
    notes = [note for paragraph in paragraphs for note in paragraph.notes]
    (note,) = [note for note in notes if "The gate was locked" in note.told]
    assert note.told.endswith("denied")
    assert note.href == "d-locked"
    ((words, whose),) = note.lines
    assert words == "No door was locked"
    assert whose.startswith("Jon Tarn denies")


def test_cautions_and_warnings_stand_at_their_report() -> None:
    lark, wren = articles()["t-lark"], articles()["t-wren___co"]
    assert [why for why, _ in lark.cautions] == [STORY.cautions[0].why]
    assert wren.cautions[0][1].startswith("t-wren___co:")


def test_only_addresses_of_the_web_are_links() -> None:
    assert articles()["t-wren___co"].url == "https://wren.example/9"
    assert not articles()["t-owl"].url
