"""The figures that the program read."""

from dataclasses import replace

from pages import BURNT, POINTS, STORY, rich_reports
from rashomon.model.point import PointKind
from rashomon.web.figures_view import is_figure, list_figures
from rashomon.web.markup import label_reports

LABELS = label_reports(rich_reports())


def test_only_counts_and_shares_without_an_author_are_figures() -> None:
    assert is_figure(BURNT)
    assert not any(map(is_figure, POINTS))
    assert not is_figure(replace(BURNT, kind=PointKind.YES_NO))


def test_each_number_has_its_report_speaker_and_day() -> None:
    (row,) = list_figures(STORY, LABELS)
    assert (row.counted, row.about, row.status) == ("bodies", "bodies · Dunmora", "single")
    (version,) = row.versions
    (given,) = version.given
    assert (version.value, version.told) == ("2", "1 report, 1 line, 1 speaker")
    assert (given.label, given.quote, given.voice.name, given.as_of) == (
        "Wren",
        "two of the bodies",
        None,
        "4 Mar 2031",
    )


def test_low_best_and_high_are_shown_as_they_are() -> None:
    (row,) = list_figures(STORY, LABELS)
    assert [(one.low, one.best, one.high, one.rule) for one in row.bounds] == [
        ("2", "2", "2", "the one number")
    ]
