"""A source becomes a report: bytes, formats, words of pages, numbers."""

import gzip
import time

import pytest

from rashomon.errors import SkipError
from rashomon.reports.markdown_text import is_markdown
from rashomon.reports.page_words import furniture_type, is_correction
from rashomon.reports.read_formats import Kind
from rashomon.reports.read_report import read_report
from rashomon.reports.sniff import sniff
from rashomon.settings import ReadSettings

SETTINGS = ReadSettings()


def test_an_address_alone_on_the_first_line_is_no_headline() -> None:
    address = "http: / / www. lamp. example / ferry - burns. html"
    text = f"{address}\nFerry burns off Harn\nNine people were hurt, the mayor said on Monday.\n"
    report = read_report("a.txt", text.encode(), settings=ReadSettings())
    assert (report.title, report.url) == (
        "Ferry burns off Harn",
        "http://www.lamp.example/ferry-burns.html",
    )
    assert [(piece.quote, piece.certain) for piece in report.furniture] == [(address, True)]
    assert (report.outlet, report.published) == ("lamp.example", None)


_PROSE = """Nine people were hurt when the ferry burned off Harn, the mayor said on Monday night.
The fire began in the engine room, a deckhand said, and spread to the car deck within minutes.
The line has stopped all sailings, and its owner promised that the cause would be found."""


@pytest.mark.parametrize(
    ("head", "foot", "published"),
    [
        ("http://lamp.example/2031/05/05/\nFerry burns off Harn\nMay 6, 2031", "", "2031-05-06"),
        ("Ferry burns off Harn", "3 May 2031\nA hearing.\n4 May 2031\nA verdict.", None),
        ("Ferry burns off Harn\nPosted 1 year, 160 days ago [downloaded on 2 May 2032]", "", None),
        ("Posted 1 year ago, retrieved 2 May 2032\nFerry burns off Harn", "", None),
        ("9: 24am:\nFerry burns off Harn", "", None),
        (f"Ferry burns off Harn\n{_PROSE}\nMay 6, 2031", "", None),  # may head a part
    ],
)
def test_which_day_a_text_states_for_itself(head: str, foot: str, published: str | None) -> None:
    report = read_report("a.txt", f"{head}\n{_PROSE}\n{foot}\n".encode(), settings=SETTINGS)
    assert (report.title, report.published) == ("Ferry burns off Harn", published)


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


@pytest.mark.parametrize(
    "text",
    [
        "A headline\n" + '"' * 10_000,
        "a" * 120_000,
        "\n" * 120_000 + "end",
        "By Ann Lee\n" * 1_500,
        "(reporting by " * 6_000,
        "1/2 A " * 18_000,
        "30 February 2018\n45/45/4545\n1e309 people\n99999999999999999999 dead",
        "\u202eabc \u200b\u200b\u200b def\n\u200b\n\u2066x",
        "A\u0301" * 1000 + "\n\n" + "\ud7ff\ue000",
    ],
)
def test_odd_texts_are_read_quickly(text: str) -> None:
    start = time.process_time()
    report = read_report("odd.txt", text.encode(), settings=SETTINGS)
    assert report.text == text.replace("\u200b", "")
    assert all(report.text[span.start : span.end] == span.quote for span in report.furniture)
    assert time.process_time() - start < 6  # quadratic would be half a minute


def test_too_long() -> None:
    with pytest.raises(SkipError, match="longer than 400,000 characters"):
        read_report("a.txt", b"word " * 80_001, settings=SETTINGS)


