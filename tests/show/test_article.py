"""Text with its marks, and sentences around quotes."""

import pytest

from pages import STORY, rich_reports
from rashomon.show.article import Article, build_articles
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
        ("m-t", ["Sunday"]),
    ],
)
def test_marks(kind: str, words: list[str]) -> None:
    assert marked("owl", kind) == words


def test_notes_say_who_speaks_which_day_is_meant_and_what_is_copied() -> None:
    notes = {
        n.told: n.layer for one in articles().values() for p in one.paragraphs for n in p.notes
    }
    assert notes == {
        "also in Lark": "c",
        "also in The Owl 🦉": "c",
        "Ida Brok": "s",
        "Jon Tarn": "s",
        "Mayor Ida Brok": "s",
        "a neighbour": "s",
        "2 Mar 2031": "t",
    }


def test_only_addresses_of_the_web_are_links() -> None:
    assert articles()["t-wren___co"].url == "https://wren.example/9"
    assert not articles()["t-owl"].url
