"""RSS and Atom files: one item per entry."""

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parseaddr
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, needed, whole
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, KnownFacts, web_address, with_archive
from rashomon.reports.page.html_fragments import is_markup, read_markup, text_of

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}(\[)?", re.IGNORECASE)
_FEW = 60  # words; an entry with fewer is a teaser


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the entries in the order of the feed."""
    data = harmless(whole(file, job.max_bytes, "split the feed"))
    feed = needed("feedparser", "RSS and Atom files").parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise SkipError("a feed without entries" if not feed.bozo else "a feed that is not well-formed and shows no entries")
    for entry in feed.entries[: job.max_entries]:
        if entry.get("title") or entry.get("link") or entry.get("summary") or entry.get("content"):
            yield _item(entry, feed.feed)


def _item(entry: Any, feed: Any) -> Item:
    title = text_of(str(entry.get("title") or "")) or None
    body, captions = _body(entry)
    link = str(entry.get("link") or "")
    kept = {name: str(entry.get(name) or "") for name in ("id", "link", "title", "published", "updated")} | {"text": body}
    data = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8", errors="replace")
    if len(body.split()) < 5:
        return Item("", data, named=False, missing=f"only a headline in the feed, no text: save the page ({title or link or 'no title'})")
    published, updated = _moment(entry.get("published_parsed")), _moment(entry.get("updated_parsed"))
    day, basis = (published, "published in the feed") if published else (updated, "updated in the feed")
    dates = [(value, name) for value, name in ((published, "published in the feed"), (updated, "updated in the feed")) if value]
    return Item(
        "",
        data,
        with_archive(
            KnownFacts(
                text=body,
                title=title,
                outlet=_outlet(entry, feed),
                authors=_authors(entry),
                published=day,
                published_basis=basis if day else None,
                language=_language(entry, feed),
                url=web_address(link),
                dates=tuple(dates),
                captions=captions,
                warnings=(f"the feed holds only {len(body.split())} words of it",) if len(body.split()) < _FEW else (),
            )
        ),
        named=False,
    )


def _body(entry: Any) -> tuple[str, tuple[str, ...]]:
    """Returns the longest text among content and summary."""
    values = [str(content.get("value") or "") for content in entry.get("content") or ()] + [str(entry.get("summary") or "")]
    read = [read_markup(value) if is_markup(value) else (text_of(value), ()) for value in values]
    return max(read, key=lambda found: len(found[0]), default=("", ()))


def _outlet(entry: Any, feed: Any) -> str | None:
    """Returns the outlet: the source that an aggregator's entry names, else the title of the feed."""
    source = entry.get("source") or {}
    return text_of(str(source.get("title") or feed.get("title") or "")) or None


def _authors(entry: Any) -> tuple[str, ...]:
    """Returns the authors' names; RSS writes them as "address (Name)"."""
    whole = str(entry.get("author") or "")
    names = [str(author.get("name") or "") for author in entry.get("authors") or ()]
    if any("(" in name for name in names):
        names = [parseaddr(whole)[0]]
    told = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in told if 2 <= len(name) <= 120 and "@" not in name))


def _moment(parsed: Any) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def _language(entry: Any, feed: Any) -> str | None:
    code = str(entry.get("language") or feed.get("language") or "").split("-")[0].split("_")[0].casefold()
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def harmless(data: bytes) -> bytes:
    """Returns the bytes without a document type that is only a name. Raises SkipError if it declares anything."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        data = re.sub(r"\A\s*<\?xml[^>]{0,500}\?>", "", decode_plain(data)).encode("utf-8", errors="replace")
    match = _DOCTYPE.search(data[:100_000])
    if not match and not re.search(rb"<!ENTITY", data, re.IGNORECASE):
        return data
    if not match or match[1] or re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise SkipError("XML that declares its own document type or entities, which no report needs: it was not read")
    end = data.find(b">", match.end() - 1)
    return data[: match.start()] + data[end + 1 :] if end >= 0 else data
