"""Text with its marks, and sentences around quotes."""

import pytest

from pages import STORY, rich_reports
from rashomon.web.annotated_article import Article, build_articles
from rashomon.web.markup import label_reports

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
        ("df", ["Seven people died", "No door was locked", "since 2029"]),
        ("settled", ["since 2029"]),
    ],
)
def test_marks(kind: str, words: list[str]) -> None:
    assert marked("owl", kind) == words


def test_copied_words_are_marked_and_lead_to_the_other_report() -> None:
    assert "".join(marked("lark", "cp")).startswith("Seven people died when fire ran")
    notes = [n for one in articles()["t-lark"].paragraphs for n in one.notes]
    assert ("also in The Owl 🦉", LABELS.place(STORY.copies[0].a)) in notes


def test_a_quote_leads_to_its_difference_with_its_author() -> None:
    paragraphs = articles()["t-lark"].paragraphs
    links = {s.text: s.href for one in paragraphs for s in one.segments if s.href}
    assert links["The gate was locked"] == "d-locked"
    notes = [told for one in paragraphs for told, _ in one.notes]
    assert "contradict: Was a door locked? ° model demo's reading" in notes


def test_cautions_and_warnings_stand_at_their_report() -> None:
    lark, wren = articles()["t-lark"], articles()["t-wren___co"]
    assert [why for why, _ in lark.cautions] == [STORY.cautions[0].why]
    assert wren.cautions[0][1].startswith("t-wren___co:")


def test_only_addresses_of_the_web_are_links() -> None:
    assert articles()["t-wren___co"].url == "https://wren.example/9"
    assert not articles()["t-owl"].url
