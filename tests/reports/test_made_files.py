"""Every format, with a file that a real tool made (tests/made/README.md says which)."""

from pathlib import Path

import pytest

from factories import changes_of
from rashomon.model.report import Report
from rashomon.reports import report_pile

MADE = Path(__file__).resolve().parent.parent / "made"
PATHS = [str(path) for path in sorted(MADE.iterdir()) if path.suffix != ".md"]
TITLE = "Granary wall gives way in Tollen harbour"
URL = "http://courier.example/news/granary-wall"
SENTENCES = (
    "Three dock workers were hurt on Tuesday night when the east wall of the old granary in "
    "Tollen harbour gave way under stored barley, the fire service said.",
    "Two of the three men were taken to the county hospital with broken bones.",
    "The cooperative denied that the hall had been overloaded.",
)


@pytest.fixture(scope="module")
def everything() -> report_pile.Pile:
    """All files, read together."""
    return report_pile.read(*PATHS)


def story(name: str) -> Report:
    """The report of the story in a file."""
    reports = report_pile.read(str(MADE / name)).reports
    return next(report for report in reports if SENTENCES[0] in report.text)


@pytest.mark.parametrize(
    ("name", "report_id", "outlet", "published", "url"),
    [
        ("story.html", "story", "The Tollen Courier", "2031-03-05T08:30:00+00:00", None),
        (
            "chromium.mhtml",
            "chromium",
            "The Tollen Courier",
            None,
            URL,
        ),  # saved before the day that it gives
        ("chromium.pdf", "chromium", "The Tollen Courier", None, None),
        ("libreoffice.docx", "libreoffice", None, None, None),
        ("libreoffice.pdf", "libreoffice", None, None, None),
        ("wget.warc.gz", "wget-6423f3d3", "The Tollen Courier", None, URL),
        (
            "warcio.warc.gz",
            "warcio-6423f3d3",
            "The Tollen Courier",
            "2031-03-05T08:30:00+00:00",
            URL,
        ),
        (
            "py-wacz.wacz",
            "py-wacz-6423f3d3",
            "The Tollen Courier",
            "2031-03-05T08:30:00+00:00",
            URL,
        ),
        ("feedgen.rss", "feedgen-ca9f4b2e", "The Tollen Courier", "2031-03-05T08:30:00+00:00", URL),
        (
            "feedgen.atom",
            "feedgen-f3a7ac97",
            "The Tollen Courier",
            "2031-03-05T08:30:00+00:00",
            URL,
        ),
        ("newspaper4k.json", "newspaper4k", "The Tollen Courier", "2031-03-05T08:30:00+00:00", URL),
        ("news-please.json", "news-please", "courier.example", "2031-03-05T08:30:00", URL),
        ("trafilatura.json", "trafilatura", "The Tollen Courier", None, URL),
    ],
)
def test_a_file(
    name: str, report_id: str, outlet: str | None, published: str | None, url: str | None
) -> None:
    report = story(name)
    paragraphs = report.text.split("\n")
    assert all(
        any(sentence in line for line in paragraphs) for sentence in SENTENCES
    )  # no line of a page breaks a sentence
    assert (report.id, report.title, report.url) == (report_id, TITLE, url)
    assert (report.outlet, report.published, report.language) == (outlet, published, "en")
    assert report.published is None or report.published_basis
    assert report.authors == ("Ines Harrow",)


def test_a_crawl_gives_its_pages_with_their_states() -> None:
    pile = report_pile.read(str(MADE / "warcio.warc.gz"))
    assert not pile.failures  # the picture and the page that is gone are no reports
    first, changed = sorted(pile.reports, key=lambda report: report.retrieved or "")
    assert [(origin.source, origin.retrieved) for origin in first.sources] == [
        ("warcio.warc.gz#1", "2031-03-05T10:00:00+00:00"),
        ("warcio.warc.gz#2", "2031-03-05T11:00:00+00:00"),
    ]
    assert (changed.revision_of, changed.retrieved) == (first.id, "2031-03-06T10:00:00+00:00")
    assert [
        (before and before[:20], after and after[:20])
        for before, after in changes_of([first, changed])
    ] == [
        ("Three dock workers w", "Four dock workers we"),
        ("Two of the three men", "Two of the four men "),
        (None, "Update: a fourth man"),
    ]


def test_all_of_one_story_is_one_report_and_its_revisions(everything: report_pile.Pile) -> None:
    """Whole texts decide: saved pages are one, and what holds more or less of the page around the
    same story revises it, where it is known that it was retrieved later. A print without address
    and day is nobody's revision."""
    own = [report for report in everything.reports if report.title == TITLE and report.outlet]
    assert max(len(report.sources) for report in own) > 5
    assert [report.id for report in own if report.revision_of is None] == [
        "chromium",
        "chromium-headers",
        "feedgen-ca9f4b2e",
        "news-please",
        "newspaper4k",
        "py-wacz-6423f3d3",
    ]
    assert {report.revision_of for report in own} <= {None, *(report.id for report in own)}


def test_headers_and_footers_of_a_printed_page_are_left_out_and_give_its_address() -> None:
    report = story("chromium-headers.pdf")
    assert (report.title, report.url) == (TITLE, URL)
    assert "11/20/26" not in report.text
    assert URL not in report.text
    assert "2/3" not in report.text
    assert report.text.count("Paragraph ") == 14
    assert report.text.count("before the barley of the next harvest comes in") == 14
