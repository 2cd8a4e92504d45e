"""XML that lists news: RSS and Atom, an item an entry; NewsML-G2, and NITF files on their own, an
item a news item with text."""

import io
import json
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parseaddr
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, needed, whole
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, KnownFacts, language_code, web_address, with_archive
from rashomon.reports.page.html_fragments import marked_text
from rashomon.reports.page_dates import iso_time

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]{0,2000}(\[)?", re.IGNORECASE)
_FEW = 60  # words; an entry with fewer is a teaser
_LINES = {
    "p",
    "hl1",
    "hl2",
    "h1",
    "h2",
    "h3",
    "li",
    "td",
    "blockquote",
    "pre",
    "caption",
    "figcaption",
    "media-caption",
}


def read_feed(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the entries in the order of the feed."""
    data = _harmless(whole(file, job.max_bytes, "split the feed"))
    feed = needed("feedparser", "RSS and Atom files").parse(
        io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.entries:
        raise SkipError(
            "a feed without entries"
            if not feed.bozo
            else "a feed that is not well-formed and shows no entries"
        )
    for entry in feed.entries[: job.max_entries]:
        if entry.get("title") or entry.get("link") or entry.get("summary") or entry.get("content"):
            yield _entry(entry, feed.feed)


def _entry(entry: Any, feed: Any) -> Item:
    title = marked_text(str(entry.get("title") or ""))[0] or None
    values = [str(content.get("value") or "") for content in entry.get("content") or ()] + [
        str(entry.get("summary") or "")
    ]
    body, captions = max(map(marked_text, values), key=lambda found: len(found[0]))
    link = str(entry.get("link") or "")
    kept = {
        name: str(entry.get(name) or "") for name in ("id", "link", "title", "published", "updated")
    } | {"text": body}
    data = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8", errors="replace")
    words = len(body.split())
    if words < 5:
        return Item(
            "",
            data,
            named=False,
            missing="only a headline in the feed, no text: save the page "
            f"({title or link or 'no title'})",
        )
    source = entry.get("source") or {}  # an aggregator's entry names it
    known = replace(
        _dated(
            *(
                (_moment(entry.get(f"{name}_parsed")), f"{name} in the feed")
                for name in ("published", "updated")
            )
        ),
        text=body,
        title=title,
        outlet=marked_text(str(source.get("title") or feed.get("title") or ""))[0] or None,
        authors=_authors(entry),
        language=language_code(str(entry.get("language") or feed.get("language") or "")),
        url=web_address(link),
        captions=captions,
        warnings=(f"the feed holds only {words} words of it",) if words < _FEW else (),
    )
    return Item("", data, with_archive(known), named=False)


def _dated(*stated: tuple[str | None, str]) -> KnownFacts:
    """Returns these moments with their basis; the first that is given counts as the day of
    publication."""
    dates = tuple((day, basis) for day, basis in stated if day)
    day, basis = dates[0] if dates else (None, None)
    return KnownFacts(published=day, published_basis=basis, dates=dates)


def _authors(entry: Any) -> tuple[str, ...]:
    """Returns the authors' names; RSS writes them as "address (Name)"."""
    names = [str(author.get("name") or "") for author in entry.get("authors") or ()]
    if any("(" in name for name in names):
        names = [parseaddr(str(entry.get("author") or ""))[0]]
    told = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in told if 2 <= len(name) <= 120 and "@" not in name))


def _moment(parsed: Any) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def _harmless(data: bytes) -> bytes:
    """Returns the bytes without a document type that is only a name. Raises SkipError if it
    declares anything."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:200]:
        data = re.sub(r"\A\s*<\?xml[^>]{0,500}\?>", "", decode_plain(data)).encode(
            "utf-8", errors="replace"
        )
    match = _DOCTYPE.search(data[:100_000])
    if (match and match[1]) or re.search(rb"<!ENTITY", data, re.IGNORECASE):
        raise SkipError(
            "XML that declares its own document type or entities, which no report needs: it "
            "was not read"
        )
    end = data.find(b">", match.end() - 1) if match else -1
    return data[: match.start()] + data[end + 1 :] if match and end >= 0 else data


def read_newsml(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the news items in the order of the message."""
    from lxml import etree  # type: ignore[import-untyped]

    root = _parse_xml(whole(file, job.max_bytes, "split the message"))
    name = etree.QName(root).localname.casefold()
    if name == "newsml":
        raise SkipError("NewsML 1, which is not read: ask for NewsML-G2, or save the text as .txt")
    items = [root] if name in {"newsitem", "nitf"} else list(root.iter("{*}newsItem"))
    if not items:
        raise SkipError("a NewsML-G2 message without news items")
    told = [item for item in items[: job.max_entries] if not _is_picture(item)]
    if not told:
        raise SkipError("a NewsML-G2 message of pictures, films or sound alone")
    for item in told:
        yield _news_item(
            item, etree.tostring(item, method="c14n", with_comments=False), named=len(told) == 1
        )


