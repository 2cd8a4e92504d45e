"""The figures that the program read."""

from dataclasses import replace

from pages import BURNT, POINTS, rich_ledger
from rashomon.model.point import PointKind
from rashomon.store.story_changes import is_figure
from rashomon.web.ledger_page import render_part


def test_only_counts_and_shares_without_an_author_are_figures() -> None:
    assert is_figure(BURNT)
    assert not any(map(is_figure, POINTS))
    assert not is_figure(replace(BURNT, kind=PointKind.YES_NO))


def test_each_number_has_its_report_speaker_day_and_bounds() -> None:
    shown = render_part(rich_ledger(), "views", "figures") or ""
    assert "<b>bodies</b><small>bodies · Dunmora</small><small>single</small>" in shown
    assert '<b class="num big">2</b><small>1 report, 1 line, 1 voice</small>' in shown
    assert '>Wren</a>: <span class="w">two of the bodies</span>' in shown
    assert "own voice</span> · as of 4 Mar 2031</small>" in shown
    assert "2 · <b>2</b> · 2</span><small>the one number</small>" in shown
