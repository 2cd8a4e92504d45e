"""The front page of a pile: cards in order, pages of their own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from factories import make_report
from pages import rich_ledger
from rashomon.cli.group import main
from rashomon.model.copy import Origins
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


def test_stories_come_by_size_and_single_reports_are_folded_last() -> None:
    html = render_front(pile(2), "pile-stories")
    assert html.index(">Landslide 1</a>") < html.index("1 report alone</summary>")
    assert html.index("1 report alone</summary>") < html.index(">An oak falls</a>")
    assert 'href="pile-stories/t-2.html"' in html
    assert "independent" not in html


def test_no_word_of_a_report_is_markup() -> None:
    assert "<b>oak" not in render_front(pile(1), "s")


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
