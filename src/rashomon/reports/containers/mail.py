"""Mails, mailboxes and MHTML. A newsletter, or what a mail hands on, is one report, and every
attached document is another."""

import email
import email.policy
import email.utils
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import IO

from rashomon.errors import SkipError
from rashomon.reports.containers.job import Budget, ContainerJob, whole
from rashomon.reports.items import Item, KnownFacts, web_address, with_archive
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.page_dates import iso_time
from rashomon.reports.source_paths import is_candidate, safe_name
from rashomon.settings import to_raise

_FORWARDED = re.compile(r"^\s*(?:(?:re|fw|fwd|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_LISTED = (
    "list-id",
    "list-unsubscribe",
    "list-post",
    "list-unsubscribe-post",
    "feedback-id",
    "x-campaign",
    "x-mailchimp-campaign-id",
)
_LEAVE = re.compile(r"\bunsubscribe\b", re.IGNORECASE)
_FOOT = 4  # last lines of a mail, where a newsletter says how to unsubscribe
_PARTS = 200  # of one mail
_START = re.compile(rb"From \S.{0,300}\d\d:\d\d")
_QUOTED = re.compile(rb">+From ")


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the mail's text, then its attachments."""
    data = whole(file, job.max_bytes, "save its text or its attachments")
    yield from read_mail(data)


def read_mail(data: bytes) -> Iterator[Item]:
    """Yields the items of the mail in these bytes."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        return
    attached = list(_attached(message))
    body, captions, plain = _body(message)
    forwarded = find_forwarded(body)
    text = str(forwarded.text) if forwarded else body
    if len(text.split()) >= (40 if attached else 1):
        yield Item(
            "", data, _known(message, _unwrapped(text) if plain else text, captions, forwarded)
        )
    elif not attached:
        yield Item("", data, missing="a mail without text")
    yield from attached


def _known(
    message: EmailMessage, body: str, captions: tuple[str, ...], forwarded: KnownFacts | None
) -> KnownFacts:
    dates = [(iso_time(_header(message, "date")), "Date of the mail")]
    title = _header(message, "subject")
    if forwarded:
        dates = [(forwarded.published, "Date of the forwarded mail"), *dates]
        title, outlet, dated = (
            forwarded.title or title,
            forwarded.outlet,
            forwarded.outlet is not None,
        )
    else:
        sender = email.utils.parseaddr(_header(message, "from"))[0].strip(" \"'")
        dated = _is_newsletter(message, body)
        outlet = sender if dated and "@" not in sender else None
    published, basis = dates[0] if dated else (None, "")
    return with_archive(
        KnownFacts(
            text=body,
            title=_FORWARDED.sub("", title) or None,
            outlet=outlet or None,
            published=published,
            published_basis=basis if published else None,
            archived_url=web_address(_header(message, "archived-at").strip("<> ")),
            dates=tuple((day, told) for day, told in dates if day),
            captions=captions,
        )
    )


def _is_newsletter(message: EmailMessage, body: str) -> bool:
    """Whether the mail went to a mailing list: by its headers or, in exports without them, by an
    unsubscribe note at its end."""
    if any(name in message for name in _LISTED) or _header(message, "precedence").casefold() in {
        "bulk",
        "list",
    }:
        return True
    lines = [line for line in body.splitlines() if line.strip()]
    return len(lines) > _FOOT and any(map(_LEAVE.search, lines[-_FOOT:]))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())[:2000]
    except (
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        LookupError,
    ):  # headers that the library cannot parse
        return ""


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...], bool]:
    """Returns the text, its captions, and whether it is the plain version's, which is taken if it
    is as complete as the HTML one."""
    plain, rich = (_content(message.get_body((kind,))) for kind in ("plain", "html"))
    if rich:
        text, captions = read_markup(rich)
        if len(plain.split()) < 0.9 * len(text.split()):
            return text, captions, False
    return plain, (), True


def _content(part: MIMEPart | None) -> str:
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError, AttributeError):  # an encoding that does not exist
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""


def _unwrapped(text: str) -> str:
    """Joins the lines of each paragraph of a plain mail, if they were wrapped at some 70
    characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for line in text.split("\n") if line.strip()]
    long = [line for line in lines if len(line) > 50]
    if not long or max(map(len, lines)) > 100 or "\n\n" not in text:
        return text.strip()
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    return "\n\n".join(
        " ".join(part.split()) if len(part.split("\n")[0]) > 45 else part.strip()
        for part in paragraphs
    )


def _attached(message: EmailMessage) -> Iterator[Item]:
    for number, part in enumerate(islice(message.walk(), _PARTS)):
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        name = _file_name(part)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                yield Item(safe_name(name or f"forwarded-{number}.eml"), inner[0].as_bytes())
        elif name and is_candidate(name) and part.get_content_disposition() != "inline":
            payload = part.get_payload(decode=True)
            yield Item(safe_name(name), payload if isinstance(payload, bytes) else b"")


