"""The formats that are read, each with its manifest: what it is called, the endings of its files,
what becomes of it, its reader, and what that needs. Detection, the child process, messages, help
texts and documents have it from here."""

from enum import StrEnum
from pathlib import PurePosixPath

from rashomon.model.record import record


class Kind(StrEnum):
    """A file format. Whether TEXT is a page or Markdown is decided where it is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    FEED = "feed"
    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"
    ZIP = "zip"
    TAR = "tar"
    PACKED = "packed"
    WARC = "warc"
    REPORT = "report"  # no format: a page or text, from its bytes to its report


@record
class ReadFormat:
    """A manifest. `reader`: the module and function that take it apart in the child process, "" for
    what is a report as it is; `libraries`: what that imports; `extra`: what must be installed."""

    kind: Kind
    name: str
    endings: tuple[str, ...]
    becomes: str
    reader: str = ""
    libraries: tuple[str, ...] = ()
    extra: str = ""


READ_FORMATS = (
    ReadFormat(
        Kind.TEXT,
        "plain text",
        (".txt",),
        "the text, unchanged but for line ends; UTF-8, UTF-16, UTF-32, and other encodings by "
        "their letters, which is noted under `warnings`",
    ),
    ReadFormat(
        Kind.MARKDOWN,
        "Markdown",
        (".md", ".markdown", ".mdown", ".mkd"),
        "its text; title, authors, date, address from the front matter; told by name, front "
        "matter, or its marks",
    ),
    ReadFormat(
        Kind.PAGE,
        "HTML",
        (".html", ".htm", ".xhtml", ".php", ".aspx"),
        'the article, without notices of consent; of "Save as complete page", the page and not its '
        "folder; a page that is nothing but a wall (captcha, log-in, error, script) is listed as "
        "missing with that reason",
    ),
    ReadFormat(
        Kind.MHTML,
        "MHTML",
        (".mhtml", ".mht"),
        "the page in it, as HTML",
        "rashomon.reports.containers.mail:read_web_archive",
    ),
    ReadFormat(
        Kind.PDF,
        "PDF with a text layer",
        (".pdf",),
        "paragraphs joined from the printed lines, column after column, headers and footers left "
        "out; pages without text are named, and a scan is listed as missing",
        "rashomon.reports.containers.pdf:read_pdf",
        ("pypdfium2",),
        "formats",
    ),
    ReadFormat(
        Kind.DOCX,
        "Word (DOCX)",
        (".docx",),
        "paragraphs, tables, boxes, captions and notes, with all tracked changes accepted; nothing "
        "hidden or struck out, no headers, footers, comments and diagrams",
        "rashomon.reports.containers.word:read_docx",
        ("lxml.etree",),
    ),
    ReadFormat(
        Kind.MAIL,
        "mail",
        (".eml", ".mail"),
        "the mail's text, and each document that hangs on it; a newsletter's sender and date are "
        "its outlet and date, a letter's are not (a newsletter is told by its headers, or by a "
        "last line that says how to unsubscribe); a newsletter of several stories stays one report",
        "rashomon.reports.containers.mail:read_items",
    ),
    ReadFormat(
        Kind.FEED,
        "RSS and Atom",
        (".rss", ".atom", ".xml"),
        "an entry each; one that is only a headline is listed as missing",
        "rashomon.reports.containers.feeds:read_feed",
        ("feedparser", "lxml.html"),
        "formats",
    ),
    ReadFormat(
        Kind.JSON,
        "JSON",
        (".json",),
        "a record each: schema.org NewsArticle, IPTC ninjs 1 to 3, JSON Feed, and the exports of "
        "news-please, newspaper, trafilatura, Media Cloud, Event Registry, GDELT, readers of "
        "feeds, and what uses common names",
        "rashomon.reports.containers.exports:read_json",
    ),
    ReadFormat(
        Kind.JSON_LINES,
        "JSON Lines",
        (".jsonl", ".ndjson"),
        "a record a line, as in JSON",
        "rashomon.reports.containers.exports:read_json_lines",
    ),
    ReadFormat(
        Kind.CSV,
        "CSV and its like",
        (".csv", ".tsv"),
        "a row each, where a column holds text",
        "rashomon.reports.containers.exports:read_rows",
    ),
    ReadFormat(
        Kind.ZIP,
        "zip, WACZ",
        (".zip", ".wacz"),
        "its entries, as a folder's; up to three deep; of WACZ its pages, as of WARC",
        "rashomon.reports.containers.archives:read_zip",
        ("warcio.archiveiterator",),
    ),
    ReadFormat(
        Kind.TAR,
        "tar",
        (".tar",),
        "its entries, as a folder's",
        "rashomon.reports.containers.archives:read_tar",
    ),
    ReadFormat(
        Kind.PACKED,
        "gzip, bzip2, xz",
        (".gz", ".bz2", ".xz", ".tgz"),
        "what is packed in it",
        "rashomon.reports.containers.archives:read_packed",
        ("warcio.archiveiterator",),
    ),
    ReadFormat(
        Kind.WARC,
        "WARC",
        (".warc",),
        "each HTML, text, PDF and Word answer with status 200, with its address and the time of "
        "the capture",
        "rashomon.reports.containers.archives:read_warc",
        ("warcio.archiveiterator",),
        "formats",
    ),
)
# What the child process reads that is no file's format.
_REPORT = ReadFormat(Kind.REPORT, "", (), "", "rashomon.reports.containers.page_or_text:read_items")


def format_of(kind: Kind) -> ReadFormat:
    """Returns the manifest of a kind."""
    return next(one for one in (*READ_FORMATS, _REPORT) if one.kind is kind)


def is_named(name: str, kind: Kind | None = None) -> bool:
    """Whether a file's name ends as those of this format do, or of any."""
    named = READ_FORMATS if kind is None else (format_of(kind),)
    return PurePosixPath(name).suffix.casefold() in {end for one in named for end in one.endings}


def formats_table() -> str:
    """Returns the table of the documents."""
    rows = (
        f"| {one.name} (`{'`, `'.join(one.endings)}`) | {one.becomes} | "
        f"{f'`{one.extra}`' if one.extra else ''} |"
        for one in READ_FORMATS
    )
    return "\n".join(("| format | what becomes of it | needs the extra |", "|---|---|---|", *rows))
