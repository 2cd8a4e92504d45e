"""Reads mutated files of one format and prints, as JSON, what became of them: `python mutated.py
FORMAT COUNT`. The same files every time.

Every sample is a valid file that is made here; half of the mutants of packed formats are mutated
before they are packed.
"""

import bz2
import gzip
import json
import lzma
import random
import sys
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

from corpus import PAGE, STORY, _docx, _pdf, _tar, _zip

from rashomon.engines.worker import peak
from rashomon.model.ledger import Failure
from rashomon.reports import report_pile
from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.settings import ReadSettings

Change = Callable[[bytes], bytes]
SETTINGS = ReadSettings(max_seconds=3)
BODY = STORY * 3
RECORD = {
    "title": "Wall falls",
    "text": BODY,
    "outlet": "Courier",
    "published": "2031-03-05",
    "url": "http://courier.example/wall",
}
ODD = (
    b"\0",
    b"\xff" * 4,
    b"\xff\xff\xff\x7f",
    b"\x80",
    b'"',
    b"'",
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<!--",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"{",
    b"[" * 500,
    b"<div>" * 300,
    b"\r",
    b"\n\n",
    b"\nFrom ",
    b"--",
    b"%",
    b"\\",
    b"/../",
    b"9" * 400,
    b"-1",
    b"1e999",
    b" " * 3000,
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"endobj",
    b"stream\n",
    b"/Length 999999999",
    b"/Kids[2 0 R]",
    b"Content-Length: 99999999\r\n",
    b"charset=utf-7",
    b"\x1b$B",
    b"A" * 20_000,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        start = chance.randrange(len(out) + 1)
        end = min(len(out), start + chance.choice((1, 2, 4, 16, 200, 5000)))
        kind = chance.randrange(7)
        if kind == 0 and out:
            out[min(start, len(out) - 1)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del out[start:end]
        elif kind == 2:
            out[start:start] = bytes(out[start:end]) * chance.choice((1, 3, 50))
        elif kind == 3:
            out[start:start] = chance.choice(ODD)
        elif kind == 4:
            out[start:end] = chance.choice(ODD)
        elif kind == 5:
            out[start:end] = chance.randbytes(end - start)
        else:
            del out[start:]
    return bytes(out)


def _packed(change: Change) -> dict[str, bytes]:
    files = {"a.txt": STORY.encode(), "b.html": PAGE.encode(), "c.eml": _mail(bytes)}
    return {name: change(data) for name, data in files.items()}


def _mail(change: Change) -> bytes:
    message = EmailMessage()

    for name, value in {
        "From": "Courier <a@courier.example>",
        "To": "b@c.example",
        "Subject": "Wall falls",
        "Date": "Wed, 05 Mar 2031 10:00:00 +0000",
    }.items():
        message[name] = value
    message["List-Id"] = "news"
    message.set_content(BODY)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(
        change(STORY.encode()), maintype="text", subtype="plain", filename="more.txt"
    )
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=-={number}")
    return change(message.as_bytes())


def _warc(change: Change, *, packed: bool = False) -> bytes:
    records = []
    for number in range(3):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + change(
            PAGE.encode()
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            f"http://courier.example/{number}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
        )
        head += (
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; "
            f"msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        whole = change(head.encode()) + body + b"\r\n\r\n"
        records.append(gzip.compress(whole, mtime=0) if packed else whole)
    return b"".join(records)


def _csv(change: Change) -> bytes:
    row = b'Wall falls,"' + BODY.replace('"', '""').encode() + b'",Courier\n'
    return change(b"title,text,outlet\n" + 3 * row)


RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><item><title>Wall '
    "falls</title><link>http://courier.example/w</link><pubDate>Wed, 05 Mar 2031 10:00:00 "
    f"GMT</pubDate><description>&lt;p&gt;{BODY}&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed '
    'xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Wall '
    "falls</title><id>x</id><updated>2031-03-05T10:00:00Z</updated><content "
    f'type="text">{BODY}</content></entry></feed>'
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://courier.example/w\r\nSubject: "
    "Wall falls\r\nDate: Wed, 5 Mar 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: "
    'multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; '
    f"charset=utf-8\r\nContent-Location: http://courier.example/w\r\n\r\n{PAGE}\r\n--b--\r\n"
)
DOCUMENT = (
    "<w:document "
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p></w:body></w:document>"
)
CHAT = f"[14/06/2031, 08:02:11] Ada Krell: {BODY}\n[14/06/2031, 08:30:00] Ola Lund: Two?\n" * 9
SUBTITLES = (
    f"1\n00:00:01,000 --> 00:00:03,000\n{BODY}\n\n2\n00:00:03,000 --> 00:00:05,000\nSo it is.\n"
)
ARTICLES = (
    "1 of 2 DOCUMENTS\n\nHill Post\n\nJune 9, 2031 Monday\n\nWall falls\n\nLENGTH: 20 words\n\n"
    f"{BODY}\n\nLOAD-DATE: June 10, 2031\n\n"
) * 2
SAMPLES: dict[str, tuple[str, Callable[[Change], bytes]]] = {
    "text": ("a.txt", lambda change: change(BODY.encode())),
    "markdown": (
        "a.md",
        lambda change: change(
            (
                "---\ntitle: Wall falls\n---\n# "
                "Wall falls\n\n> a\n\n* "
                f"b [c](http://d.example)\n\n{BODY}"
            ).encode()
        ),
    ),
    "html": ("a.html", lambda change: change(PAGE.encode())),
    "heavy": (
        "a.html",
        lambda change: change(
            b"<html><body><article>" + (b"<p>Two people died when the wall fell.</p>") * 1500
        ),
    ),
    "mhtml": ("a.mhtml", lambda change: change(MHTML.encode())),
    "pdf": (
        "a.pdf",
        lambda change: _pdf(
            change(
                b"BT /F1 12 Tf 72 700 Td (Two people "
                b"died when the wall "
                b"fell.) Tj 0 -14 Td (It was old.) "
                b"Tj ET"
            )
        ),
    ),
    "docx": ("a.docx", lambda change: _docx(change(DOCUMENT.encode()))),
    "mail": ("a.eml", _mail),
    "chat": ("a.txt", lambda change: change(CHAT.encode())),
    "subtitles": ("a.srt", lambda change: change(SUBTITLES.encode())),
    "rss": ("a.rss", lambda change: change(RSS.encode())),
    "atom": ("a.atom", lambda change: change(ATOM.encode())),
    "json": (
        "a.json",
        lambda change: change(json.dumps({"articles": [RECORD, RECORD | {"title": "b"}]}).encode()),
    ),
    "jsonl": ("a.jsonl", lambda change: change(json.dumps(RECORD).encode() + b"\n") * 3),
    "csv": ("a.csv", _csv),
    "zip": ("a.zip", lambda change: _zip(_packed(change), zipfile.ZIP_STORED)),
    "tar": ("a.tar", lambda change: _tar(_packed(change))),
    "gzip": ("a.txt.gz", lambda change: gzip.compress(change(BODY.encode()), mtime=0)),
    "bzip2": ("a.txt.bz2", lambda change: bz2.compress(change(BODY.encode()))),
    "xz": ("a.txt.xz", lambda change: lzma.compress(change(BODY.encode()))),
    "tar.gz": ("a.tgz", lambda change: gzip.compress(_tar(_packed(change)), mtime=0)),
    "warc": ("a.warc", _warc),
    "warc.gz": ("a.warc.gz", lambda change: _warc(change, packed=True)),
}


def mutant(form: str, number: int) -> tuple[str, bytes]:
    """The name and the bytes of a mutant; number 0 is the sample itself."""
    name, make = SAMPLES[form]
    chance = random.Random(f"{form} {number}")  # noqa: S311  the same every time
    if not number:
        return name, make(bytes)
    if number % 2:
        return name, make(lambda data: mutated(data, chance))
    return name, mutated(make(bytes), chance)


def main() -> None:
    """`python mutated.py FORMAT COUNT`."""
    form, count = sys.argv[1], int(sys.argv[2])
    reports, reasons, slowest, most = 0, dict[str, int](), 0.0, 0.0
    for number in range(count + 1):
        name, data = mutant(form, number)
        began, used = time.monotonic(), time.process_time()
        outcomes = [
            report_pile.outcome_of(item, SETTINGS)
            for item in open_item(Item(name, data), settings=SETTINGS)
        ]
        slowest, most = (
            max(slowest, time.monotonic() - began),
            max(most, time.process_time() - used),
        )
        if not outcomes:
            reasons["nothing came of it"] = reasons.get("nothing came of it", 0) + 1
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                reasons[outcome.error] = reasons.get(outcome.error, 0) + 1
            else:
                reports += 1
        if not number and not reports:
            raise SystemExit(f"the sample of {form} is not read: {reasons}")
    told = {
        "reports": reports,
        "reasons": reasons,
        "slowest": round(slowest, 2),
        "parent_seconds": round(most, 2),
        "peak_mb": peak() >> 20,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
