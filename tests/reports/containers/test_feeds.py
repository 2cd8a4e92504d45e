"""Feeds: what one entry holds costs no other."""

from pathlib import Path

import pytest

from rashomon.model.report import Report
from rashomon.reports import report_pile
from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.settings import ReadSettings

BODY = "Two people died when the wall fell, the fire service said on Monday. It was old."


@pytest.mark.parametrize(
    ("number", "sign"),
    [("#xD83D", "\ufffd"), ("#57343", "\ufffd"), ("#x110000", "\ufffd"), ("#233", "é")],
)
def test_the_number_of_a_character_that_there_is_not_costs_nothing(number: str, sign: str) -> None:
    entries = "".join(
        f"<item><title>{title}</title><description>{BODY}</description></item>"
        for title in (f"Caf&{number};", "Wall")
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{entries}</channel></rss>'
    settings = ReadSettings()
    read = [
        report_pile.outcome_of(item, settings)
        for item in open_item(Item("a.rss", feed.encode()), settings=settings)
    ]
    titles = [one.title for one in read if isinstance(one, Report)]
    assert titles == [f"Caf{sign}", "Wall"]


def entries(feed: str) -> list[Report]:
    settings = ReadSettings()
    found = open_item(Item("a.rss", feed.encode()), settings=settings)
    read = [report_pile.outcome_of(item, settings) for item in found]
    return [one for one in read if isinstance(one, Report)]


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Aske Courier » Feed", "Aske Courier"),
        ("Aske Courier - RSS", "Aske Courier"),
        ("Aske Courier RSS Feed", "Aske Courier"),
        ("RSS: Aske Courier", "Aske Courier"),
        ("Aske Courier | News Feed (all)", "Aske Courier"),
        ("The Feed Post", "The Feed Post"),
        ("Stockfeed Weekly", "Stockfeed Weekly"),
    ],
)
def test_a_feed_is_called_by_its_house(title: str, outlet: str) -> None:
    item = f"<item><title>Wall</title><description>{BODY}</description></item>"
    (report,) = entries(f'<rss version="2.0"><channel><title>{title}</title>{item}</channel></rss>')
    assert report.outlet == outlet


XHTML = f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div>'


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml">{XHTML}</content>',
        f'<content type="html"><![CDATA[<p>{BODY}</p>]]></content><summary>Short.</summary>',
        f'<content/><summary type="xhtml">{XHTML}</summary>',
    ],
    ids=["xhtml", "CDATA", "summary"],
)
def test_the_body_of_an_entry(content: str) -> None:
    entry = f"<entry><id>x</id><title>Wall</title>{content}</entry>"
    (report,) = entries(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert report.text == f"Wall\n\n{BODY}\n"


def test_what_a_blog_puts_behind_an_entry_is_furniture() -> None:
    tail = "<p>The post <a href='x'>Wall</a> appeared first on <a href='y'>Aske Courier</a>.</p>"
    item = f"<item><title>Wall</title><description><![CDATA[{BODY}{tail}]]></description></item>"
    (report,) = entries(f'<rss version="2.0"><channel>{item}</channel></rss>')
    left_out = [report.text[span.start : span.end] for span in report.furniture]
    assert left_out == ["The post Wall appeared first on Aske Courier."]


def test_an_aggregator_names_the_paper_of_an_item_in_a_field_of_its_own(tmp_path: Path) -> None:
    said = "The mill at Ord burned on Friday, and nine men were saved, the brigade said."
    (tmp_path / "found.rss").write_text(
        '<rss version="2.0" xmlns:News="https://search.example/news"><channel>'
        "<title>mill ord - SearchNews</title><item><title>Mill burns</title>"
        f"<link>https://ordpost.example/mill</link><description>{said}</description>"
        "<News:Source>Ord Post</News:Source></item></channel></rss>"
    )
    (report,) = report_pile.read(str(tmp_path)).reports
    assert report.outlet == "Ord Post"
