"""The digest on the page: what stands open in it equals the ledger."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from pages import ONLY, STORY, TOLL, rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.web import story_view
from rashomon.web.digest_view import MatterView
from rashomon.web.ledger_page import render_page, render_part
from rashomon.web.markup import environment
from rashomon.web.story_view import LedgerView, StoryView

CLOSED = "ancestor::details[not(@open)]"


def _view(ledger: Ledger | None = None) -> StoryView:
    return LedgerView(ledger or rich_ledger()).stories[0]


def _toll(**fields: object) -> MatterView:
    toll = replace(TOLL, **fields)  # type: ignore[arg-type]
    ledger = rich_ledger()
    story = replace(ledger.stories[0], passages=(toll, *STORY.passages[1:]))
    return _view(replace(ledger, stories=(story,))).digest.chapters[0][0]


def _held(*, ink: bool, matter: MatterView) -> str:
    return "|".join(one.text.strip() for one in matter.name.pieces if bool(one.look) != ink)


def test_what_stands_open_equals_the_ledger() -> None:
    ledger = rich_ledger()
    (story,) = ledger.stories
    (digest,) = html.fromstring(render_page(ledger)).xpath("//section[@id='v-digest']")
    ids = digest.xpath(f".//li[@class='mt' and starts-with(@id, 'd-') and not({CLOSED})]/@id")
    assert ids == [f"d-{ident}" for chapter in story.chapters for ident in chapter]
    for passage in story.passages:
        (matter,) = digest.xpath(f".//li[@id='d-{passage.id}']")
        shown = matter.xpath(f".//h3/a[1] | .//p[starts-with(@class, 'a')][not({CLOSED})]/span[1]")
        first = passage.naming_sentence()
        others = [one.sentence for one in passage.distinct if one.sentence != first.id]
        known = {one.id: one for one in passage.sentences}
        assert [part.text_content() for part in shown] == [
            first.quote.quote,
            *(known[ident].quote.quote for ident in others if known[ident].open),
        ]
    alone = digest.xpath(f".//ol[@class='only']/li[not({CLOSED})]/span[1]")
    assert [one.text_content() for one in alone] == [o.quote.quote for o in ONLY if o.open]


@pytest.mark.parametrize(("few", "first"), [(2, "digest"), (3, "table")])
def test_it_is_the_first_view_of_a_story_of_many_reports(
    monkeypatch: pytest.MonkeyPatch, few: int, first: str
) -> None:
    monkeypatch.setattr(story_view, "FEW_REPORTS", few)
    assert _view().views[0] == first
    assert "digest" in _view().views


def test_ink_of_a_first_line_is_what_another_report_tells_too() -> None:
    toll = _toll()
    assert "Seven people died when fire ran through the old" in _held(ink=True, matter=toll)
    assert "𝒜𝓁𝒹𝑒𝓃" in _held(ink=False, matter=toll)  # the letters of no other report


def test_ink_of_what_follows_is_what_is_new() -> None:
    (nine,) = (one for one in _toll().adds if one.given.sentence.id == "s-t3")
    light = [piece.text for piece in nine.pieces if piece.look]
    assert light == [
        "in the fire ",
        "Mayor ",
        "after seven had been counted.",
    ]  # names and who said it are ink, new or not


def test_readings_are_chips_or_words_of_a_report_with_its_speaker() -> None:
    (matter,) = html.fromstring(render_page(rich_ledger())).xpath("//li[@id='d-r-toll']")
    chips = [" ".join(one.text_content().split()) for one in matter.xpath(".//details/summary")]
    assert "seven 2 reports first by The Owl 🦉, 2 Mar 14:10" in chips
    assert "nine 1 report alone Wren" in chips
    words = [one.text_content() for one in matter.xpath(".//div[@class='r']//p/q/b")]
    assert words[-2:] == ["the old 𝒜𝓁𝒹𝑒𝓃 mill", "in Dunmoora"]
    assert "1 perhaps differs" in chips  # where it is less than sure, it is a click away


def test_a_square_for_each_report_says_how_it_tells_of_the_matter() -> None:
    page = html.fromstring(render_page(rich_ledger()))
    titles = page.xpath("//li[@id='d-r-doors']//div[@class='t']/*/@title")
    assert titles == [
        "Lark: words of its own",
        "The Owl 🦉: words of its own",
        "Wren: nothing found",
    ]


def test_a_question_stands_below_the_matter_that_it_quotes_most() -> None:
    digest = _view().digest
    asked = {m.row.id: [one.row.id for one in m.asked] for c in digest.chapters for m in c}
    assert asked["r-doors"] == ["p-locked"]
    assert "p-dead" in asked["r-toll"]
    assert [one.row.id for one in digest.alone] == ["p-empty"]
    assert digest.number("disputed") == 1


def test_copied_words_of_few_reports_and_what_follows_fifteen_are_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rashomon.web.digest_view.OPEN_MATTERS", 1)
    story = replace(STORY, chapters=(("r-toll",), ("r-doors",)))
    ledger = replace(rich_ledger(), stories=(story,))
    digest = _view(ledger).digest
    assert [[m.row.id for m in c] for c in digest.rest] == [["r-doors"]]
    assert 'id="d-r-doors"' in (render_part(LedgerView(ledger), "matters", "rest") or "")
    assert ONLY[1].shown.quote in (render_part(LedgerView(ledger), "matters", "only") or "")


def test_a_long_chapter_takes_the_room_of_one_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.web.digest_view.OPEN_MATTERS", 2)
    story = replace(STORY, chapters=(("r-toll", "r-doors"), ("r-doors",)))
    for unfolded, rest in ((2, 1), (1, 0)):
        monkeypatch.setattr("rashomon.web.digest_view.UNFOLDED", unfolded)
        digest = _view(replace(rich_ledger(), stories=(story,))).digest
        assert len(digest.rest) == rest


def test_four_things_of_a_matter_stand_open_and_the_others_a_click_away() -> None:
    sure = next(one for one in TOLL.variants if one.is_sure())
    things = tuple(replace(sure, id=f"v-{n}", thing=f"thing {n}") for n in range(6))
    story = replace(STORY, passages=(replace(TOLL, variants=things), *STORY.passages[1:]))
    page = html.fromstring(render_page(replace(rich_ledger(), stories=(story,))))
    (matter,) = page.xpath("//li[@id='d-r-toll']")
    named = matter.xpath(".//span[@class='th']")
    assert [one.text for one in named] == [f"thing {n}" for n in range(6)]
    assert [one.text for one in named if one.xpath(CLOSED)] == ["thing 4", "thing 5"]
    assert "2 more differ" in [one.text_content() for one in matter.xpath(".//summary")]


def test_others_behind_a_sentence_have_its_words() -> None:
    (nine,) = (one for one in _toll().adds if one.given.sentence.id == "s-t3")
    own = nine.given
    (other,) = (one for one in _toll().row.shown.values() if one.sentence.id == "s-t1")
    copy = replace(
        other,
        sentence=replace(
            other.sentence, quote=replace(other.sentence.quote, quote=own.sentence.quote.quote)
        ),
    )
    assert replace(nine, like=(other,)).as_worded == 0
    assert replace(nine, like=(other, copy)).as_worded == 1


def test_what_stands_before_a_sentence_is_no_part_of_it() -> None:
    ledger = rich_ledger()
    view = LedgerView(ledger)
    (chapter, *_) = view.stories[0].digest.chapters
    matter = replace(chapter[0], before="Jo Wex owns the mill.")
    module: Any = environment().get_template("matters.html.j2").module
    (shown,) = html.fromstring(str(module.chapters(((matter,),), view.stories[0]))).xpath("//h3")
    assert "Jo Wex" not in shown.text_content()
    (before,) = shown.xpath("preceding-sibling::p")
    assert before.text_content() == "before it: Jo Wex owns the mill."


def test_the_squares_have_a_legend() -> None:
    (legend,) = html.fromstring(render_page(rich_ledger())).xpath("//div[@class='t key']")
    assert " ".join(legend.text_content().split()) == (
        "Each square is a report: words of its own words that another has, too "
        "perhaps of this matter nothing found"
    )
