"""The page as a file, whole and in parts."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import etree, html
from markupsafe import Markup

from ledgers import make_ledger
from pages import hostile_ledger, large_ledger, rich_ledger
from rashomon.model.ledger import Ledger, Made
from rashomon.web.ledger_page import Frame, render_framed, render_page, render_part
from rashomon.web.markup import mark_figures
from rashomon.web.story_view import VIEWS, LedgerView


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


def test_policy_stands_before_all_that_could_run() -> None:
    page = render_page(rich_ledger())
    assert page.index("Content-Security-Policy") < page.index("<style") < page.index("<script")


def test_nothing_is_fetched_and_nothing_is_set_inline() -> None:
    for one in html.fromstring(render_page(rich_ledger())).iter(etree.Element):
        assert one.tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "srcset", "style", "action", "background", "data"} & set(one.attrib)
        assert not [name for name in one.attrib if name.startswith("on")]
        assert re.match(r"#|https://wren\.example/9$", one.get("href") or "#")


def test_every_id_stands_once_and_every_link_has_its_target() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {to[1:] for to in page.xpath("//a/@href") if to.startswith("#")} <= set(ids)


def test_the_same_ledger_gives_the_same_page() -> None:
    assert render_page(rich_ledger()) == render_page(rich_ledger())


def test_small_and_empty_ledgers() -> None:
    assert "Landslide" in render_page(make_ledger())
    assert "No report could be read." in render_page(Ledger(Made("x"), (), ()))
    ledger = rich_ledger()
    one = replace(
        ledger.stories[0],
        reports=("owl",),
        points=(),
        passages=(),
        chapters=(),
        only=(),
        statements=(),
        names=(),
        copies=(),
        lines=(),
        timeline=(),
        anomalies=(),
        brief=(),
    )
    assert "Nothing can be laid beside it yet." in render_page(
        replace(ledger, reports=ledger.reports[1:2], stories=(one,))
    )


def test_words_of_shown_numbers() -> None:
    page = render_page(rich_ledger())
    assert "2 reports, 1 line (shared text or agency), 1 voice" in page
    assert not re.search(r"independent|confirmed", page)


def test_hostile_words_are_escaped() -> None:
    page = render_page(hostile_ledger("</script><script>alert(1)</script>"))
    assert page.count("<script>") == 2
    assert "alert(1)</script>" not in page


def test_what_is_made_on_demand_can_be_read_without_scripts() -> None:
    page = render_page(large_ledger(20, 300))
    assert page.count("<noscript>") == page.count("</noscript>") > 20
    assert not re.search(r"<noscript>(?:(?!</noscript>).)*<noscript>", page, re.DOTALL)


def test_figures_are_bold_and_the_rest_is_escaped() -> None:
    assert mark_figures("about 1,200 <b> & 85%") == "about <b>1,200</b> &lt;b&gt; &amp; <b>85%</b>"
    assert mark_figures("Kern-4 and B52 at 9:30") == "Kern-4 and B52 at <b>9:30</b>"


NONE = Markup("")


FRAME = Frame(("/page.css",), ("/page.js",), "/start.js", NONE, "/s/1")


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("points", "p-locked", "one says no, the other yes, of the same doors"),
        ("points", "all", 'data-point="p-empty"'),
        ("texts", "t-owl", "Share this"),
        ("groups", "single", 'data-id="p-empty"'),
        *(("views", view, "<") for view in VIEWS),
    ],
)
def test_a_part_stands_in_the_whole_page(kind: str, key: str, words: str) -> None:
    part = render_part(LedgerView(rich_ledger()), kind, key)
    assert part
    assert words in part
    if key not in ("all", "single"):
        assert "".join(part.split()) in "".join(render_page(rich_ledger()).split())


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("points", "p-none"),
        ("texts", "owl"),
        ("groups", "none"),
        ("views", "states"),
        ("views", "names"),
        ("views", "brief-2"),
        ("x", "y"),
        ("views", ""),
    ],
)
def test_what_is_not_there_is_none(kind: str, key: str) -> None:
    assert render_part(LedgerView(rich_ledger()), kind, key) is None


def test_words_of_a_report_are_text_in_a_part() -> None:
    attack = "<img src=x onerror=window.ran=1>"
    for kind, key in (
        ("points", "p-locked"),
        ("texts", "t-owl"),
        ("groups", "single"),
        ("views", "speakers"),
    ):
        part = render_part(LedgerView(hostile_ledger(attack)), kind, key)
        assert part
        assert "<img" not in part


def test_all_that_a_large_story_holds_back_can_be_asked_for() -> None:
    view = LedgerView(large_ledger(20, 210))
    page, rules = render_framed(view, FRAME)
    held = html.fromstring(page).xpath("//@data-held")
    assert len(held) > 40
    assert {address.split("/")[3] for address in held} == {
        *("points", "texts", "groups", "matters", "views")
    }
    assert all(render_part(view, *address.split("/")[3:5], frame=FRAME) for address in held)
    assert "--cols:20" in rules
    assert "<style" not in page
