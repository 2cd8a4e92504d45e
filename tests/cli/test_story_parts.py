"""How reports are called in the terminal."""

from dataclasses import replace

from ledgers import REPORTS
from rashomon.cli.story_parts import report_labels


def test_reports_of_one_outlet_are_told_apart() -> None:
    twins = (REPORTS[0], replace(REPORTS[1], outlet="Hill Post"), REPORTS[2])
    assert report_labels(twins) == {
        "post": "Hill Post, 2 May 2031",
        "star": "Hill Post, “Road buried”",
        "wire": "“Slide”",
    }
