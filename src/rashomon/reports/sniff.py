"""sniff: detects a format from the bytes; the file name only settles what they leave open."""

import re

from rashomon.errors import SkipError
from rashomon.reports.decoding import decode_plain
from rashomon.reports.read_formats import Kind, is_named
from rashomon.reports.transcripts import is_transcript
from rashomon.shipped.tables.report_fields import text_columns
from rashomon.shipped.words import pattern_of, set_of, toml_table

HEAD = 65_536  # bytes from the start that are looked at

_UNREAD = toml_table("unread_formats.toml")
OWN_PAGE = b'<meta name="generator" content="Rashomon">'
# Formats by how their files begin. A ZIP of an office document begins with their list of parts, or
# with one of the parts.
_BEGINNINGS = {
    rb"(?s).{0,1019}%PDF-": Kind.PDF,
    rb"(?s)PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels"
    rb"|(?:docProps|word|xl|ppt)/)": Kind.DOCX,
    rb"PK(?:\x03\x04|\x05\x06)": Kind.ZIP,
    rb"\x1f\x8b|BZh|\xfd7zXZ\x00": Kind.PACKED,
    rb"(?s).{257}ustar": Kind.TAR,
    rb"WARC/|filedesc://": Kind.WARC,
}
_HEADER = re.compile(rb"[!-9;-~]{1,70}:[ \t]?[^\r\n]{0,4000}\r?\n(?:[ \t][^\r\n]{0,4000}\r?\n)*")
_MAIL_NAMES = {name.encode() for name in set_of("databases.mail_headers")}
_RELATED = re.compile(rb"(?im)^content-type:\s*multipart/related")
_BROWSER_SAVED = re.compile(rb"(?im)^(?:snapshot-content-location:|from:\s*<?saved by)")
_ROOT = re.compile(
    rb"(?is)(?>\s+|<!--.{0,5000}?-->|<\?[^>]{0,500}\?>"
    rb"|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,60000}\]\s*)?>)*+"

    rb"<([A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})"
)  # fmt: skip
# The moment of a message, and the time of a recording.
_STAMPED = r"\W{0,6}\d{1,4}[./-]\d\d?[./-]\d{2,4},?\s\d\d?[:.]\d\d[^\n]{0,16}?(?:\]| [-–])"
_CLOCKED = r"(?:[^\n]{1,60} )?[\[(]?(?:\d\d?:)?\d\d?:\d\d[\])]?:?\s*\n"
_SEVERAL_ARTICLES = pattern_of(
    r"(?ims)\A(?=.*?(?:^|>)[ \t]{0,99}{databases.between}\s{0,9}(?:$|<))"
    r"(?=.*?(?:^|>)[ \t]{0,99}{databases.sure})"
)
# Texts of a form of their own, by how they begin.
_WRITTEN = {
    pattern_of(rf"\A{_STAMPED}(?:[^\n]*\n){{1,99}}?{_STAMPED}[^\n:]{{1,60}}: "): Kind.CHAT,
    pattern_of(r'(?s)\A<.*?<div class="message default'): Kind.CHAT,
    pattern_of(
        r"\A(?:WEBVTT|(?:\d{1,9}\s{1,9})?\[?(?:\d+:)?\d\d?:\d\d[.,]\d{3}(?: --> |,)\d"
        rf"|(?=[^\n]{{0,61}}?\b00?:(?:00:)?\d\d)(?:{_CLOCKED}(?:[^\n]*\n){{1,9}}?){{3}})"
    ): Kind.SUBTITLES,
}
SEPARATOR = re.compile(rb"(?i)sep=([^\r\n])\r?\n")  # above a table of a spreadsheet
_FEEDS = ("rss", "feed", "rdf")


def sniff(head: bytes, name: str) -> Kind:
    """Returns the format of a file that begins with these bytes. Raises SkipError for one that
    cannot be read.

    Formats that their first bytes settle come first. Mail comes before text and tables, since a
    mail may hold both; a table comes last, since many a text has commas.
    """
    for beginning, reason in _UNREAD.items():
        if re.match(beginning.encode(), head):
            raise SkipError(reason)
    for form, kind in _BEGINNINGS.items():
        if re.match(form, head):
            return kind
    body = _plain(head)
    if mail := _mail_kind(body, name):
        return mail
    text = body.decode("utf-8", "replace")
    if written := _written_kind(text):
        return written
    if json := _json_kind(body, name):
        return json
    if OWN_PAGE in body[:4096]:
        raise SkipError("a page of Rashomon, not a report")
    if _is_feed(body):
        return Kind.FEED
    if _is_table(body, name):
        return Kind.CSV
    return Kind.TEXT