MAIL = (
    b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Wall falls\r\nDate: Wed, 05 Mar 2031 "
    b"06:30:00 +0000\r\n"
)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Wall falls\n\nTwo people died.", "a.txt", Kind.TEXT),
        (b"", "a", Kind.TEXT),
        (b"%PDF-1.7\n", "a.txt", Kind.PDF),
        (b"PK\x03\x04" + b"\0" * 22 + b"\x13\0\0\0[Content_Types].xml", "a.zip", Kind.DOCX),
        (b"PK\x05\x06" + b"\0" * 18, "a.zip", Kind.ZIP),
        (gzip.compress(b"x", mtime=0), "a.txt", Kind.PACKED),
        (b"WARC/1.1\r\n", "a", Kind.WARC),
        (MAIL + b"\r\nwords", "a.eml", Kind.MAIL),
        (MAIL + b"\r\nwords", "a.txt", Kind.TEXT),  # a text that opens with lines like a mail's
        (b"Source: Wire\n\nThe wall fell.", "a.txt", Kind.TEXT),
        (
            b"From: <Saved by "
            b"Blink>\r\nMIME-Version: "
            b"1.0\r\nContent-Type: "
            b'multipart/related;\r\n\ttype="text/html"\r\n\r\n',
            "a",
            Kind.MHTML,
        ),
        (b'{"title": "x"}', "a.txt", Kind.JSON),
        (b'\xef\xbb\xbf{\n "title": "x"}', "a", Kind.JSON),
        (b'{"a": 1}\n', "a.jsonl", Kind.JSON_LINES),
        (b"{Wire} The wall fell.", "a.txt", Kind.TEXT),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", Kind.FEED),
        (b'<rdf:RDF xmlns:rdf="x">', "a", Kind.FEED),
        (b"\xfd7zXZ\x00", "a", Kind.PACKED),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "a", Kind.TEXT),
        (b"<p>A page without a head", "a", Kind.TEXT),
        (b'"Title";"Body"\n"a";"b', "a", Kind.CSV),
        (b"title\ttext\ndate\n", "a.tsv", Kind.CSV),
        (b"text, title\n\nThe wall fell.", "a.txt", Kind.TEXT),
    ],
)
def test_sniff(head: bytes, name: str, kind: Kind) -> None:
    assert sniff(head, name) is kind


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"{\\rtf1", "an RTF document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"From x@y Wed Mar  5 06:30:00 2031\n" + MAIL + b"\r\nwords", "a mailbox: save its mails"),
        (b"<nitf><body>", "XML of a kind that is not read (<nitf>)"),
        (b"RIFF\0\0\0\0WEBP", "a picture"),
        (b"PK\x03\x04" + b"\0" * 22 + b"\x08\0\0\0mimetypeapplication/epub+zip", "an e-book"),
        (
            b"PK\x03\x04" + b"\0" * 22 + b"\x13\0\0\0[Content_Types].xml" + b"xl/workbook.xml",
            "a spreadsheet",
        ),
        (b'<?xml version="1.0"?><strange>', "XML of a kind that is not read (<strange>)"),
    ],
)
def test_what_cannot_be_read(head: bytes, reason: str) -> None:
    with pytest.raises(SkipError) as raised:
        sniff(head, "a")
    assert str(raised.value).startswith(reason)


DOCUMENT = """---
title: "Wall falls in Ostwick"
author: [Ines Harrow, Pavel Orn]
date: 2031-03-05 08:30
source: https://courier.example/wall
publisher: The Courier
lang: en-GB
---

# Wall falls in Ostwick

**Two people** died when the [wall](https://courier.example/map) fell, the *fire service* said.

![The wall](wall.png)

> “It came down,” a neighbour said.

- The street is closed.
"""


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("The pier ~~is shut~~ opens on Friday.", "The pier opens on Friday."),
        ("The pier is ~4 metres wide.", "The pier is ~4 metres wide."),
    ],
)
def test_struck_words_of_markdown_are_not_read(line: str, read: str) -> None:
    report = read_report("a.md", f"# Pier opens\n\n{line}\n".encode(), settings=ReadSettings())
    assert report.text.removeprefix("Pier opens").split() == read.split()


