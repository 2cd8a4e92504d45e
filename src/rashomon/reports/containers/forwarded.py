"""A mail that hands on another in its own text: who sent that one, when, under which headline, and what it says."""

import email.utils
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.reports.page_dates import iso_time

_HEADER = re.compile(r"^[>*\s]{0,6}(?P<name>[^\W\d_][\w-]{1,11})\*?\s?:\*?(?:\s+(?P<value>\S.*))?$")
_RULE = re.compile(r"^\W*$|^\s*-{2,}.{0,60}-{2,}\s*$")
_HEADERS = 3  # of a block, its sender among them: fewer may be a line of a talk ("From: ...")
_NOTE = 60  # words that whoever hands a mail on may put before it
_MAIL = 20  # words that a mail has at least; what is shorter is a note between two blocks of headers


@dataclass(frozen=True, slots=True)
class ForwardedMail:
    """What was handed on. `outlet`: the sender's name, where the sender's address is that of a house and not of a person."""

    text: str
    outlet: str | None
    sent: str | None
    title: str | None


def find_forwarded(body: str) -> ForwardedMail | None:
    """Returns the mail that this one hands on, of several in each other the innermost; None where there is none, or where more than a note goes before it."""
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


def _mail(headers: dict[str, str], text: str) -> ForwardedMail:
    name, address = email.utils.parseaddr(re.sub(r"\[(?:mailto:)?([^\s\[\]]+)\]", r"<\1>", headers["from"]))
    sent = iso_time(re.sub(r"\b(?:at|um)\b\s", "", headers.get("date", "")))
    name = name.strip(" \"'")
    return ForwardedMail(text, name if is_house(name, address) else None, sent, headers.get("subject"))


def is_house(name: str, address: str) -> bool:
    """Whether the sender's name is that of the address's host, as newsletters have it, and not that of a person there."""
    squeezed = re.sub(r"^the\b|[\W_]", "", name.casefold())
    labels = address.casefold().rpartition("@")[2].replace("-", "").split(".")[:-1]
    return any(min(len(label), len(squeezed)) > 3 and (label in squeezed or squeezed in label) for label in labels)


def _blocks(lines: list[str]) -> Iterator[tuple[dict[str, str], int, int]]:
    """Yields each block of headers with the first line of it, a rule before it included, and the line after it."""
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
    """The headers that follow each other from here on, by what they say, and the line after the last one."""
    names = _header_names()
    headers: dict[str, str] = {}
    end = at
    for number in range(at, len(lines)):
        match = _HEADER.match(lines[number])
        kind = names.get(match["name"].casefold()) if match else None
        if match and kind and kind not in headers:
            headers[kind] = (match["value"] or "").strip(" *")
            end = number + 1
        elif lines[number].strip() or not headers:
            break
    return headers, end


@cache
def _header_names() -> Mapping[str, str]:
    """What each header's name, in lower case, stands for."""
    table = tomllib.loads(files("rashomon.tables").joinpath("mail_lines.toml").read_text(encoding="utf-8"))
    return {name: kind for kind, names in table["headers"].items() for name in names.split()}
