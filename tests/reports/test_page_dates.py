"""Days of pages: printed ones, impossible ones, moments of archives."""

import json
from pathlib import Path

import pytest

from rashomon.comparing.compare import compare
from rashomon.reports.items import KnownFacts, archived_from, saving_notes
from rashomon.reports.page_dates import (
    date_fault,
    find_dates,
    is_date_line,
    iso_time,
    tells_of_day,
)
from rashomon.reports.report_pile import read


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ("March 5, 2019", "2019-03-05", ""),
        ("5 March 2019", "2019-03-05", ""),
        ("Tuesday, 5th of March 2019", "2019-03-05", ""),
        ("Published 10:12, 9 Sept 2019", "2019-09-09T10:12:00", "published"),
        ("Mon 9 Mar 2020 12.05 GMT", "2020-03-09T12:05:00+00:00", ""),
        ("9 March 2020, 12:05 (GMT+05:00)", "2020-03-09T12:05:00+05:00", ""),
        ("9 March 2020, 12: 05 (GMT +05: 00)", "2020-03-09T12:05:00+05:00", ""),
        ("Updated: Mar 9, 2020, 6:05 PM IST", "2020-03-09T18:05:00", "updated"),
        ("2020-03-09 23:58:21", "2020-03-09T23:58:21", ""),
        ("2020-03-09T23:58:21+02:00", "2020-03-09T23:58:21+02:00", ""),
        ("2020/03/09", "2020-03-09", ""),
        ("12/25/2020", "2020-12-25", ""),
        ("25/12/2020", "2020-12-25", ""),
        ("03/04/2020", None, ""),
        ("4 มีนาคม 2574", "2031-03-04", ""),
        ("๔ มี.ค. พ.ศ. ๒๕๗๔", "2031-03-04", ""),
        ("令和13年3月4日", "2031-03-04", ""),
        ("平成元年12月1日", "1989-12-01", ""),
        ("民國120年3月4日", "2031-03-04", ""),
        ("4 آذار/مارس 2031", "2031-03-04", ""),
        ("٤ مارس ٢٠٣١", "2031-03-04", ""),
        ("4 March 2574", None, ""),
        ("30 February 2020", None, ""),
        ("Posted on December 3, 2012, 12:42 AM EDT", "2012-12-03T00:42:00-04:00", "posted"),
        ("Posted: 25 / 9 / 2031", "2031-09-25", "posted"),
        ("2031 - 04 - 04", "2031-04-04", ""),
        ("2031. 08. 08 09: 01 AM", "2031-08-08T09:01:00", ""),
        ("10 / 25 / 31", "2031-10-25", ""),
        ("May 5, 2031 | 5: 03pm", "2031-05-05T17:03:00", ""),
        ("on May 5 2031, 5:03p", "2031-05-05T17:03:00", ""),
        ("12: 52 p. m. May 2, 2031", "2031-05-02T12:52:00", ""),
        ("Wed 04/03/2031", None, ""),  # neither 4 March nor 3 April is a Wednesday then
        ("Thu 04/03/2031", "2031-04-03", ""),
        ("8:00 AM PDT 4 / 3 / 2031", "2031-04-03T08:00:00-07:00", ""),
        ("8:00 AM BST 4 / 3 / 2031", None, ""),
        ("Story created: 2 May 2031 at 9: 56 AM AKDT", "2031-05-02T09:56:00", "created"),
    ],
)
def test_date_lines(line: str, value: str | None, label: str) -> None:
    assert is_date_line(line)
    (found,) = find_dates(line)
    assert (found.value, found.label) == (value, label)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge fell on March 5, 2019",
        "At least 20 people",
        "Room 2019",
        "1/2/3/2020",
        "99 March 20201",
        "",
        "Elections: 5 March 2019, says minister",
    ],
)
def test_not_date_lines(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2031-03-05", "2031-03-05"),
        ("2031-03-05T08:30:00Z", "2031-03-05T08:30:00+00:00"),
        ("2031-03-05 08:30", "2031-03-05T08:30:00"),
        ("2031-03-05T08:30:00.123+0200", "2031-03-05T08:30:00+02:00"),
        ("20310305T083000Z", "2031-03-05T08:30:00+00:00"),
        ("20310305083000", "2031-03-05T08:30:00"),
        ("20310305", "2031-03-05"),
        ("Wed, 05 Mar 2031 08:30:00 GMT", "2031-03-05T08:30:00+00:00"),
        ("5 March 2031", "2031-03-05"),
        ("March 5, 2031", "2031-03-05"),
        ("Wed, Mar 5 2031 08:30:10 PM", "2031-03-05T20:30:10"),
        ("Wed, 05 Mar 2031 08:30:00 PST", "2031-03-05T08:30:00-08:00"),
        ("Wed, 5 Mar 31 23:30:00 EST", "2031-03-05T23:30:00-05:00"),
        ("Wed, 5 Mar 97 23:30:00 +0200", "1997-03-05T23:30:00+02:00"),
        ("Mi, 05 Mär 2031 08:30:00 +0100", "2031-03-05T08:30:00+01:00"),
        ("2031-03-05 08:30:44.364419679 +0200 CEST", "2031-03-05T08:30:44+02:00"),
        ("2031-03-05 23:30:00-05", "2031-03-05T23:30:00-05:00"),
        ("2031-03-05 8:30 PM", "2031-03-05T20:30:00"),
        ("Wed Mar  5 20:30:00 2031", "2031-03-05T20:30:00"),
        ("Wed Mar 05 20:30:00 +0000 2031", "2031-03-05T20:30:00+00:00"),
        ("Wed Mar 05 2031 20:30:00 GMT+0100 (CET)", "2031-03-05T20:30:00+01:00"),
        ("2031年3月5日 下午8:30", "2031-03-05T20:30:00"),
        ("2031년 3월 5일 오전 8시 30분", "2031-03-05T08:30:00"),
        ("2031. 3. 5. 오후 8:30", "2031-03-05T20:30:00"),
        ("٥ مارس ٢٠٣١", "2031-03-05"),
        ("05.03.2031 23:30", "2031-03-05T23:30:00"),
        ("03/05/2031 10:00", None),  # of two orders
        ("2031", None),
        ("2031-03", None),
        ("March 2031", None),
        # midnight is what programs write where they know no hour
        ("2031-03-05T00:00:00+01:00", "2031-03-05"),
        ("Wed, 05 Mar 2031 00:00:00 GMT", "2031-03-05"),
        ("Wed, 05 Mar 2031 24:00:00 GMT", "2031-03-06"),
        (1930003200, "2031-02-28"),
        (1930000000, "2031-02-27T23:06:40+00:00"),
        (1930000000000000, "2031-02-27T23:06:40+00:00"),
        ("1930000000000", "2031-02-27T23:06:40+00:00"),
        (2031, None),
        (True, None),
        (None, None),
        (float("nan"), None),
        (1e309, None),
        ("2031-02-30", None),
        ("2031-13-01", None),
        ("2031-03-05T25:00:00Z", None),
        ("Mon, 99 Foo 99999 99:99:99 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_time(value: object, time: str | None) -> None:
    assert iso_time(value) == time


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (
            "https://web.archive.org/web/20310306101112/http://courier.example/a",
            ("http://courier.example/a", "2031-03-06T10:11:12"),
        ),
        (
            "https://web.archive.org/web/20310306101112id_/http://courier.example/a",
            ("http://courier.example/a", "2031-03-06T10:11:12"),
        ),
        (
            "https://arquivo.pt/wayback/20310306/https://courier.example/a",
            ("https://courier.example/a", "2031-03-06"),
        ),
        ("http://courier.example/web/2031/a", None),
        ("https://web.archive.org/web/20319999999999/http://courier.example/a", None),
        # anybody can write such an address
        ("https://harn.example/web/20310306150000/https://courier.example/a", None),
        (None, None),
    ],
)
def test_archived_from(address: str | None, found: tuple[str, str] | None) -> None:
    assert archived_from(address) == found


