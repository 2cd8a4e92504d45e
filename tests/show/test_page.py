"""The page as a file, and inside a server's frame."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import etree, html
from markupsafe import Markup

from answer_story import answer_ledger
from pages import ATTACKS, STORY, hostile_ledger, large_ledger, rich_ledger
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.story import Story
from rashomon.show.page import Frame, render_framed, render_page
from rashomon.show.story_view import VIEWS, LedgerView

FRAME = Frame(
    styles=("/page.css",),
    scripts=("/page.js",),
    start="/start.js",
    mark=Markup("MARK"),
    home="/s/1",
)


def test_policy_allows_its_own_script_and_style_by_hash_and_nothing_else() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for kind in ("script", "style"):
        hashes = [
            base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            for text in page.xpath(f"//{kind}/text()")
        ]
        assert rules[f"{kind}-src"].split() == [f"'sha256-{digest}'" for digest in hashes]
    assert "unsafe" not in policy


def test_nothing_is_fetched_and_nothing_is_set_inline() -> None:
    for one in html.fromstring(render_page(rich_ledger())).iter(etree.Element):
        assert one.tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "srcset", "style", "action", "background", "data"} & set(one.attrib)
        assert not [name for name in one.attrib if name.startswith("on")]
        assert re.match(r"#|https://wren\.example/9$", one.get("href") or "#")


@pytest.mark.parametrize("ledger", [rich_ledger(), large_ledger(6, 40)])
def test_every_id_stands_once_and_every_link_has_its_target(ledger: Ledger) -> None:
    page = html.fromstring(render_page(ledger))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {to[1:] for to in page.xpath("//a/@href") if to.startswith("#")} <= set(ids)


def test_rows_reports_and_their_words_have_addresses() -> None:
    ids = set(html.fromstring(render_page(rich_ledger())).xpath("//@id"))
    assert {"k-toll", "k-doors", "t-owl", "t-wren___co"} <= ids
    quotes = [quote.span for row in STORY.rows for quote in row.quotes]
    assert {f"t-owl:{one.start}-{one.end}" for one in quotes if one.report == "owl"} <= ids
    assert {f"v-{view}" for view in VIEWS} <= ids


def test_small_and_empty_ledgers() -> None:
    assert "No report could be read." in render_page(Ledger(FORMAT, Made("x"), (), ()))
    reports = rich_ledger().reports
    lone = Ledger(FORMAT, Made("x"), reports[1:2], (Story("s", "Owl", (reports[1].id,)),))
    assert "Nothing can be laid beside it yet." in render_page(lone)
    pair = replace(lone, reports=reports, stories=(Story("s", "Owl", STORY.reports),))
    assert "No sentence of two reports was found to be near another." in render_page(pair)


def test_quotations_are_printed_whole_and_hold_no_other_words() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    told = {one.text_content() for one in page.xpath("//section[@id='v-overview']//q")}
    lines = {quote.span.line for row in STORY.rows for quote in row.quotes}
    assert {words.strip("… ") for words in told} == lines


def test_words_of_an_author_stand_in_no_type_of_reports() -> None:
    page = html.fromstring(render_page(answer_ledger()))
    (sheet,) = page.xpath("//article[@class='sheet']")
    assert "otter-7b" in sheet.text_content()
    assert not sheet.xpath(".//*[@class='w'][not(self::q)]")


def test_the_title_is_no_headline_and_nothing_is_judged() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    assert page.xpath("//h1")[0].text_content() == "Dunmora, Ida Brok"
    told = page.xpath("//section[@id='v-overview']")[0].text_content().casefold()
    assert not re.search(r"\b(?:agrees?|differs?|contradicts?|confirms?|independent)\b", told)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_escaped(attack: str) -> None:
    page = render_page(hostile_ledger(attack))
    document = html.fromstring(page)
    assert page.count("<script>") == 2
    assert page.count("<style>") == 1
    inserted = ("img", "math", "iframe", "base", "form", "template", "link", "object")
    for one in document.iter(etree.Element):
        assert one.tag not in inserted
        assert not [name for name in one.attrib if name.startswith("on")]
        assert not (one.get("href") or "").startswith("javascript")


@pytest.mark.long
def test_a_large_story_is_one_page_of_some_megabytes() -> None:
    assert len(render_page(large_ledger(30, 300))) < 3_000_000


def test_a_server_sets_its_marks_and_every_thing_can_be_decided() -> None:
    page = render_framed(LedgerView(rich_ledger()), FRAME)
    assert page.count("MARK") == 4
    assert "<style" not in page
    assert 'http-equiv="Content-Security-Policy"' not in page
    for one in (STORY.rows[0].quotes[0].sentence, "t-owl"):
        assert f'href="/s/1/decide/{one}"' in page
    assert "/decide/" not in render_page(rich_ledger())
