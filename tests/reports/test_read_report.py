"""A source becomes a report."""

import time

import pytest

from rashomon.errors import SkipError
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

SETTINGS = ReadSettings()


def test_markdown() -> None:
    report = read_report(
        "a.md",
        b"# Bridge closed\n\n*By Ana Ruiz, 5 March 2021*\n\nThe bridge was closed on Monday, "
        b"the mayor of the town said.\n",
        settings=SETTINGS,
    )
    assert (report.title, report.authors, report.published) == (
        "Bridge closed",
        ("Ana Ruiz",),
        "2021-03-05",
    )
    assert report.text.startswith("Bridge closed\n\nBy Ana Ruiz, 5 March 2021\n\n")


def test_a_report_without_anything() -> None:
    report = read_report("a.txt", b"Hm", settings=SETTINGS)
    assert (
        report.outlet,
        report.published,
        report.published_basis,
        report.authors,
        report.agencies,
    ) == (None, None, None, (), ())
    assert "no paragraph of prose was found: perhaps this is not the article" in report.warnings


@pytest.mark.parametrize(
    "text",
    [
        "A headline\n" + '"' * 10_000,
        "word " * 70_000,
        "a" * 390_000,
        "\n" * 390_000 + "end",
        "By Ann Lee\n" * 5_000,
        "a b c d e f g h i j k\n" * 5_000,
        "(reporting by " * 20_000,
        "Al, " * 90_000,
        "1/2 A " * 60_000,
        "30 February 2018\n45/45/4545\n1e309 people\n99999999999999999999 dead",
        "\u202eabc \u200b\u200b\u200b def\n\u200b\n\u2066x",
        "A headline\n" + "\U0001f600" * 1000,
        "A\u0301" * 1000 + "\n\n" + "\ud7ff\ue000",
    ],
)
def test_odd_texts_are_read_quickly(text: str) -> None:
    start = time.perf_counter()
    report = read_report("odd.txt", text.encode(), settings=SETTINGS)
    assert report.text == text
    assert all(report.text[span.start : span.end] == span.quote for span in report.furniture)
    assert time.perf_counter() - start < 20  # quadratic would be minutes


def test_too_long() -> None:
    with pytest.raises(SkipError, match="longer than 400,000 characters"):
        read_report("a.txt", b"word " * 80_001, settings=SETTINGS)
