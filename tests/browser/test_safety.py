"""Words of a report are text on the page, whatever they are."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from browser_terms import shown
from pages import ATTACKS, hostile_ledger, rich_ledger
from rashomon.model.story import Story
from rashomon.show import markup
from rashomon.show import page as web_page
from rashomon.show.story_view import VIEWS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

_FOREIGN = """() => [
  ...[...document.querySelectorAll('img, iframe, object, embed, base, form, link, video, audio, \
math, textarea, foreignObject')].map(e => e.outerHTML),
  ...[...document.querySelectorAll('html > * , html > * *')].flatMap(e => \
[...e.attributes].filter(a => /^on/i.test(a.name) || a.name === 'style' || a.name === \
'srcdoc').map(a => a.name)),
  ...[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(href => \
!/^(#|https:)/.test(href)),
  ...[...document.querySelectorAll('script')].slice(2).map(e => e.outerHTML),
  ...[...document.querySelectorAll('meta')].slice(6).map(e => e.outerHTML),
  ...(document.querySelectorAll('style').length === 1 ? [] : ['styles']),
]"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_run_nothing(open_page: Any, attack: str) -> None:
    page = open_page(web_page.render_page(hostile_ledger(attack)))
    for view in VIEWS:
        page.evaluate(f"location.hash = '#v-{view}'")
        page.wait_for_timeout(5)
    page.mouse.move(400, 400)
    page.wait_for_timeout(20)
    assert page.evaluate("window.ran") is None
    seen = markup.shown(attack)
    assert (page.evaluate(_FOREIGN), page.locator("h1").text_content()) == ([], seen)
    assert seen in page.evaluate("document.querySelector('article').textContent")


def test_hostile_words_without_scripts_leave_the_page_whole(open_page: Any) -> None:
    page = open_page(hostile_ledger("</noscript></table></main><h1>"), java_script_enabled=False)
    assert (page.locator("h1").count(), page.locator(".view").count()) == (1, 5)
    assert shown(page, "footer")


class Tags(HTMLParser):
    """The start tags of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)


def test_the_browser_reads_the_elements_that_were_written(open_page: Any) -> None:
    # A wrongly nested element would be moved, closed or doubled by the browser.
    html = web_page.render_page(rich_ledger())
    page = open_page(html, java_script_enabled=False)
    assert (
        page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
        == Tags(html).found
    )


def test_injected_markup_would_be_stopped_by_the_policy(chromium: Any, tmp_path: Any) -> None:
    html = web_page.render_page(rich_ledger()).replace(
        "<footer", "<script>window.ran=1</script><img src=x onerror=window.ran=1><footer"
    )
    path = tmp_path / "x.html"
    path.write_text(html, encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.documentElement.className").startswith("js")
    page.close()


def test_controls_and_lone_surrogates_keep_the_offsets(open_page: Any) -> None:
    page = open_page(hostile_ledger("a\x00b\rc\x1b[31m\ud800d"))
    assert (
        page.evaluate("document.querySelector('article [data-at]').textContent")
        == "a␀b␍c␛[31m\ufffdd"
    )


def test_several_stories_on_one_page(open_page: Any) -> None:
    ledger = rich_ledger()
    other = Story("story-2", "Another story", ledger.stories[0].reports[:2])
    page = open_page(replace(ledger, stories=(ledger.stories[0], other)))
    assert shown(page, "#v-stories")
    page.click("text=Another story")
    assert shown(page, "#v-overview-2")
    assert not shown(page, "#v-overview")
    assert not shown(page, "#v-stories")


@pytest.mark.weights
def test_the_page_of_the_example_is_small(example: Any) -> None:
    assert len(web_page.render_page(example).encode()) < 1_500_000
