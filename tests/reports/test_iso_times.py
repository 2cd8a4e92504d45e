"""Moments and archives' addresses."""

import pytest

from rashomon.reports.items import KnownFacts, archived_from, saving_notes, with_archive
from rashomon.reports.page_dates import iso_time


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
        (1930000000, "2031-02-27T23:06:40+00:00"),
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
            "https://arquivo.example/wayback/20310306/https://courier.example/a",
            ("https://courier.example/a", "2031-03-06"),
        ),
        ("http://courier.example/web/2031/a", None),
        ("https://web.archive.org/web/20319999999999/http://courier.example/a", None),
        (None, None),
    ],
)
def test_archived_from(address: str | None, found: tuple[str, str] | None) -> None:
    assert archived_from(address) == found


def test_with_archive() -> None:
    archive = "https://web.archive.org/web/20310306101112/http://courier.example/a"
    known = with_archive(KnownFacts(url=archive))
    assert (known.url, known.archived_url, known.retrieved) == (
        "http://courier.example/a",
        archive,
        "2031-03-06T10:11:12",
    )
    known = with_archive(
        KnownFacts(url="http://courier.example/a", canonical_url=archive, retrieved="2031-04-01")
    )
    assert (known.url, known.canonical_url, known.archived_url, known.retrieved) == (
        "http://courier.example/a",
        None,
        archive,
        "2031-04-01",
    )


def test_saving_notes() -> None:
    single = (
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: "
        "https://courier.example/a \n saved date: Wed Mar 05 2031 08:30:00 GMT+0200 (EET)\n-->"
    )
    assert saving_notes(single) == KnownFacts(
        url="https://courier.example/a", retrieved="2031-03-05T08:30:00+02:00"
    )
    assert saving_notes(
        "<!-- saved from url=(0025)https://courier.example/a --><html>"
    ) == KnownFacts(url="https://courier.example/a")
    assert saving_notes("<!-- saved from url=(0014)about:internet -->") == KnownFacts()
