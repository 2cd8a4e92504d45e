"""The front page of a pile in Chromium."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from browser_terms import shown
from desk_walks import until
from factories import make_name, make_report
from pages import rich_ledger
from rashomon.cli.terminal import write_page
from rashomon.model.claim import Origins
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.story import Story
from rashomon.show import front_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
TITLES = """[...document.querySelectorAll('.in-front h2')].filter(e => e.checkVisibility({
  contentVisibilityAuto: false, checkVisibilityCSS: true })).map(e => e.textContent)"""


def until_found(page: Any) -> None:
    """Waits until words are highlighted; the page's own rules let nothing poll inside it."""
    tries = iter(range(200))
    while not page.evaluate("Boolean(CSS.highlights.get('found'))") and next(tries) >= 0:
        page.wait_for_timeout(50)


def pile() -> Ledger:
    """Two stories and a report that is alone."""
    two = rich_ledger()
    slide = make_report(
        "Landslide near Lenz. The old road is closed.",
        "slide",
        outlet="Hill Post",
        published="2031-05-02",
        anchor="2031-05-02",
    )
    again = make_report("A landslide closed the road.", "again", outlet="Star")
    oak = make_report("An oak fell on the old road to Karn.", "oak", outlet="Karn Crier")
    one = Story(
        "t-slide",
        "Landslide",
        ("slide", "again"),
        independent=Origins(1),
        names=(make_name("Lenz", slide, kind=NameKind.PLACE),),
    )
    alone = Story("t-oak", "An oak falls", ("oak",))
    reports = (slide, again, *two.reports, oak)
    return replace(two, reports=reports, stories=(one, *two.stories[:1], alone))


def test_a_search_lists_stories_with_their_sentences_and_opens_a_folded_one(open_page: Any) -> None:
    page = open_page(pile())
    assert page.evaluate(TITLES) == ["🔥 Mill burns at Dunmora 🧑‍🚒", "Landslide"]
    page.fill(".f-words", "oak old road")
    assert page.evaluate(TITLES) == ["An oak falls"]
    assert page.text_content(".found") == "1 of 3"
    page.click(".hits a")
    until(page, "document.querySelector('.story.on .view.on').id === 'v-reports-3'")
    until_found(page)
    assert "oak fell" in page.evaluate("[...CSS.highlights.get('found')].join()")


def test_orders_and_places(open_page: Any) -> None:
    page = open_page(pile())
    page.click("[data-order=last]")
    assert page.evaluate(TITLES) == ["Landslide", "🔥 Mill burns at Dunmora 🧑‍🚒"]
    page.select_option("[data-which=places]", "Dunmora")
    assert page.evaluate(TITLES) == ["🔥 Mill burns at Dunmora 🧑‍🚒"]
    page.select_option("[data-which=places]", "")
    assert len(page.evaluate(TITLES)) == 2


def test_other_words_end_the_search_before(open_page: Any) -> None:
    page = open_page(pile())
    for words, stories in (("door", 1), ("road", 2), ("no such word", 0), ("", 2)):
        page.fill(".f-words", words)
        assert len(page.evaluate(TITLES)) == stories
    assert page.locator(".hits").count() == 0


def test_a_card_opens_its_story_and_the_story_leads_back(open_page: Any) -> None:
    page = open_page(pile())
    page.click(".in-front h2 a >> text=🔥 Mill burns at Dunmora 🧑‍🚒")
    assert not shown(page, ".in-front")
    page.click(".story.on .head p a")
    assert shown(page, ".in-front")
    page.go_back()
    assert not shown(page, ".in-front")


def test_without_scripts_every_card_and_every_story_is_there(open_page: Any) -> None:
    page = open_page(pile(), java_script_enabled=False)
    assert shown(page, ".in-front h2 >> text=Landslide")
    assert not shown(page, ".f-words")
    assert shown(page, "#s-2")


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 390, "height": 844}}])
def test_a_front_page_of_its_own_finds_and_leads_to_the_pages_in_the_folder(
    chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any]
) -> None:
    monkeypatch.setattr(front_page, "MANY", 1)
    write_page(pile(), str(tmp_path / "a pile.html"))
    page = chromium.new_page(**options)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((tmp_path / "a pile.html").as_uri())
    page.fill(".f-words", "door locked")
    page.click(".hits a")
    until_found(page)
    assert "locked" in page.evaluate("[...CSS.highlights.get('found')].join()")
    page.click(".story.on .head p a")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert failed == []
    page.close()
