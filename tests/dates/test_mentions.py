"""What tells a time in a report."""

from rashomon.dates.mentions import days_in_figures


def test_another_language_gives_days_in_figures_alone() -> None:
    text = "Das Feuer brach am Samstag, 2018-06-09, aus; seit Montag, 11. Juni, ist es gelöscht."
    assert [text[e.start : e.end] for e in days_in_figures(text)] == ["2018-06-09"]