def _file_name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def read_mailbox(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the items of each mail in the order of the mailbox (mbox). One mail is held at a
    time."""
    budget = Budget(job)
    for number, data in enumerate(split_mailbox(file, job.max_bytes), 1):
        budget.enter()
        if data is None:
            yield Item(
                "",
                named=False,
                missing=f"a mail of more than {job.max_bytes:,} bytes: {to_raise('max_bytes')}",
            )
            continue
        try:
            for item in read_mail(data):
                yield (
                    replace(item, source=f"{number}/{item.source}")
                    if item.source
                    else replace(item, named=False)
                )
        # one damaged mail must not cost the rest of the box
        except Exception as error:  # noqa: BLE001
            yield Item(
                "",
                data,
                named=False,
                missing=f"a damaged mail: {type(error).__name__} while it was read",
            )


def split_mailbox(file: IO[bytes], most: int) -> Iterator[bytes | None]:
    """Yields the mails, which start at lines that begin with "From " after an empty line; None for
    one of more than `most` bytes."""
    lines: list[bytes] = []
    size, empty, begun = 0, True, False
    while line := file.readline(1_000_000):
        if empty and _START.match(line):
            if begun or size:
                yield b"".join(lines) if size <= most else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                lines.append(line[1:] if _QUOTED.match(line) else line)
        empty = not line.strip()
    if begun or lines:
        yield b"".join(lines) if size <= most else None


def read_web_archive(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the page of an MHTML file, which a browser saved as one: the part named as root, else
    the first HTML part; no pictures, no frames."""
    message = email.message_from_bytes(
        whole(file, 2 * job.max_bytes, "save the page as HTML"), policy=email.policy.compat32
    )
    parts = [
        part
        for part in message.walk()
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    root = str(message.get_param("start") or "").strip("<> ")
    page = next(
        (part for part in parts if root and str(part.get("Content-ID", "")).strip("<> ") == root),
        next(iter(parts), None),
    )
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise SkipError("a web archive (MHTML) without a page in it")
    if len(data) > job.max_bytes:
        raise SkipError(f"a page of more than {job.max_bytes:,} bytes: {to_raise('max_bytes')}")
    url = str(
        message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    ).strip()
    yield Item(
        "",
        data,
        with_archive(
            KnownFacts(
                url=web_address(url),
                retrieved=iso_time(str(message.get("Date") or "")),
                charset=str(page.get_content_charset() or "") or None,
            )
        ),
    )


_HEADER = re.compile(r"^[>*\s]{0,6}(?P<name>[^\W\d_][\w-]{1,11})\*?\s?:\*?(?:\s+(?P<value>\S.*))?$")
_RULE = re.compile(r"^\W*$|^\s*-{2,}.{0,60}-{2,}\s*$")
_HEADERS = 3  # of a block, its sender among them: fewer may be a line of a talk ("From: ...")
_NOTE = 60  # words that whoever hands a mail on may put before it
_MAIL = (
    20  # words that a mail has at least; what is shorter is a note between two blocks of headers
)


# A mail that hands on another in its own text: who sent that one, when, under which headline, and
# what it says.


def find_forwarded(body: str) -> KnownFacts | None:
    """Returns the mail that this one hands on, of several in each other the innermost; None where
    there is none, or where more than a note goes before it."""
    lines = body.split("\n")
    found = None
    start = 0
    for headers, begin, end in _blocks(lines):
        if len(" ".join(lines[start:begin]).split()) >= (_MAIL if found else _NOTE):
            break
        text = "\n".join(lines[end:]).strip()
        if len(text.split()) >= _MAIL:
            found, start = _mail(headers, text), end
    return found


def _mail(headers: dict[str, str], text: str) -> KnownFacts:
    """Returns what was handed on; its outlet is the sender's name, where the sender's address is
    that of a house and not of a person."""
    name, address = email.utils.parseaddr(
        re.sub(r"\[(?:mailto:)?([^\s\[\]]+)\]", r"<\1>", headers["from"])
    )
    sent = iso_time(re.sub(r"\b(?:at|um)\b\s", "", headers.get("date", "")))
    name = name.strip(" \"'")
    return KnownFacts(
        text, headers.get("subject"), name if _is_house(name, address) else None, published=sent
    )


def _is_house(name: str, address: str) -> bool:
    """Whether the sender's name is that of the address's host, as newsletters have it, and not that
    of a person there."""
    squeezed = re.sub(r"^the\b|[\W_]", "", name.casefold())
    labels = address.casefold().rpartition("@")[2].replace("-", "").split(".")[:-1]
    return any(
        min(len(label), len(squeezed)) > 3 and (label in squeezed or squeezed in label)
        for label in labels
    )


def _blocks(lines: list[str]) -> Iterator[tuple[dict[str, str], int, int]]:
    """Yields each block of headers with the first line of it, a rule before it included, and the
    line after it."""
    at = 0
    while at < len(lines):
        headers, end = _headers(lines, at)
        if len(headers) >= _HEADERS and "from" in headers:
            begin = at
            while begin and _RULE.match(lines[begin - 1]):
                begin -= 1
            yield headers, begin, end
        at = max(end, at + 1)


def _headers(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The headers that follow each other from here on, by what they say, and the line after the
    last one."""
    names = _header_names()
    headers: dict[str, str] = {}
    end = at
    for number, line in enumerate(lines[at:], at + 1):
        match = _HEADER.match(line)
        kind = names.get(match["name"].casefold()) if match else None
        if match and kind and kind not in headers:
            headers[kind] = (match["value"] or "").strip(" *")
            end = number
        elif line.strip() or not headers:
            break
    return headers, end


@cache
def _header_names() -> Mapping[str, str]:
    """What each header's name, in lower case, stands for."""
    table = tomllib.loads(
        files("rashomon.tables").joinpath("mail_lines.toml").read_text(encoding="utf-8")
    )
    return {name: kind for kind, names in table["headers"].items() for name in names.split()}
