"""Text with its marks, and sentences around quotes."""

from dataclasses import replace

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
        ("df", ["Seven people died", "No door was locked"]),
    ],
)
def test_marks(kind: str, words: list[str]) -> None:
    assert marked("owl", kind) == words


def test_notes_of_one_paragraph_are_numbered_where_their_sentences_begin() -> None:
    told = build_articles(replace(STORY, differences=()), REPORTS, LABELS)
    paragraph = next(one for one in told if one.id == "t-owl").paragraphs[2]
    notes = [(n.number, n.told) for n in paragraph.notes]
    assert notes == [("1", "similar in 1 report: Lark"), ("2", "only here")]
    begun = {s.number: s.text[:12] for s in paragraph.segments if s.number}
    assert begun == {"1": "“No door was", "2": "The mill had"}


def test_a_note_leads_to_what_it_shows() -> None:
    notes = {n.told: n for one in articles()["t-lark"].paragraphs for n in one.notes}
    assert (notes["contradict °"].href, notes["contradict °"].is_strong) == ("d-locked", True)
    assert notes["contradict °"].lines == (("No door was locked", "Jon Tarn denies, The Owl 🦉"),)


def test_cautions_and_warnings_stand_at_their_report() -> None:
    lark, wren = articles()["t-lark"], articles()["t-wren___co"]
    assert [why for why, _ in lark.cautions] == [STORY.cautions[0].why]
    assert wren.cautions[0][1].startswith("t-wren___co:")


def test_only_addresses_of_the_web_are_links() -> None:
    assert articles()["t-wren___co"].url == "https://wren.example/9"
    assert not articles()["t-owl"].url
