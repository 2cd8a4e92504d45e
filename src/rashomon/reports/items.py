"""Items of a source: the bytes or text of one report, with what is said about it by its container,
by the address of a web archive, or by the note of the tool that saved it."""

import re
from collections.abc import Iterator
from dataclasses import field, fields, replace
from typing import TypeVar

from rashomon.model.record import record
from rashomon.model.report import host_of
from rashomon.reports.page_dates import iso_time
from rashomon.shipped.words import pattern_of

_ARCHIVED = pattern_of(
    # whose word about another's page counts: anybody can write such an address
    r"(?:https?:)?//(?:web\.archive\.org/web|archive\.(?:today|is|ph|md|vn|li|fo)"
    r"|arquivo\.pt/wayback|wayback\.archive-it\.org(?:/\d{1,9})?"
    r"|webarchive\.(?:nationalarchives\.gov\.uk|loc\.gov/all))"
    r"/(\d{8}(?:\d{4}(?:\d\d)?)?|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(https?:/{1,2}\S{4,1000})"
)
_SINGLE_FILE = pattern_of(
    r"(?i)<!--\s*Page saved with SingleFile\s+url:\s*(\S{8,1000})\s+saved date:\s*([^\n]{10,80})"
)
# Scripts and comments that web archives write into their copies of pages.
_ARCHIVE_SCRIPT = pattern_of(
    r"(?s)__wm\.wombat\(\s*[\"'](https?://[^\"'\s]{4,1000})[\"'],\s*[\"'](\d{8,14})"
    r"|wbinfo\.url\s*=\s*[\"'](https?://[^\"'\s]{4,1000})[\"'].{0,1000}?wbinfo\.timestamp\s*=\s*"
    r"[\"'](\d{8,14})"
)
_ARCHIVE_NOTE = pattern_of(
    r"FILE ARCHIVED ON (\d\d:\d\d:\d\d) ([A-Z][a-z]{2} \d\d, \d{4}) AND RETRIEVED FROM"
)
_BROWSER = pattern_of(r"<!--\s*saved from url=\(\d+\)(\S{8,1000})\s*-->")


@record
class KnownFacts:
    """What is known of a report before its page is read.

    - `text`: the text itself, if the container gives it
    - `posts`: those of a live page, a chat, or a mail with older ones under it
    """

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
    posts: tuple[tuple[str, tuple[str, ...]], ...] = ()


_Facts = TypeVar("_Facts", bound=KnownFacts)


@record
class Item:
    """One report to be read. `source` says where it lies, `data` has its bytes, and `missing` says
    why there is nothing to read.

    If it is `named`, the last part of `source` is a file name. Otherwise the report's id is made of
    the container's name and the bytes.
    """

    source: str
    data: bytes = b""
    known: KnownFacts = field(default_factory=KnownFacts)
    named: bool = True
    missing: str | None = None


# What the reader of a file yields, one after another.
Items = Iterator[Item]


def archived_from(address: str | None) -> tuple[str, str] | None:
    """Returns the address that a web archive's address is a copy of, and when the copy was made."""
    match = _ARCHIVED.match(address or "")
    moment = match and iso_time(re.sub(r"[.-]", "", match[1]))
    if not match or not moment:
        return None
    return re.sub(r"^(https?:)/(?!/)", r"\1//", match[2]), moment


def completed_by(facts: _Facts, further_facts: KnownFacts) -> _Facts:
    """Returns the known facts, completed by other ones."""
    return replace(
        facts,
        **{
            field.name: getattr(facts, field.name) or getattr(further_facts, field.name)
            for field in fields(KnownFacts)
        },
    )


def with_archive(facts: _Facts) -> _Facts:
    """Returns the same facts, with an archive address split into the page's own address, the
    archive's, and the time of the copy."""
    for address in (facts.url, facts.canonical_url, facts.archived_url):
        if copy := archived_from(address):
            url, moment = copy
            return replace(
                facts,
                url=url if host_of(facts.url) in {host_of(address), None} else facts.url,
                canonical_url=None if facts.canonical_url == address else facts.canonical_url,
                archived_url=address,
                retrieved=facts.retrieved or moment,
            )
    return facts


def saving_notes(markup: str) -> KnownFacts:
    """Returns the address from which a page was saved, and when.

    The tool that saved it (SingleFile, a browser) or the script of a web archive notes them. What
    SingleFile notes goes before all others.
    """
    head = markup[:5000]
    if match := _SINGLE_FILE.search(head):
        noted = re.sub(
            r"GMT(?=[+-])", "", match[2]
        )  # JavaScript's way: "Mon Oct 16 2017 12:00:00 GMT+0200 (...)"
        return KnownFacts(url=web_address(match[1]), retrieved=iso_time(noted))
    saved = _BROWSER.search(head)
    copied = _ARCHIVE_SCRIPT.search(markup[:50_000])
    note = _ARCHIVE_NOTE.search(markup)
    address = copied and (copied[1] or copied[3])
    moment = copied and iso_time(copied[2] or copied[4])
    return KnownFacts(
        url=web_address(address or (saved and saved[1])),
        retrieved=iso_time(f"{note[2]} {note[1]}") if note else moment,
    )


def language_code(*stated: str | None) -> str | None:
    """Returns the first code of two letters that opens one of these language tags ("en-GB")."""
    codes = (re.split(r"[-_,;]", (tag or "").strip())[0].casefold() for tag in stated)
    for code in codes:
        if re.fullmatch(r"[a-z]{2}", code):
            return code
    return None


def web_address(value: str | None) -> str | None:
    """Returns the value if it is a whole address of the web."""
    if value and re.match(r"https?://\S{4,1000}$", value):
        return value
    return None
