"""Items of a source: the bytes or text of one report, with what its container says about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from rashomon.model.report import PageDate


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What is known of a report before its page is read. `text`: the text itself, if the container supplies it."""

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
        """Returns the dates, each with its basis."""
        return tuple(PageDate(value, basis) for value, basis in self.dates)


@dataclass(frozen=True, slots=True)
class Item:
    """One report to be read. `source` names where it lies, `data` holds its bytes, `missing` says why there is nothing to read.

    `named`: the last part of `source` is a file name; otherwise the report's id is built from the container's name and the bytes.
    """

    source: str
    data: bytes = b""
    known: KnownFacts = field(default_factory=KnownFacts)
    named: bool = True
    missing: str | None = None


def header_of(item: Item) -> dict[str, Any]:
    """Returns the item without its bytes, ready for JSON; unknown facts are omitted."""
    known = {name: value for name, value in asdict(item.known).items() if value}
    return {"source": item.source, "named": item.named, "missing": item.missing, "known": known, "size": len(item.data)}


def item_of(header: Mapping[str, Any], data: bytes) -> Item:
    """Returns the item that `header_of` described."""
    known = dict(header["known"])
    for name in ("authors", "captions", "warnings"):
        known[name] = tuple(known.get(name, ()))
    known["dates"] = tuple((value, basis) for value, basis in known.get("dates", ()))
    return Item(header["source"], data, KnownFacts(**known), header["named"], header["missing"])
