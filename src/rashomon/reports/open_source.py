"""open_source: yields the items of any source: a text, a page, or archives nested in archives."""

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath

from rashomon.errors import SkipError
from rashomon.protocols import Fetch
from rashomon.reports.containers.job import ContainerJob
from rashomon.reports.decoding import within
from rashomon.reports.items import Item, Items, KnownFacts, completed_by
from rashomon.reports.read_formats import Kind, is_named
from rashomon.reports.sandbox import parse_in_sandbox
from rashomon.reports.sniff import HEAD, sniff
from rashomon.reports.source_paths import ReportSource
from rashomon.settings import ReadSettings, keep_within


def open_source(source: ReportSource, settings: ReadSettings, fetch: Fetch | None = None) -> Items:
    """Yields the items one by one. Raises SkipError if the source, or the rest of it, cannot be
    read."""
    if source.missing:
        raise SkipError(source.missing)
    if source.address:
        if fetch is None:
            raise SkipError("an address: give --fetch to have it fetched")
        fetched = fetch(source.address)
        facts = KnownFacts(url=fetched.url, retrieved=fetched.retrieved, charset=fetched.charset)
        yield from open_item(
            Item(source=source.name, data=fetched.data, known=facts, named=False), settings
        )
        return
    with source.file() as path:
        with path.open("rb") as file:
            head = file.read(HEAD)
            kind = sniff(head, source.name)
            if kind is Kind.TEXT:
                remainder = (
                    file.read(settings.max_bytes + 1 - len(head)) if len(head) == HEAD else b""
                )
                yield Item(source.name, within(head + remainder, settings))
                return
        job = ContainerJob(
            kind=kind,
            name=source.name,
            size=path.stat().st_size,
            settings=settings,
            path=str(path.absolute()),
        )
        yield from _contained(
            parse_in_sandbox(job), outer=Item(source.name), settings=settings, depth=1
        )


def open_item(item: Item, settings: ReadSettings, depth: int = 0) -> Items:
    """Yields the item itself if it is a text or a page, otherwise the items inside it."""
    if item.missing or item.known.text is not None:
        yield item
        return
    try:
        kind = sniff(item.data[:HEAD], item.source)
        if kind is Kind.TEXT:
            within(item.data, settings)
            yield item
            return
        message = "an archive more than {} deep in archives: unpack it, or"
        keep_within(settings, limit="max_depth", size=depth + 1, message=message)
        job = ContainerJob(kind=kind, name=item.source, size=len(item.data), settings=settings)
        yield from _contained(
            parse_in_sandbox(job, item.data), outer=item, settings=settings, depth=depth + 1
        )
    except SkipError as error:
        yield replace(item, data=b"", missing=str(error))


def _contained(items: Items, outer: Item, settings: ReadSettings, depth: int) -> Items:
    """Yields the items of a container; each inherits the file's name as prefix and the facts known
    of the file."""
    number = 0
    for number, item in enumerate(items, 1):
        is_named_item = item.named and (bool(item.source) or outer.named)
        inner = replace(
            item,
            source=_inner_name(outer.source, item=item, number=number),
            known=_inherited(item, outer.known),
            named=is_named_item,
        )
        yield from open_item(inner, settings=settings, depth=depth)
    if not number:
        raise SkipError("nothing in it can be a report")


def _inner_name(outer: str, item: Item, number: int) -> str:
    """Returns the source name of an item: `pile.zip/folder/a.html`, `crawl.warc#3` for a nameless
    entry, or the file's own name if it holds a single report.
    """
    if item.source:
        return f"{outer}/{item.source}"
    if item.named:
        return outer
    return f"{outer}#{number}"


def _inherited(item: Item, outer: KnownFacts) -> KnownFacts:
    """Returns the facts an item takes over: the time of retrieval applies to every item, the
    address only if the file is a single report."""
    if item.source or not item.named:
        return replace(item.known, retrieved=item.known.retrieved or outer.retrieved)
    return completed_by(item.known, replace(outer, charset=None, warnings=()))


def id_of(item: Item) -> str:
    """Returns the file's stem. For an entry without a name, returns the container's stem and a
    short hash of the entry's bytes.

    The hash keeps the id stable when the container grows or is reordered.
    """
    if item.named:
        return PurePosixPath(item.source).stem or "report"
    outer = PurePosixPath(item.source.split("#")[0].split("?")[0].rstrip("/")).name
    while is_named(outer):
        outer = outer.removesuffix(PurePosixPath(outer).suffix)
    return f"{outer or 'report'}-{hashlib.sha256(item.data).hexdigest()[:8]}"
