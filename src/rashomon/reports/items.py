"""Items of a source: the bytes or text of one report, with what its container, a web archive's
address or a saving tool's note says about it."""

import re
from dataclasses import field, fields, replace
from typing import TypeVar
from urllib.parse import urlsplit

from rashomon.model.record import record
from rashomon.reports.page_dates import iso_time

_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|[\w.-]{3,60}/(?:web|wayback"
    r"|archive))/(\d{8}(?:\d{4}(?:\d\d)?)?)(?:[a-z]{2}_)?/(https?://\S{4,1000})"
)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{8,1000})\s+saved date:\s*([^\n]{10,80})",
    re.IGNORECASE,
)
_BROWSER = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{8,1000})\s*-->")


@record
class KnownFacts:
    """What is known of a report before its page is read. `text`: the text itself, if the container
    supplies it."""

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    archived_url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    dates: tuple[tuple[str, str], ...] = ()  # each with its basis
    captions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


_Facts = TypeVar("_Facts", bound=KnownFacts)


@record
class Item:
    """One report to be read. `source` names where it lies, `data` holds its bytes, `missing` says
    why there is nothing to read.

    `named`: the last part of `source` is a file name; otherwise the report's id is built from the
    container's name and the bytes.
    """

    source: str
    data: bytes = b""
    known: KnownFacts = field(default_factory=KnownFacts)
    named: bool = True
    missing: str | None = None


def archived_from(address: str | None) -> tuple[str, str] | None:
    """Returns the address that a web archive's address is a copy of, and when the copy was made."""
    match = _ARCHIVED.match(address or "")
    return (match[2], moment) if match and (moment := iso_time(match[1])) else None


def completed_by(known: _Facts, other: KnownFacts) -> _Facts:
    """Returns the known facts, completed by the other ones."""
    return replace(
        known,
        **{
            field.name: getattr(known, field.name) or getattr(other, field.name)
            for field in fields(KnownFacts)
        },
    )


def with_archive(known: _Facts) -> _Facts:
    """Returns the same facts, with an archive address split into the page's own address, the
    archive's, and the time of the copy."""
    for address in (known.url, known.canonical_url, known.archived_url):
        if found := archived_from(address):
            url, moment = found
            return replace(
                known,
                url=url if known.url in {address, None} else known.url,
                canonical_url=None if known.canonical_url == address else known.canonical_url,
                archived_url=address,
                retrieved=known.retrieved or moment,
            )
    return known


def saving_notes(markup: str) -> KnownFacts:
    """Returns address and time as noted by a saving tool at the top of a page."""
    head = markup[:5000]
    if match := _SINGLE_FILE.search(head):
        noted = re.sub(
            r"GMT(?=[+-])", "", match[2]
        )  # JavaScript's way: "Mon Oct 16 2017 12:00:00 GMT+0200 (...)"
        return KnownFacts(url=web_address(match[1]), retrieved=iso_time(noted))
    match = _BROWSER.search(head)
    return KnownFacts(url=web_address(match[1])) if match else KnownFacts()


def language_code(*stated: str | None) -> str | None:
    """Returns the first code of two letters that opens one of these language tags ("en-GB")."""
    codes = (re.split(r"[-_,;]", (tag or "").strip())[0].casefold() for tag in stated)
    return next((code for code in codes if re.fullmatch(r"[a-z]{2}", code)), None)


def web_address(value: str | None) -> str | None:
    """Returns the value if it is a whole address of the web."""
    return value if value and re.match(r"https?://\S{4,1000}$", value) else None


def host_of(address: str | None) -> str | None:
    """Returns the host of an address without "www."."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:  # brackets that are not closed
        return None
