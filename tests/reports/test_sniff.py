"""Which format, told by the bytes."""

import gzip

import pytest

from rashomon.errors import SkipError
from rashomon.reports.sniff import Kind, sniff

MAIL = (
    b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Wall falls\r\nDate: Wed, 05 Mar 2031 "
    b"06:30:00 +0000\r\n"
)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Wall falls\n\nTwo people died.", "a.txt", Kind.TEXT),
        (b"Wall falls\n\nTwo people died.", "a.pdf", Kind.TEXT),
        (b"", "a", Kind.TEXT),
        (b"%PDF-1.7\n", "a.txt", Kind.PDF),
        (b"\n\n%PDF-1.4\n", "a", Kind.PDF),
        (b"PK\x03\x04" + b"\0" * 22 + b"\x13\0\0\0[Content_Types].xml", "a.zip", Kind.DOCX),
        (
            b"PK\x03\x04" + b"\0" * 22 + b"\x06\0\0\0a.docxPK\x03\x04[Content_Types].xml",
            "a.docx",
            Kind.ZIP,
        ),
        (b"PK\x05\x06" + b"\0" * 18, "a.zip", Kind.ZIP),
        (gzip.compress(b"x", mtime=0), "a.txt", Kind.PACKED),
        (b"a.txt" + b"\0" * 252 + b"ustar\x0000", "a", Kind.TAR),
        (b"WARC/1.1\r\n", "a", Kind.WARC),
        (MAIL + b"Message-ID: <1@b>\r\n\r\nwords", "a.txt", Kind.MAIL),
        (MAIL + b"\r\nwords", "a.eml", Kind.MAIL),
        (MAIL + b"\r\nwords", "a.txt", Kind.TEXT),  # a text that opens with lines like a mail's
        (b"From: Our reporter\nDate: Monday\n\nThe wall fell.", "a.txt", Kind.TEXT),
        (b"Source: Wire\n\nThe wall fell.", "a.txt", Kind.TEXT),
        (b"From Monday at 10:30 the wall was watched.\nIt fell.", "a.txt", Kind.TEXT),
        (
            b"From: <Saved by "
            b"Blink>\r\nMIME-Version: "
            b"1.0\r\nContent-Type: "
            b'multipart/related;\r\n\ttype="text/html"\r\n\r\n',
            "a",
            Kind.MHTML,
        ),
        (b'{"title": "x"}', "a.txt", Kind.JSON),
        (b'  [{"title": "x"}]', "a", Kind.JSON),
        (b'\xef\xbb\xbf{\n "title": "x"}', "a", Kind.JSON),
        (b'{"a": 1}\n{"a": 2}\n', "a", Kind.JSON_LINES),
        (b'{"a": 1}\n', "a.jsonl", Kind.JSON_LINES),
        (b"[Wire] - The wall fell.", "a.txt", Kind.TEXT),
        (b"{Wire} The wall fell.", "a.txt", Kind.TEXT),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", Kind.FEED),
        (
            b'<?xml version="1.0"?>\n<!-- '
            b"made by x -->\n<feed "
            b'xmlns="http://www.w3.org/2005/Atom">',
            "a",
            Kind.FEED,
        ),
        (b'<rdf:RDF xmlns:rdf="x">', "a", Kind.FEED),
        (b"BZh91AY", "a", Kind.PACKED),
        (b"\xfd7zXZ\x00", "a", Kind.PACKED),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "a", Kind.TEXT),
        ('\ufeff<?xml version="1.0"?><rss>'.encode("utf-16-le"), "a", Kind.FEED),
        (b"<p>A page without a head", "a", Kind.TEXT),
        (b"title,text\na,b\n", "a.txt", Kind.CSV),
        (b'"Title";"Body"\n"a";"b', "a", Kind.CSV),
        (b"title\ttext\ndate\n", "a.tsv", Kind.CSV),
        (
            b"The text, the body of it, was found.\nIt lay there, a story, he said.",
            "a.txt",
            Kind.TEXT,
        ),
        (b"text, title\n\nThe wall fell.", "a.txt", Kind.TEXT),
    ],
)
def test_sniff(head: bytes, name: str, kind: Kind) -> None:
    assert sniff(head, name) is kind


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"{\\rtf1", "an RTF document"),
        (b"\xd0\xcf\x11\xe0", "an old office document or Outlook message"),
        (b"\x89PNG\r\n", "a picture"),
        (b"PAR1", "a Parquet table: save it as CSV"),
        (b"From x@y Wed Mar  5 06:30:00 2031\n" + MAIL + b"\r\nwords", "a mailbox: save its mails"),
        (
            b'<?xml version="1.0"?><newsItem xmlns="x">',
            "XML of a kind that is not read (<newsitem>)",
        ),
        (b"<nitf><body>", "XML of a kind that is not read (<nitf>)"),
        (b"RIFF\0\0\0\0WEBP", "a picture"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"PK\x03\x04" + b"\0" * 22 + b"\x08\0\0\0mimetypeapplication/epub+zip", "an e-book"),
        (
            b"PK\x03\x04"
            + b"\0" * 22
            + b"\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument file",
        ),
        (
            b"PK\x03\x04" + b"\0" * 22 + b"\x13\0\0\0[Content_Types].xml" + b"xl/workbook.xml",
            "a spreadsheet",
        ),
        (b'<?xml version="1.0"?><urlset>', "XML of a kind that is not read (<urlset>)"),
        (b'<?xml version="1.0"?><strange>', "XML of a kind that is not read (<strange>)"),
    ],
)
def test_what_cannot_be_read(head: bytes, reason: str) -> None:
    with pytest.raises(SkipError) as raised:
        sniff(head, "a")
    assert str(raised.value).startswith(reason)