def test_saving_notes() -> None:
    assert saving_notes(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: "
        "https://courier.example/a \n saved date: Wed Mar 05 2031 08:30:00 GMT+0200 (EET)\n-->"
    ) == KnownFacts(url="https://courier.example/a", retrieved="2031-03-05T08:30:00+02:00")
    assert saving_notes(
        "<!-- saved from url=(0025)https://courier.example/a --><html>"
    ) == KnownFacts(url="https://courier.example/a")
    assert saving_notes("<!-- saved from url=(0014)about:internet -->") == KnownFacts()


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
    assert "the date '9999-12-31' of the export (common names) could not be read" in report.warnings


@pytest.mark.parametrize(
    ("value", "retrieved", "holds"),
    [
        ("2031-03-05", None, True),
        ("1900-01-01", None, True),
        ("1912-04-16", None, True),
        ("1970-01-01", None, False),
        ("1969-12-31T19:00:00-05:00", None, False),
        ("0001-01-01", None, False),
        ("2031-03-05T08:30:00+02:00", "2031-03-05T06:40:00+00:00", True),
        ("2031-03-06", "2031-03-05T23:59:00+00:00", True),  # the day has begun farther east
        ("2031-03-07", "2031-03-05T23:59:00+00:00", False),
    ],
)
def test_a_page_is_of_no_day_after_it_was_fetched_or_that_stands_for_none(
    value: str, retrieved: str | None, holds: bool
) -> None:
    assert (date_fault(value, retrieved) is None) is holds


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("The old lift was built on 12 August 2014.", True),
        ("It fell on 3.2.2027.", True),
        ("The park was created on 12 August 1987.", True),
        ("Anniversary of the flood of 3 February 2027", True),
        ("Published on 3 February 2027 at 10:00.", False),
        ("This article was first published on 3 February 2027.", False),
        ("Vale Courier, issue of 3 February 2027", False),
        ("Von Max Muster, 3. Februar 2027.", False),
        ("KOLM, 3 February 2027", False),
    ],
)
def test_lines_that_tell_of_a_day(line: str, told: bool) -> None:
    assert tells_of_day(line) is told
