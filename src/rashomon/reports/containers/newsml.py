"""NewsML-G2, and NITF files on their own: one item per news item with text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.feed import harmless
from rashomon.reports.containers.job import ContainerJob, whole
from rashomon.reports.items import Item, KnownFacts, web_address
from rashomon.reports.page.html_fragments import is_markup, read_markup
from rashomon.reports.page_dates import iso_time

_LINES = {"p", "hl1", "hl2", "h1", "h2", "h3", "li", "td", "blockquote", "pre", "caption", "figcaption", "media-caption"}


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
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
        yield replace(_item(item, etree.tostring(item, method="c14n", with_comments=False)), named=len(told) == 1)


def _parse_xml(data: bytes) -> Any:
    """Returns the root element. Raises SkipError if the XML is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(harmless(data), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SkipError("XML that is not well-formed") from error


def _is_picture(item: Any) -> bool:
    classes = [element.get("qcode", "").split(":")[-1] for element in _find(item, "itemMeta/itemClass")]
    return bool(classes) and all(name in {"picture", "graphic", "video", "audio", "animated"} for name in classes)


def _item(item: Any, data: bytes) -> Item:
    body, captions = _body(item)
    if not body.strip():
        return Item("", data, named=False, missing=f"a news item without text ({item.get('guid') or 'no guid'})")
    created, version = _moment(item, "contentMeta/contentCreated", "itemMeta/firstCreated"), _moment(item, "itemMeta/versionCreated")
    day, basis = (created, "contentCreated in NewsML-G2") if created else (version, "versionCreated in NewsML-G2")
    return Item(
        "",
        data,
        KnownFacts(
            text=body,
            title=_first(item, "contentMeta/headline", "head/title", "body/body.head/hedline/hl1", "itemMeta/title"),
            outlet=_first(
                item, "contentMeta/infoSource/name", "itemMeta/provider/name", "contentMeta/creditline", "rightsInfo/copyrightHolder/name"
            )
            or _coded(item),
            authors=_authors(item),
            published=day,
            published_basis=basis if day else None,
            language=_language(item),
            url=web_address(item.get("guid") or ""),
            dates=tuple(
                (value, name)
                for value, name in ((created, "contentCreated in NewsML-G2"), (version, "versionCreated in NewsML-G2"))
                if value
            ),
            captions=captions,
        ),
        named=False,
    )


def _find(item: Any, path: str) -> Iterator[Any]:
    yield from item.iterfind("/".join(f"{{*}}{step}" for step in path.split("/")))


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(item: Any, *paths: str) -> str | None:
    return next((words for path in paths for element in _find(item, path) if (words := _words(element))), None)


def _moment(item: Any, *paths: str) -> str | None:
    return next((time for path in paths for element in _find(item, path) if (time := iso_time(_words(element)))), None)


def _coded(item: Any) -> str | None:
    """Returns the code of a provider that is given as a code alone: what follows the colon of "nprov:AFP"."""
    codes = (
        element.get("qcode") or element.get("literal") or ""
        for path in ("itemMeta/provider", "contentMeta/infoSource")
        for element in _find(item, path)
    )
    return next((code.split(":")[-1] for code in codes if code), None)


def _authors(item: Any) -> tuple[str, ...]:
    names = [_words(name) for name in _find(item, "contentMeta/creator/name")]
    lines = [
        re.sub(r"^by\s+", "", _words(by), flags=re.IGNORECASE)
        for path in ("contentMeta/by", "body/body.head/byline")
        for by in _find(item, path)
    ]
    return tuple(dict.fromkeys(name for name in (names or lines) if 2 <= len(name) <= 120))


def _language(item: Any) -> str | None:
    tags = [element.get("tag") for element in _find(item, "contentMeta/language")] + [
        item.get("{http://www.w3.org/XML/1998/namespace}lang")
    ]
    code = next((tag.split("-")[0].casefold() for tag in tags if tag), "")
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _body(item: Any) -> tuple[str, tuple[str, ...]]:
    """Returns the text of the content: paragraphs in XML, or embedded HTML or plain text."""
    holders = list(_find(item, "contentSet/inlineXML")) or list(_find(item, "body/body.content"))
    lines: list[str] = []
    captions: list[str] = []
    for holder in holders:
        _lines_of(holder, lines, captions)
    if not lines:
        for data in _find(item, "contentSet/inlineData"):
            text = "".join(data.itertext())
            lines.append(read_markup(text)[0] if is_markup(text) else text.strip())
    return "\n\n".join(lines), tuple(captions)


def _lines_of(holder: Any, lines: list[str], captions: list[str]) -> None:
    from lxml import etree

    for element in holder.iter("{*}*"):
        name = etree.QName(element).localname.casefold()
        inside = any(etree.QName(parent).localname.casefold() in _LINES | {"head"} for parent in element.iterancestors("{*}*"))
        if name in _LINES and not inside and (words := _words(element)):
            lines.append(words)
            if "caption" in name:
                captions.append(words)
