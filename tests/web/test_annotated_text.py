"""Segments of the reading view."""

from pages import STORY, rich_reports
from rashomon.text.whole_sentences import found_once
from rashomon.web.annotated_text import Article, build_articles
from rashomon.web.markup import label_reports
from rashomon.web.report_columns import order_columns
from rashomon.web.table import build_table

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def articles() -> dict[str, Article]:
    columns = order_columns(STORY, REPORTS)
    alone = found_once(STORY, REPORTS)
    made = build_articles(STORY, columns, build_table(STORY, columns, LABELS), LABELS, alone)
    return {article.id: article for article in made}


def test_segments_are_the_text() -> None:
    for report in REPORTS:
        for paragraph in articles()[LABELS.text(report.id)].paragraphs:
            line = report.text[paragraph.start :].split("\n", maxsplit=1)[0]
            assert "".join(segment.text for segment in paragraph.segments) == line


def test_every_account_has_an_anchor_at_its_first_character() -> None:
    found = {}
    for article in articles().values():
        for paragraph in article.paragraphs:
            at = paragraph.start
            for segment in paragraph.segments:
                found |= dict.fromkeys(segment.anchors, at)
                at += len(segment.text)
    for point in STORY.points:
        for account in point.accounts:
            assert found[LABELS.passage(account.quote)] == account.quote.start


def test_classes_of_segments() -> None:
    paragraph = articles()["t-owl"].paragraphs[1]
    classes = {segment.text: segment.classes for segment in paragraph.segments}
    assert classes["Seven people died"] == "a vA cp ps s"
    assert classes["Sunday"] == "a settled cp dt ps s"
    assert classes["Ida Brok"] == "nm ps"
    assert classes["DUNMORA (Vale Wire) -"] == "furn"


def test_margin_and_furniture() -> None:
    paragraphs = articles()["t-owl"].paragraphs
    assert [paragraph.is_furniture for paragraph in paragraphs] == [False, False, False, True]
    assert [paragraph.is_headline for paragraph in paragraphs] == [True, False, False, False]
    assert [row.called for _, row in paragraphs[1].points] == ["How many people died?"]
    assert paragraphs[2].speakers == ("Jon Tarn · denies",)
    assert paragraphs[1].copies == (("Lark", "t-lark:17-96"),)


def test_only_web_addresses_become_links() -> None:
    assert articles()["t-wren___co"].url == "https://wren.example/9"
    assert articles()["t-owl"].url == ""
