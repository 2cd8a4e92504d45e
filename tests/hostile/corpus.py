"""Writes files that were made to break readers: `python corpus.py FOLDER`. The same files every
time.

`make_hostile(folder)` gives their names. Each is small on the disk; what it costs is in how it is
read.
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import random
import struct
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

STORY = (
    "Wall falls in Ostwick\n\nTwo people died when the wall fell, the fire service said on "
    "Monday.\n"
)
PAGE = f"<html><body><article><h1>Wall falls</h1><p>{STORY}</p></article></body></html>"
Files = Iterator[tuple[str, bytes]]


def texts() -> Files:
    """Plain text: empty, huge, mis-encoded, unseen, unbalanced."""
    yield from {
        "empty.txt": b"",
        "nul.txt": b"\0" * 100_000,
        "bell.txt": b"\x07\x1b[2J" * 10_000,
        "huge.txt": b"word " * 10_000_000,
        "one-word-5mb.txt": b"a" * 5_000_000,
        "line-breaks.txt": b"\n" * 399_000 + b"end of it",
        "carriage-returns.txt": b"\r" * 399_000 + b"end of it",
        "mixed.txt": STORY.encode() + b"caf\xe9 \x93q\x94" + "Ł“”".encode(),
        "overlong.txt": b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80 words to read" * 100,
        "utf16-odd.txt": b"\xff\xfe" + STORY.encode("utf-16-le") + b"x",
        "utf32.txt": b"\xff\xfe\x00\x00" + STORY.encode("utf-32-le") + b"\xff",
        "shift-jis.txt": "壁が崩れた、と消防は述べた。".encode("shift_jis") * 50,
        "big5.txt": "牆壁倒塌消防部門表示".encode("big5") * 50,
        "ebcdic.txt": STORY.encode("cp500"),
        "zero-width.txt": "\u200b\u200c\u200d\u2060\ufeff".join(STORY).encode(),
        "combining.txt": ("A" + "\u0301" * 50_000 + " said the mayor.").encode(),
        "tags.txt": ("\U000e0041" * 50_000 + "words").encode(),
        "not-characters.txt": ("\ufffe\uffff\U0001fffe" * 20_000 + "words").encode(),
    }.items()
    for name, mark in {
        "double": '"',
        "curly": "“",
        "closing": "”",
        "single": "'",
        "guillemet": "«",
        "bracket": "(",
        "dash": "—",
    }.items():
        yield f"marks-{name}.txt", (STORY + mark * 10_000 + " the mayor said.").encode()
    yield from {
        "unbalanced.txt": ("\"It fell, the mayor said. “Two” people 'died. " * 3000).encode(),
        "numbers.txt": (
            b"It cost 1e309 dollars, 999999999999999999999999 crowns, -0.0, NaN, inf and 1"
            + b"0" * 10_000
            + b" people died.\n"
        ),
        "bylines.txt": b"By Ann Lee\n" * 30_000,
        "reporting.txt": b"(reporting by " * 25_000,
        "names.txt": b"Al, " * 90_000,
        "urls-many.txt": b"https://a.example/x " * 19_000,
        "shares.txt": b"Share on Facebook\nTweet\n" * 15_000,
        "spaces.txt": b"word" + b" " * 390_000 + b"word",
        "headers.txt": b"X-A: b\n" * 50_000,
        "not-a-mail.txt": b"From: me\nTo: you\n" + b" folded\n" * 40_000,
        "markdown-brackets.md": b"[" * 390_000,
        "markdown-quotes.md": b"> " * 190_000 + b"a",
        "markdown-lists.md": b"".join(b" " * (2 * i) + b"- a\n" for i in range(600)),
        "front-matter.md": b"---\ntitle: x\ndate: 2031-99-99\n" + b"a: b\n" * 60_000 + b"---\n",
        "delimiters.txt": b"text" + b"," * 7000 + b"\n" + b"," * 300_000,
    }.items()
    for i in range(12):
        # the same noise every time
        yield f"noise-{i}.txt", random.Random(i).randbytes(20_000 * (i + 1))  # noqa: S311


def pages() -> Files:
    """HTML: deep, wide, broken, lying."""
    yield from {
        "deep-div.html": b"<html><body>" + b"<div>" * 100_000 + STORY.encode(),
        "deep-unknown.html": b"<html><body>" + b"<x-y>" * 100_000 + STORY.encode(),
        "deep-p.html": b"<html><body>" + b"<p>" * 200_000 + STORY.encode(),
        "deep-font.html": b"<html><body>" + b"<font>" * 900 + STORY.encode() + b"</font>" * 900,
        "wide-divs.html": b"<html><body><article>"
        + b"<div>Two people died, the mayor said.</div>" * 20_000,
        "tables.html": b"<html><body>" + b"<table><tr><td>a</td></tr></table>" * 20_000,
        "one-table.html": b"<html><body><table>"
        + b"<tr>"
        + b"<td>a</td>" * 60_000
        + b"</tr></table>",
        "long-attribute.html": b'<html><body><p class="'
        + b"date " * 200_000
        + b'">'
        + STORY.encode(),
        "times.html": b"<html><body>" + b'<time datetime="2031-03-05">x</time>' * 30_000,
        "metas.html": b"<html><head>"
        + b'<meta property="article:published_time" content="2031-02-30">' * 30_000,
        "headings.html": b"<html><body>" + b"<h1>Wall falls</h1>" * 30_000,
        "jsonld-many.html": b"<html><head>"
        + b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 10_000
        + PAGE.encode(),
        "jsonld-deep.html": b'<html><head><script type="application/ld+json">'
        + b"[" * 100_000
        + b"</script></head>"
        + PAGE.encode(),
        "jsonld-number.html": (
            b"<html><head><script "
            b'type="application/ld+json">{"@type":"NewsArticle","datePublished":'
            + b"9" * 50_000
            + b"}</script>"
            + PAGE.encode()
        ),
        "entities.html": b"<html><body><p>" + b"&amp;&lt;&#0;&#xffffffff;&#55296;" * 20_000,
        "doctype-bomb.html": b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' * 10
        + b"]><html><body><p>&b;"
        + STORY.encode(),
        "unclosed.html": b"<html><body><p><a href='" + STORY.encode() * 500,
        "comment.html": b"<html><body><!-- " + b"- " * 200_000 + STORY.encode(),
        "comments.html": b"<!--" * 50_000 + b"<html><body>" + STORY.encode(),
        "utf16-declared.html": b'<html><head><meta charset="utf-16"></head>' + PAGE.encode(),
        "charset-hz.html": b'<html><head><meta charset="hz-gb-2312"></head><body><p>~{'
        + STORY.encode(),
        "charset-loop.html": (
            b'<html><head><meta charset="unicode_escape"></head><body><p>\xe9\\ud800 '
            + STORY.encode()
        ),
        "charset-punycode.html": b'<html><head><meta charset="punycode"></head><body><p>\xe9 '
        + b"a-" * 30_000,
        "svg.html": b"<html><body><svg>" + b"<g>" * 5000 + b"</svg>" + STORY.encode(),
        "math.html": b"<html><body><math>" + b"<mrow>" * 20_000 + STORY.encode(),
        "frames.html": b"<html><frameset>" + b'<frame src="http://a.example/">' * 20_000,
        "refresh.html": b'<html><head><meta http-equiv="refresh" content="0;url=http://a.example/"></head>'
        + PAGE.encode(),
        "xss.html": PAGE.replace(
            "Wall falls", "<img src=x onerror=alert(1)>&lt;script&gt;alert(1)&lt;/script&gt;"
        ).encode(),
        "data-url.html": PAGE.replace(
            "<h1>", '<img src="data:image/png;base64,' + "A" * 1_000_000 + '"><h1>'
        ).encode(),
    }.items()


def xml() -> Files:
    """Feeds: entity bombs, external entities, depth."""
    bomb = (
        '<!DOCTYPE x [<!ENTITY a0 "ha">'
        + "".join(
            f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};&a{i - 1};">'
            for i in range(1, 20)
        )
        + "]>"
    )
    outer = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    net = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
    quadratic = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
    for name, doctype, word in (
        ("bomb", bomb, "&a19;"),
        ("outer", outer, "&a;"),
        ("net", net, STORY),
        ("quadratic", quadratic, "&a;" * 5000),
    ):
        yield (
            f"{name}.rss",
            (
                f'<?xml version="1.0"?>{doctype}<rss '
                'version="2.0"><channel><item><title>x</title><description>'
                f"{word}</description></item></channel></rss>"
            ).encode(),
        )
        yield (
            f"{name}.atom",
            (
                f'<?xml version="1.0"?>{doctype}<feed '
                'xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><summary>'
                f"{word}</summary></entry></feed>"
            ).encode(),
        )
    yield from {
        "deep.rss": b'<rss version="2.0"><channel>' + b"<item>" * 50_000,
        "many.rss": b'<rss version="2.0"><channel>'
        + (
            b"<item><title>a</title><description>Two people died, the mayor "
            b"said.</description></item>"
        )
        * 2000
        + b"</channel></rss>",
        "cut.rss": (
            b'<rss version="2.0"><channel><item><title>Wall falls</title><description>Two people '
            b"died when the wall"
        ),
        "html-bomb.rss": b'<rss version="2.0"><channel><item><title>a</title><description>'
        + b"&lt;div&gt;" * 50_000
        + b"words of the text here</description></item></channel></rss>",
        "utf16.rss": (
            '<?xml version="1.0" encoding="utf-16"?>'
            + bomb
            + "<rss><channel><item><description>&a19;</description></item></channel></rss>"
        ).encode("utf-16"),
        "dates.rss": (
            b'<rss version="2.0"><channel><item><title>a</title><pubDate>Mon, 99 Foo 99999 '
            b"99:99:99 +9999</pubDate><description>Two people died, the mayor "
            b"said.</description></item></channel></rss>"
        ),
        "newsml1.xml": b'<?xml version="1.0"?><NewsML><NewsItem>x</NewsItem></NewsML>',
        "sitemap.xml": b'<?xml version="1.0"?><urlset><url><loc>http://a.example/</loc></url></urlset>',
    }.items()


def exports() -> Files:
    """JSON and tables."""
    yield from {
        "deep.json": b"[" * 500_000,
        "number.json": b'[{"text": ' + b"9" * 100_000 + b"}]",
        "surrogate.json": (
            b'[{"text": "Two people \\ud800 died when the wall \\udfff fell, he said.", "title": '
            b'"\\ud800"}]'
        ),
        "nul.json": (
            b'[{"text": "Two people \\u0000 died when the wall fell, he said.", "title": '
            b'"\\u0000"}]'
        ),
        "keys.json": json.dumps({f"k{i}": i for i in range(50_000)}).encode(),
        "types-text.json": (
            b'[{"text": "Two people died, he said.", "title": [[]], "authors": {"x": 1}, "date": '
            b'{}, "url": 7, "@type": {}, "source": [[["x"]]]}]'
        ),
        "cut.json": b'[{"text": "Two people died when the wall',
        "duplicate-keys.json": (
            b'[{"text": "Two people died.", "text": "Three people died, the mayor said."}]'
        ),
        "script.json": json.dumps(
            [{"text": "<p>Two</p><script>alert(1)</script>", "title": "<script>alert(1)</script>"}]
        ).encode(),
        "lines.jsonl": b'{"text": "Two people died, he said."}\n' * 3000,
        "line-long.jsonl": b'{"a": 1}\n{"text": "' + b"a" * 21_000_000,
        "cells.csv": b"title,text\n" + b"a," * 200_000,
        "rows.csv": b"title,text\n" + b"a,Two people died\n" * 3000,
        "no-text.csv": b"id,deaths\n1,2\n",
    }.items()


def mails() -> Files:
    """Mails, MHTML."""
    head = (
        b"From: a@b.example\nSubject: Wall falls\nDate: Wed, 05 Mar 2031 06:30:00 "
        b"+0000\nMIME-Version: 1.0\n"
    )
    nested = head
    for i in range(150):
        nested += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i)
    yield from {
        "nested.eml": nested + b"Content-Type: text/plain\n\nwords",
        "no-boundary.eml": head + b"Content-Type: multipart/mixed\n\nwords of it",
        "many-headers.eml": head + b"X-A: b\n" * 7000 + b"\nwords",
        "subject.eml": b"From: a@b.example\nMIME-Version: 1.0\nSubject: =?utf-8?b?"
        + b"A" * 10_000
        + b"?=\nDate: x\n\nwords of the mail",
        "addresses.eml": b"From: "
        + b"(" * 3000
        + b"\nMIME-Version: 1.0\nSubject: x\nDate: y\n\nwords of the mail",
        "quoted.eml": head
        + b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
        + b"=ZZ=\n" * 20_000,
        "charset.eml": head
        + b"Content-Type: text/plain; charset=unicode_escape\n\n\xe9\\ud800 words",
        "attached-bomb.eml": head
        + (
            b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: '
            b"application/zip\nContent-Disposition: attachment; "
            b'filename="a.zip"\nContent-Transfer-Encoding: base64\n\n'
        )
        + base64.encodebytes(_zip({"a.txt": b"\0" * 30_000_000}))
        + b"\n--b--",
        "box.mbox": b"From x Wed Mar  5 06:30:00 2031\n"
        + head
        + b"\nwords\n\n"
        + (b"From x Wed Mar  5 06:30:00 2031\n\n" * 3000),
        "box-froms.mbox": b"From x Wed Mar  5 06:30:00 2031\n"
        + head
        + b"\n"
        + b"\nFrom 00:00" * 5000,
        "no-page.mhtml": (
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; "
            b'boundary="b"\n\n--b\nContent-Type: image/png\n\nx\n--b--'
        ),
    }.items()


def archives() -> Files:
    """Zip, tar, packed files, WARC: bombs, lies, ways out."""
    zeros = b"\0" * 30_000_000
    yield from {
        "bomb.zip": _zip({"a.txt": zeros}),
        "nested-bomb.zip": _zip(
            {"a.zip": _zip({"b.zip": _zip({"c.zip": _zip({"d.txt": b"words"})})})}
        ),
        "ways-out.zip": _zip(
            {
                "../../../../tmp/out.txt": STORY.encode(),
                "/etc/out.txt": STORY.encode() + b"a",
                "C:\\out.txt": STORY.encode() + b"b",
            }
        ),
        "overlap.zip": _overlapping(),
        "lies.zip": _zip({"a.txt": STORY.encode()}).replace(
            struct.pack("<I", len(STORY)), struct.pack("<I", 4_000_000_000)
        ),
        "secret.zip": _with_flag(_zip({"a.txt": STORY.encode()})),
        "directory.zip": b"PK\x05\x06" + b"\0" * 8 + b"\xff" * 8 + b"\0\0",
        "fake.docx": _zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
        "entities.docx": _docx(
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b '
            b'"&a;&a;&a;&a;">]><x>&b;</x>'
        ),
        "deep.docx": _docx(
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            + b"<w:p>" * 100_000
        ),
        "book.epub": _zip({"mimetype": b"application/epub+zip"}, zipfile.ZIP_STORED),
        "bomb.bz2": bz2.compress(zeros * 5),
        "bomb.xz": lzma.compress(zeros * 5),
        "twice.gz": gzip.compress(
            gzip.compress(gzip.compress(gzip.compress(gzip.compress(STORY.encode()))))
        ),
        "head.gz": b"\x1f\x8b",
        "flags.gz": b"\x1f\x8b\x08\xff" + b"\xff" * 2000,
        "cut.tar": _tar({"a.txt": STORY.encode() * 100})[:3000],
        "links.tar": _links(),
        "pax.tar": _pax(),
    }.items()
    warc = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: "
        b"2031-03-05T08:30:00Z\r\nContent-Type: "
        b"application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n"
    )
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n"
    body = http % b"" + PAGE.encode()
    yield from {
        "length.warc": warc % 10**15 + body,
        "negative.warc": (warc % len(body)).replace(b"Content-Length: ", b"Content-Length: -")
        + body,
        "no-length.warc": b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + body,
        "headers.warc": b"WARC/1.0\r\n" + b"X-A: b\r\n" * 100_000,
        "header-long.warc": b"WARC/1.0\r\nX-A: " + b"a" * 5_000_000,
        "cut.warc.gz": gzip.compress((warc % len(body) + body + b"\r\n\r\n") * 20)[:300],
        "not-members.warc.gz": gzip.compress((warc % len(body) + body + b"\r\n\r\n") * 3),
    }.items()
    packed = http % b"Content-Encoding: gzip\r\n" + gzip.compress(zeros)
    yield "packed-bomb.warc", warc % len(packed) + packed + b"\r\n\r\n"
    chunked = http % b"Transfer-Encoding: chunked\r\n" + b"ffffffff\r\nabc\r\n0\r\n\r\n"
    yield "chunked.warc", warc % len(chunked) + chunked + b"\r\n\r\n"
    brotli = http % b"Content-Encoding: br\r\n" + b"\xff" * 100
    yield from {
        "brotli.warc": warc % len(brotli) + brotli + b"\r\n\r\n",
        "bomb.warc.gz": gzip.compress(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 150000000\r\n\r\n" + zeros * 5
        ),
        "empty.wacz": _zip({"datapackage.json": b"{}", "archive/a.warc.gz": b"no gzip"}),
    }.items()


def pdfs() -> Files:
    """PDF: cut, looping, bomb, lying."""
    yield from {
        "magic.pdf": b"%PDF-1.7\n",
        "blank.pdf": _pdf(b""),
        "text.pdf": _pdf(b"BT /F1 12 Tf 72 700 Td (Two people died when the wall fell.) Tj ET"),
        "nul.pdf": _pdf(b"BT /F1 12 Tf (Two \\000 people \\377 died when the wall fell.) Tj ET"),
        "strings.pdf": _pdf(b"BT /F1 12 Tf " + b"(a) Tj " * 30_000 + b"ET"),
        "nested-string.pdf": _pdf(b"(" * 100_000),
        "nested-dict.pdf": _pdf(b"<<" * 50_000),
        "flate-twice.pdf": _pdf(
            zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9),
            b"/Filter [/FlateDecode /FlateDecode]",
        ),
        "parent-loop.pdf": (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
            b"R]/Count 1/Parent 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 3 0 R/Contents 3 0 "
            b"R>>endobj\ntrailer<</Root 1 0 R>>"
        ),
        "xref-loop.pdf": (
            b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Prev 9/Root 1 0 R/Size "
            b"1>>\nstartxref\n9\n%%EOF"
        ),
        "form-loop.pdf": _pdf(
            b"/X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 4 0 R>>>>"
        ),
        "pages.pdf": (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids["
            + b"3 0 R " * 20_000
            + (
                b"]/Count 20000>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root "
                b"1 0 "
                b"R>>"
            )
        ),
    }.items()


def others() -> Files:
    """What is no report at all."""
    for name, magic in {
        "a.png": b"\x89PNG\r\n\x1a\n",
        "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a.rar": b"Rar!\x1a\x07\x00",
        "a.zst": b"\x28\xb5\x2f\xfd",
        "a.elf": b"\x7fELF",
        "a.webarchive": b"bplist00",
        "a.jpg": b"\xff\xd8\xff\xe0",
        "a.webp": b"RIFF0000WEBP",
        "a.exe": b"MZ\x90\0",
        "a.class": b"\xca\xfe\xba\xbe",
    }.items():
        yield f"other-{name}.txt", magic + b"\0\1\2\3" * 500


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 5, 0, 0, 0)), data, method)
    return out.getvalue()


def _same_names() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for _ in range(50):
            info = zipfile.ZipInfo("a.txt")
            archive.filelist.append(info)
            archive.filelist.pop()
            archive.NameToInfo.pop("a.txt", None)
            archive.writestr(info, STORY)
    return out.getvalue()


def _overlapping() -> bytes:
    """Every entry of the directory points at one and the same packed bytes."""
    one = _zip({"a.txt": b"\0" * 10_000_000})
    start = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entries = one[start:end] * 2000
    tail = bytearray(one[end:])
    struct.pack_into("<HHI", tail, 8, 2000, 2000, len(entries))
    return one[:start] + entries + bytes(tail)


def _with_flag(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _docx(document: bytes) -> bytes:
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        b'Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        b'PartName="/word/document.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.doc'
        b'ument.main+xml"/></Types>'
    )
    rels = (
        b"<Relationships "
        b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/offic'
        b'eDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    return _zip({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": document})


def _tar(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, (kind, target) in enumerate(
            [
                (tarfile.SYMTYPE, "/etc/passwd"),
                (tarfile.LNKTYPE, "1.txt"),
                (tarfile.CHRTYPE, ""),
                (tarfile.FIFOTYPE, ""),
            ]
        ):
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.type, entry.linkname = kind, target
            archive.addfile(entry)
    return out.getvalue()


def _pax() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.pax_headers = {"size": "99999999999999", "path": "../" * 5000 + "a.txt"}
        archive.addfile(entry)
    return out.getvalue()


def _pdf(content: bytes, keys: bytes = b"") -> bytes:
    """A page with this content."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 "
        b"R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X "
        b"4 0 R>>>>>>",
        b"<</Length %d%s>>\nstream\n" % (len(content), keys) + content + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    return out + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


MAKERS: tuple[Callable[[], Files], ...] = (
    texts,
    pages,
    xml,
    exports,
    mails,
    archives,
    pdfs,
    others,
)


def make_hostile(folder: Path) -> list[str]:
    """Writes the corpus; gives the files' names."""
    names = []
    for maker in MAKERS:
        for name, data in maker():
            path = folder / f"{maker.__name__}-{name}"
            path.write_bytes(data)
            names.append(path.name)
    return names


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    print(len(make_hostile(target)), "files")  # noqa: T201
