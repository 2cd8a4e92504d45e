"""RSS and Atom, with an item for each entry."""

import io
import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urldefrag

from rashomon.errors import SkipError
from rashomon.reports.containers.job import OWN_TYPE, OpenedFile, needed
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, Items, web_address
from rashomon.reports.outlets.outlet_names import house_of_feed
from rashomon.reports.page.html_fragments import read_text_or_markup
from rashomon.reports.read_formats import Kind
from rashomon.reports.record_facts import facts_of
from rashomon.shipped.tables.report_fields import fields_of
from rashomon.text.white_space import word_count

_DOCTYPE = re.compile(rb"(?i)<!DOCTYPE[^>\[]{0,2000}(\[)?")
_NUMBERED = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,9})|([0-9]{1,9}))(?![0-9a-fA-F])")
_KEPT = ("id", "link", "title", "published", "updated")


def read_feed(opened: OpenedFile) -> Items:
    """Yields the entries in the order of the feed."""
    data = _harmless(opened.whole("split the feed"))
    feed = needed("feedparser", Kind.FEED).parse(
        io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.entries:
        raise SkipError(
            "a feed without entries"
            if not feed.bozo
            else "a feed that is not well-formed and shows no entries"
        )
    links = Counter(entry.get("link") for entry in feed.entries)
    for entry in feed.entries[: opened.settings.max_entries]:
        if any(map(entry.get, ("title", "link", "summary", "content"))):
            item = _entry(entry, feed.feed)
            is_part = links[entry.get("link")] > 1
            yield _of_live_page(item, str(entry.get("id") or "")) if is_part else item


def _of_live_page(item: Item, ident: str) -> Item:
    """Returns an entry that has its link in common with others: a part of a page, told from the
    others by its id."""
    address = urldefrag(item.known.url or "")
    if not (ident and address.url) or ident == item.known.url or address.fragment:
        return item
    url = web_address(ident) or f"{address.url}#{quote(ident)}"
    return replace(item, known=replace(item.known, url=url))


def _entry(entry: Any, feed: Any) -> Item:
    """Makes an item of one entry. Its text is the longest of its contents and its summary.

    An entry of under five words has no text to compare; one of under sixty is a teaser, and gets a
    warning.
    """
    contents = [str(content.get("value") or "") for content in entry.get("content") or ()]
    body, captions = max(
        map(read_text_or_markup, [*contents, str(entry.get("summary") or "")]),
        key=lambda body_and_captions: len(body_and_captions[0]),
    )
    fields = {name: str(entry.get(name) or "") for name in _KEPT} | {"text": body}
    data = json.dumps(fields, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    words = word_count(body)
    if words < 5:
        entry_name = fields["title"] or fields["link"] or "no title"
        missing = f"only a headline in the feed, no text: save the page ({entry_name})"
        return Item(source="", data=data, named=False, missing=missing)
    facts = facts_of(_record_of(entry, feed=feed, fields=fields), fields_of("feed"))
    warnings = facts.warnings
    if words < 60:  # an entry with fewer words is a teaser
        warnings += (f"the feed holds only {words} words of it",)
    facts = replace(facts, text=body, captions=captions, warnings=warnings)
    return Item(source="", data=data, known=facts, named=False)


def _record_of(entry: Any, feed: Any, fields: dict[str, str]) -> dict[str, Any]:
    """Returns the fields of an entry, completed by what its feed says."""
    source = entry.get("source") or {}  # an aggregator's entry names it
    titles = (source.get("title"), entry.get("news_source"), feed.get("title"))
    feed_title = read_text_or_markup(next((str(title) for title in titles if title), ""))[0]
    return {
        **entry,
        **fields,
        "outlet": house_of_feed(feed_title),
        "language": entry.get("language") or feed.get("language"),
        "published": fields["published"] or fields["updated"],
    }


def _harmless(data: bytes) -> bytes:
    """Returns the bytes without a document type that is only a name, and with a sign for each
    number of a character that there is not. Raises SkipError if it declares anything."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        data = re.sub(r"\A\s*<\?xml[^>]{0,500}\?>", "", decode_plain(data)).encode(
            "utf-8", "replace"
        )
    data = _NUMBERED.sub(_existing_character, data)
    match = _DOCTYPE.search(data[:100_000])
    # what is declared there could be very large, or read other files
    if (match and match[1]) or re.search(rb"(?i)<!ENTITY", data):
        raise SkipError(OWN_TYPE)
    end = data.find(b">", match.end() - 1) if match else -1
    if match and end >= 0:
        return data[: match.start()] + data[end + 1 :]
    return data


def _existing_character(reference: re.Match[bytes]) -> bytes:
    """Returns the reference to a character by its number, or to the sign for none: half a sign has
    a number and is no character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return b"&#xFFFD"
    return reference[0]
