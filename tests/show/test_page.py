"""The page as a file, and inside a server's frame."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import etree, html
from markupsafe import Markup

from answer_story import WRITTEN, answer_ledger
from pages import ATTACKS, CLERK, STORY, hostile_ledger, large_ledger, rich_ledger
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


def test_differences_claims_reports_and_their_words_have_addresses() -> None:
    ids = set(html.fromstring(render_page(rich_ledger())).xpath("//@id"))
    assert {"d-dead", "d-locked", "r-toll", "r-doors", "t-owl", "t-wren___co"} <= ids
    quotes = [quote.span for one in STORY.differences for quote in one.quotes()]
    assert {f"t-owl:{one.start}-{one.end}" for one in quotes if one.report == "owl"} <= ids
    assert {f"v-{view}" for view in VIEWS} <= ids


def test_small_and_empty_ledgers() -> None:
    assert "No report could be read." in render_page(Ledger(FORMAT, Made("x"), (), ()))
    reports = rich_ledger().reports
    lone = Ledger(FORMAT, Made("x"), reports[1:2], (Story("s", "Owl", (reports[1].id,)),))
    assert "Nothing can be laid beside it yet." in render_page(lone)
    pair = replace(lone, reports=reports, stories=(Story("s", "Owl", STORY.reports),))
    assert "No two reports were found to tell of the same thing." in render_page(pair)


def test_the_overview_is_printed_as_it_is() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    told = [one.text_content() for one in page.xpath("//span[@class='told']")]
    assert sorted(told) == sorted(map(str, STORY.overview))


def test_whom_a_person_corrected_is_told() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    (speakers,) = page.xpath("//section[@id='v-speakers']")
    assert f"corrected by {CLERK}" in speakers.text_content()


def test_words_of_an_author_stand_in_no_type_of_reports() -> None:
    ledger = answer_ledger()
    story = replace(ledger.stories[0], differences=(WRITTEN,))
    page = html.fromstring(render_page(replace(ledger, stories=(story,))))
    (row,) = page.xpath(f"//details[@id='{WRITTEN.id}']")
    assert "Goats by otter-7b" in " ".join(row.text_content().split())
    of_author = row.xpath("./summary//span[@class='m']")
    told = {version.told for version in WRITTEN.versions}
    assert {one.text for one in of_author} == {*told, None}
    of_reports = " ".join(row.xpath(".//*[@class='w']//text()"))
    assert "Nine goats fled from a burning barn" in of_reports
    assert not [words for words in told if words in of_reports]


def test_the_title_has_its_outlet_and_the_facts_their_words() -> None:
    page = render_page(rich_ledger())
    assert "<span>headline of The Owl 🦉, 2 Mar 2031</span>" in page
    assert "<span>at most 2 independent</span>" in page
    assert "perhaps" not in page


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_escaped(attack: str) -> None:
    page = render_page(hostile_ledger(attack))
    document = html.fromstring(page)
    assert page.count("<script>") == 2
    assert page.count("<style>") == 1
    inserted = ("img", "svg", "math", "iframe", "base", "form", "template", "link", "object")
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
    for one in ("d-locked", "r-toll", "t-owl", "s-2"):
        assert f'href="/s/1/decide/{one}"' in page
    assert "/decide/" not in render_page(rich_ledger())