@pytest.mark.parametrize(
    ("source", "text", "markdown"),
    [
        ("a.md", "Plain words", True),
        ("stdin", "# Wall falls\n\nTwo **people** died.\n\n## More\n\nIt fell.", True),
        ("a.txt", "#wallfalls said the sign.\n\n* * *\n\nIt fell.", False),
        (
            "a.txt",
            "See [a](http://b.example), [c](http://d.example) and [e](http://f.example).",
            True,
        ),
        ("a.txt", "- one\n- two\n\nThe wall fell.", False),
    ],
)
def test_is_markdown(source: str, text: str, markdown: bool) -> None:
    assert is_markdown(source, text) is markdown


def test_front_matter_reaches_the_report() -> None:
    report = read_report("pile/wall.md", DOCUMENT.encode(), settings=ReadSettings())
    assert (report.title, report.outlet, report.published, report.url) == (
        "Wall falls in Ostwick",
        "The Courier",
        "2031-03-05T08:30:00",
        "https://courier.example/wall",
    )
    assert not set("*[#>") & set(report.text)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this article", "menu"),
        ("Facebook Twitter WhatsApp Email", "menu"),
        ("Print this pagePrint this page", "menu"),
        ("Click here to watch the video", "menu"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("Read more: Mayor resigns over harbour fire", "related"),
        ("You may also like", "related"),
        ("[Related]", "related"),
        ("http: / / www. lamp. example / a - b / 1 _ 2. html? x=3", "boilerplate"),
        ("View in browser | Unsubscribe", "newsletter"),
        ("Unsubscribe: https://lamp.example/u", "newsletter"),
        ("You receive this message because you subscribed to The Lamp.", "newsletter"),
        ("To unsubscribe, click here: https://lamp.example/u", "newsletter"),
        ("Join the conversation", "comments"),
        ("This material may not be published or redistributed without permission.", "boilerplate"),
        ("This is a breaking news story. More follows.", "boilerplate"),
        ("Ana Ruiz is a reporter based in Oslo covering shipping.", "boilerplate"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert furniture_type(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The two men share a house in the harbour.",
        "Good morning was all that he said.",
        "Read the riot act, the mayor did not.",
        "More than 40 people were hurt.",
        "Copyright law was not the issue, the judge said.",
        "Search teams found the ship at dawn on Monday.",
        "He will follow us, she said.",
        "Health and travel",
        "Print workers went on strike on Monday.",
        "Comments by the mayor angered the families.",
        "Click, and the bomb went off.",
    ],
)
def test_prose(line: str) -> None:
    assert furniture_type(line) is None


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Correction: the ship carried 40 people, not 400.", True),
        ("An earlier version of this story said that the ship had sunk.", True),
        ("Corrections and clarifications: In Friday's paper we wrote that 40 were aboard.", True),
        ("Amplification: The harbour has two piers.", True),
        ("This article previously stated that the mill was shut.", True),
        ("Ole Brandt was wrongly identified in an earlier article as a judge.", True),
        ("Eds: CORRECTS number of injured to 12 from 21 in para 2", True),
        ("Lund wrongly said the bridge was shut.", False),
        ("Two men were wrongly identified by police as thieves.", False),
        ("Clarifications of the law are due in May.", False),
        ("Correction of the market came late.", False),
    ],
)
def test_corrections(line: str, note: bool) -> None:
    assert is_correction(line) is note
    assert not (note and furniture_type(line))


STORY = "The mayor of Lower Orrin said on Monday that 14 lanterns were stolen."


UPDATE = "Late on Tuesday the count rose to 19."


ROW = "Paid were 12, 4,500, 3.5, 77 and 81 crowns."


def told(rows: int, most: int) -> tuple[list[str], tuple[str, ...]]:
    """The lines that are left out, and the warnings."""
    text = "\n\n".join(["Lanterns gone", STORY, *[ROW] * rows, UPDATE]) + "\n"
    report = read_report("a.txt", text.encode(), settings=ReadSettings(max_numbers=most))
    assert report.text == text.replace("\u200b", "")
    return [
        piece.quote
        for piece in report.furniture
        if piece.type == "boilerplate" and piece.quote == ROW
    ], report.warnings


