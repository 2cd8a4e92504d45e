"""Days that no page can have are no page dates: systems write them for "never", and they stopped
whole stores."""

import json
from pathlib import Path

import pytest

from rashomon.pipeline import compare
from rashomon.reports.page_dates import date_fault
from rashomon.reports.report_pile import read

STORY = "Three people died when a ferry burned off Port Arden on Sunday, the coastguard said."
FORMS = {
    "a.json": lambda day: json.dumps([{"title": "Ferry burns", "published": day, "text": STORY}]),
    "a.html": lambda day: (
        '<html><head><title>Ferry burns</title><meta property="article:published_time" '
        f'content="{day}T23:59:59Z"></head>'
        f"<body><article><h1>Ferry burns</h1><p>{STORY}</p><p>The next day it "
        "sank.</p></article></body></html>"
    ),
    "a.rss": lambda day: (
        "<rss version='2.0'><channel><title>Wharf</title><item><title>Ferry burns</title>"
        f"<pubDate>{day}</pubDate><description>{STORY}</description></item></channel></rss>"
    ),
    "a.txt": lambda day: f"Ferry burns\n\n{day}\n\nPORT ARDEN, {day} (MNA) - {STORY}\n",
}


@pytest.mark.parametrize("day", ["9999-12-31", "2101-01-01", "1899-12-31", "0001-01-01"])
@pytest.mark.parametrize("name", FORMS)
def test_a_day_far_from_all_news_is_no_page_date(tmp_path: Path, name: str, day: str) -> None:
    (tmp_path / name).write_text(FORMS[name](day))
    (report,) = read(str(tmp_path)).reports
    assert report.published is None
    assert not any(date.value.startswith(day) for date in report.dates)
    compare([report])


def test_the_report_says_why_it_has_no_day(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(FORMS["a.json"]("9999-12-31"))
    (report,) = read(str(tmp_path)).reports
    assert "the page's date 9999-12-31 lies outside 1900 to 2100, so it has none" in report.warnings


@pytest.mark.parametrize(
    ("value", "retrieved", "holds"),
    [
        ("2031-03-05", None, True),
        ("1900-01-01", None, True),
        ("2031-03-05T08:30:00+02:00", "2031-03-05T06:40:00+00:00", True),
        ("2031-03-06", "2031-03-05T23:59:00+00:00", True),  # the day has begun farther east
        ("2031-03-07", "2031-03-05T23:59:00+00:00", False),
        ("2031-02-30", None, False),
        ("2031-03-05", "0001-01-01", True),  # when it was fetched is not known
    ],
)
def test_a_page_is_of_no_day_after_it_was_fetched(
    value: str, retrieved: str | None, holds: bool
) -> None:
    assert (date_fault(value, retrieved) is None) is holds