def _parse_xml(data: bytes) -> Any:
    """Returns the root element. Raises SkipError if the XML is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_harmless(data), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SkipError("XML that is not well-formed") from error


def _is_picture(item: Any) -> bool:
    classes = [
        element.get("qcode", "").split(":")[-1] for element in _find(item, "itemMeta/itemClass")
    ]
    return bool(classes) and all(
        name in {"picture", "graphic", "video", "audio", "animated"} for name in classes
    )


def _news_item(item: Any, data: bytes, *, named: bool) -> Item:
    body, captions = _body(item)
    if not body.strip():
        return Item(
            "",
            data,
            named=named,
            missing=f"a news item without text ({item.get('guid') or 'no guid'})",
        )
    created = (
        time
        for words in _words(item, "contentMeta/contentCreated", "itemMeta/firstCreated")
        if (time := iso_time(words))
    )
    version = (
        time for words in _words(item, "itemMeta/versionCreated") if (time := iso_time(words))
    )
    houses = (
        "contentMeta/infoSource/name",
        "itemMeta/provider/name",
        "contentMeta/creditline",
        "rightsInfo/copyrightHolder/name",
    )
    tags = (element.get("tag") for element in _find(item, "contentMeta/language"))
    known = replace(
        _dated(
            (next(created, None), "contentCreated in NewsML-G2"),
            (next(version, None), "versionCreated in NewsML-G2"),
        ),
        text=body,
        title=next(
            _words(
                item,
                "contentMeta/headline",
                "head/title",
                "body/body.head/hedline/hl1",
                "itemMeta/title",
            ),
            None,
        ),
        outlet=next(_words(item, *houses), None) or _coded(item),
        authors=_signed(item),
        language=language_code(*tags, item.get("{http://www.w3.org/XML/1998/namespace}lang")),
        url=web_address(item.get("guid") or ""),
        captions=captions,
    )
    return Item("", data, known, named=named)


def _find(item: Any, *paths: str) -> Iterator[Any]:
    for path in paths:
        yield from item.iterfind("/".join(f"{{*}}{step}" for step in path.split("/")))


def _words_in(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _words(item: Any, *paths: str) -> Iterator[str]:
    """Yields the words of the elements at these paths that have any."""
    return filter(None, map(_words_in, _find(item, *paths)))


def _coded(item: Any) -> str | None:
    """Returns the code of a provider that is given as a code alone: what follows the colon of
    "nprov:AFP"."""
    providers = _find(item, "itemMeta/provider", "contentMeta/infoSource")
    codes = (element.get("qcode") or element.get("literal") or "" for element in providers)
    return next((code.split(":")[-1] for code in codes if code), None)


def _signed(item: Any) -> tuple[str, ...]:
    lines = [
        re.sub(r"^by\s+", "", by, flags=re.IGNORECASE)
        for by in _words(item, "contentMeta/by", "body/body.head/byline")
    ]
    return tuple(
        dict.fromkeys(
            name
            for name in [*_words(item, "contentMeta/creator/name")] or lines
            if 2 <= len(name) <= 120
        )
    )


def _body(item: Any) -> tuple[str, tuple[str, ...]]:
    """Returns the text of the content: paragraphs in XML, or embedded HTML or plain text."""
    holders = list(_find(item, "contentSet/inlineXML")) or list(_find(item, "body/body.content"))
    lines = [line for holder in holders for line in _lines_of(holder)]
    if not lines:
        lines = [
            ("", marked_text("".join(data.itertext()))[0])
            for data in _find(item, "contentSet/inlineData")
        ]
    return "\n\n".join(text for _, text in lines), tuple(
        text for name, text in lines if "caption" in name
    )


def _lines_of(holder: Any) -> Iterator[tuple[str, str]]:
    """Yields the name and the words of each outermost element that is a line of the text."""
    from lxml import etree

    for element in holder.iter("{*}*"):
        name = etree.QName(element).localname.casefold()
        inside = any(
            etree.QName(parent).localname.casefold() in _LINES | {"head"}
            for parent in element.iterancestors("{*}*")
        )
        if name in _LINES and not inside and (words := _words_in(element)):
            yield name, words
