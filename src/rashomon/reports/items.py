"""What a source holds: one report's bytes or text, and what its container says about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from rashomon.model.report import PageDate


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What is known of a report before its page is read. `text`: its text, where the container gives it as text."""

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
    dates: tuple[tuple[str, str], ...] = ()
    captions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def page_dates(self) -> tuple[PageDate, ...]:
        """The dates, each with its basis."""
        return tuple(PageDate(value, basis) for value, basis in self.dates)


@dataclass(frozen=True, slots=True)
class Item:
    """One report to be read: `source` says where it lies, `data` are its bytes; `missing`: why there is nothing to read.

    `named`: the last part of `source` is a file's name; else the report's id is made of the container's name and the bytes.
    """

    source: str
    data: bytes = b""
    known: KnownFacts = field(default_factory=KnownFacts)
    named: bool = True
    missing: str | None = None


def header_of(item: Item) -> dict[str, Any]:
    """The item without its bytes, as JSON holds it; what is not known is left out."""
    known = {name: value for name, value in asdict(item.known).items() if value}
    return {"source": item.source, "named": item.named, "missing": item.missing, "known": known, "size": len(item.data)}


def item_of(header: Mapping[str, Any], data: bytes) -> Item:
    """The item that `header_of` described."""
    known = dict(header["known"])
    for name in ("authors", "captions", "warnings"):
        known[name] = tuple(known.get(name, ()))
    known["dates"] = tuple((value, basis) for value, basis in known.get("dates", ()))
    return Item(header["source"], data, KnownFacts(**known), header["named"], header["missing"])