def test_tables_are_left_out_and_prose_is_read() -> None:
    lines, warnings = told(400, 2000)
    assert len(lines) == 1  # 400 rows of five and the two figures of the prose
    assert any("2,002 numbers" in warning and "read.max_numbers" in warning for warning in warnings)
    lines, warnings = told(1500, 2000)
    assert len(lines) == 1500 - 399
    assert UPDATE not in "".join(lines)


def test_of_a_line_as_long_as_a_page_only_parts_are_left_out() -> None:
    line = " ".join(f"Row {n} cost {n} crowns and the boat of Ord sank again." for n in range(1500))
    report = read_report("a.txt", f"Lanterns gone\n\n{line}\n".encode(), settings=ReadSettings())
    left = [piece for piece in report.furniture if piece.type == "boilerplate"]
    assert 0 < sum(piece.length for piece in left) < len(line) / 2
    assert all("2,000 of a report are read" in warning for warning in report.warnings[:1])


COPIED = (
    "The Wayback Machine - https://web.archive.org/web/20310305101500/https://ord.example/mast",
    "archive.ph\nwebpage capture\tSaved from https://ord.example/mast\tsearch\t5 Mar 2031\n"
    "All snapshots from host ord.example\nWebpage\tScreenshot\nshare\tdownload .zip\treport bug",
    "archive.today webpage capture\nSaved from https://ord.example/mast 5 Mar 2031 10:15:00 UTC",
)


@pytest.mark.parametrize("frame", COPIED)
def test_what_an_archive_puts_around_a_text_is_no_part_of_it(frame: str) -> None:
    foot = "Captured 12 times between 5 March 2031 and 9 June 2032\n\nAbout this capture"
    text = f"{frame}\n\nMast falls in Tarn\n\n{STORY}\n\n{UPDATE}\n\n{foot}\n"
    report = read_report("a.txt", text.encode(), settings=ReadSettings())
    assert (report.title, report.outlet) == ("Mast falls in Tarn", None)
    around = {line for piece in report.furniture for line in piece.quote.split("\n")}
    assert around == set(f"{frame}\n{foot}".split("\n")) - {""}


NOTED = "Mast falls\n\nA mast fell in Tarn[a] and hurt 7 men.\n\n[a]Ring Ola: 9 men?\n"
SHARED_DOCUMENT = (
    "<html><body><p>Mast falls in Tarn</p><p>On Monday a mast fell in Tarn and hurt 7<sup><a "
    "href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> men, the port said.<sup><a href='#ftnt1'>[1]</a>"
    "</sup></p><p>The port will pay for a new mast, it said.</p><hr><div><p><a href='#ftnt_ref1' "
    "id='ftnt1'>[1]</a> Report of 3 May 2030.</p></div><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]"
    "</a>Ring Ola, who told me of 9 men</p><p>and of a crane</p></div></body></html>"
)


def test_comments_of_a_document_are_no_prose_and_a_note_s_day_is_not_the_report_s() -> None:
    report = read_report("a.txt", NOTED.encode(), settings=SETTINGS)
    assert [one.quote for one in report.furniture if one.certain] == ["[a]Ring Ola: 9 men?"]
    quoted = "Mast falls\n\n“[w]e saw it,” Ola Brun said.\n\n[w]e had told them, he said.\n"
    assert not read_report("a.txt", quoted.encode(), settings=SETTINGS).furniture
    page = read_report("a.html", SHARED_DOCUMENT.encode(), settings=SETTINGS)
    assert "hurt 7 men, the port said" in page.text
    assert "Report of 3 May 2030" in page.text
    assert "Ola" not in page.text
    assert "crane" not in page.text
    assert page.published is None
