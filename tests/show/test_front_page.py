"""The front page of a pile: cards in order, what the search finds, pages of their own."""

import json
import re
import zlib
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from factories import make_report
from pages import rich_ledger
from rashomon.cli.group import main
from rashomon.model.claim import Origins
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.story import Story
from rashomon.show import front_page
from rashomon.show.page import render_front, render_page


def pile(number: int) -> Ledger:
    """So many stories of the same three reports, and one of a report alone."""
    made = rich_ledger()
    oak = make_report("An <b>oak</b> fell on the old road to Karn.", "oak", outlet="Karn Crier")
    copies = [
        replace(made.stories[0], id=f"t-{n}", title=f"Landslide {n}", independent=Origins(n))
        for n in range(1, number + 1)
    ]
    alone = Story("t-oak", "An oak falls", ("oak",))
    return replace(made, reports=(*made.reports, oak), stories=(alone, *copies))


def found_in(html: str) -> list[list[list[str]]]:
    data = re.search(r'<script type="text/plain" id="all-said">(.*?)</script>', html)
    assert data
    return json.loads(zlib.decompress(b64decode(data[1])))  # type: ignore[no-any-return]


def test_the_story_with_most_origins_comes_first_and_single_reports_are_folded_last() -> None:
    html = render_front(pile(2), "pile-stories")
    places = [html.index(f">{title}</a>") for title in ("Landslide 2", "Landslide 1")]
    assert places == sorted(places)
    assert places[-1] < html.index("1 report alone</summary>") < html.index(">An oak falls</a>")
    assert 'href="pile-stories/t-2.html"' in html


def test_a_card_shows_the_first_toll_of_its_story_and_how_many_reports_are_independent() -> None:
    page = lxml.html.fromstring(render_front(pile(2), "pile-stories"))
    (card,) = page.xpath("//*[.//a[text()='Landslide 2']][p[@class='says']]")
    first = card.xpath("p[@class='says']")[0].text_content()
    assert "“Seven people died”" in first
    assert "Ida Brok" in first
    assert "3 reports, at most 2 independent" in card.text_content()


def test_the_search_has_every_sentence_once_with_its_report_and_place() -> None:
    alone, *others = found_in(render_front(pile(1), "s"))
    ((name, anchor, words),) = alone
    assert (name, words) == ("Karn Crier", "An <b>oak</b> fell on the old road to Karn.")
    assert anchor == f"t-oak:0-{len(words)}"
    sentences = [line[2] for line in others[0]]
    assert "Smoke was seen as far as Port Essel, in the province of Karn." in sentences
    assert len(sentences) == len(set(sentences))


def test_no_word_of_a_report_is_markup() -> None:
    assert "<b>oak" not in render_front(pile(1), "s")


@pytest.mark.parametrize("sign", ["\ud83d", "\u202e", "\u2067", "\0"])
def test_half_a_sign_and_signs_that_turn_words_round_stand_as_visible_ones(sign: str) -> None:
    text = f"An {sign}oak fell on the old road to Karn."
    oak = replace(make_report("", "oak", outlet=f"Karn{sign}"), text=text)
    made = replace(rich_ledger(), reports=(oak,), stories=(Story("t-oak", text, ("oak",)),))
    html = render_front(made, "s")
    (((name, _, words),),) = found_in(html)
    assert sign not in html.encode().decode() + name + words
    assert len(words) == len(text)


def test_a_name_that_holds_the_sign_between_names_is_one() -> None:
    oak = make_report("An oak fell.", "oak", outlet="Karn|Crier")
    made = replace(rich_ledger(), reports=(oak,), stories=(Story("t-oak", "Oak", ("oak",)),))
    assert 'data-outlets="Karn|Crier"' in render_front(made, "s")


def test_what_finds_no_room_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found_in(render_front(pile(2), "s"))
    monkeypatch.setattr(front_page, "ROOM", 300)
    html = render_front(pile(2), "s")
    data = re.search(r'id="all-said">(.*?)</script>', html)
    assert data
    assert len(data[1]) <= 300
    kept = found_in(html)
    assert all(kept)  # each story has some
    left_out = sum(map(len, whole)) - sum(map(len, kept))
    assert f"{left_out} further sentences" in html


def test_stories_on_one_page_stand_below_their_cards() -> None:
    html = render_page(pile(2))
    assert html.index('id="v-stories"') < html.index('id="s-1"')
    assert 'href="#v-overview-3"' in html
    assert "All stories" not in render_page(pile(2).apart()[0])


def written(tmp_path: Path, number: int, *options: str) -> str:
    ledger, page = tmp_path / "pile.json", tmp_path / "a pile.html"
    ledger.write_text(to_json(pile(number)), encoding="utf-8")
    done = CliRunner().invoke(main, ["show", str(ledger), "--page", str(page), *options])
    assert done.exit_code == 0, done.output
    return page.read_text(encoding="utf-8")


def test_many_stories_have_a_page_each_in_a_folder(tmp_path: Path) -> None:
    front = written(tmp_path, front_page.MANY)
    folder = tmp_path / "a pile-stories"
    names = {path.name for path in folder.iterdir()}
    assert len(names) == front_page.MANY + 1
    assert set(re.findall(r'href="a%20pile-stories/([^"#]+)"', front)) == names
    assert 'href="../a%20pile.html"' in (folder / "t-3.html").read_text(encoding="utf-8")
    assert 'id="v-stories"' not in front


@pytest.mark.parametrize(("number", "options"), [(3, []), (front_page.MANY, ["--one-page"])])
def test_few_stories_or_all_by_wish_are_one_page(
    tmp_path: Path, number: int, options: list[str]
) -> None:
    assert 'id="v-stories"' in written(tmp_path, number, *options)
    assert not (tmp_path / "a pile-stories").exists()