def check_articles(text: str) -> None:
    """Raises SkipError for a file of a press database, by two of its lines."""
    if _SEVERAL_ARTICLES.match(text):
        raise SkipError(
            "several articles of a press database (Nexis, Factiva, ProQuest): save each of them "
            "as a page or as .txt"
        )


def _written_kind(text: str) -> Kind | None:
    check_articles(text)
    for written, kind in _WRITTEN.items():
        if written.match(text):
            return kind
    return Kind.SUBTITLES if is_transcript(text) else None


def _is_feed(body: bytes) -> bool:
    """Whether this is a feed. Raises SkipError for XML that is neither a feed nor a page."""
    root = _ROOT.match(body)
    if not root:
        return False
    tag = root[2].decode("ascii").casefold()
    is_page = tag in {"html", "body", "head", "article", "div"}
    if tag in set_of("databases.other_xml") or (
        body.startswith(b"<?xml") and not is_page and tag not in _FEEDS
    ):
        raise SkipError(f"XML of a kind that is not read (<{tag}>): save its text as .txt")
    return tag in _FEEDS


def _plain(head: bytes) -> bytes:
    """Returns the bytes without byte-order mark and leading white space, UTF-16 as UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decode_plain(head).encode("utf-8", "replace").lstrip()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _mail_kind(body: bytes, name: str) -> Kind | None:
    """Tells whether bytes are a mail or a page saved as MHTML, by the names of the headers at their
    beginning.

    "From" and "To" alone may stand above any text, so a mail must also have a technical header or
    the ending of one.
    """
    at = 0
    names = list[bytes]()
    while len(names) < 200 and (match := _HEADER.match(body, at)):
        names.append(match[0].split(b":", 1)[0].lower())
        at = match.end()
    # a blank line ends the headers
    if not (names and re.match(rb"\r?\n|\Z", body[at : at + 2])):
        return None
    head = body[:at]
    if _RELATED.search(head) and (_BROWSER_SAVED.search(head) or b"received" not in names):
        return Kind.MHTML
    of_mails = {b"from", b"to", b"subject", b"date"}.intersection(names)
    technical = not _MAIL_NAMES.isdisjoint(names) or is_named(name, Kind.MAIL)
    if len(of_mails) >= 2 and technical:
        return Kind.MAIL
    return None


def _json_kind(body: bytes, name: str) -> Kind | None:
    """Returns the JSON format: for JSON Lines the first line is complete and another object
    follows. A text may open with a bracket too: "[Reuters] - ...", "[1] ...".
    """
    is_named_so = body[:1] == b"[" and is_named(name, Kind.JSON)
    if not is_named_so and not re.match(rb'\{\s*["}]|\[\s*[\[{"\]]', body):
        return None
    first, _, following = body.partition(b"\n")
    follows = re.match(rb"\s*\{", following) or is_named(name, Kind.JSON_LINES)
    if follows and first.rstrip().endswith(b"}"):
        return Kind.JSON_LINES
    return Kind.JSON


def _is_table(body: bytes, name: str) -> bool:
    """Tells whether bytes are a table.

    The first line names columns, one of them with text, and the next line has as many cells or
    opens a quoted one. A file named .csv needs no such second line.
    """
    if SEPARATOR.match(body):
        return True
    first, _, following = body.partition(b"\n")
    if len(first) > 8000:
        return False
    by_name = is_named(name, Kind.CSV)
    second = following.split(b"\n", 1)[0]
    for delimiter in (b",", b"\t", b";", b"|"):
        cells = [
            cell.decode("utf-8", "replace").strip().strip('"').strip().casefold()
            for cell in first.split(delimiter)
        ]
        columns = set(cells) & text_columns() and all(
            re.fullmatch(r"[\w .:/#()-]{1,40}", cell) for cell in cells
        )
        if len(cells) >= 2 and (
            by_name or (columns and (second.count(delimiter) >= len(cells) - 1 or b'"' in second))
        ):
            return True
    return by_name and not re.search(rb"[.!?]\s", first)
