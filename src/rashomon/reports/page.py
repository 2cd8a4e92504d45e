"""A saved web page: its article as text, and what its markup says about it. Nothing that it links to is fetched."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rashomon.errors import SkipError
from rashomon.model.report import PageDate
from rashomon.reports.page_dates import find_dates, is_date_line

MAX_DEPTH = 1_000  # elements inside each other; real pages stay below 100, and deeper ones are made to break readers
MAX_PAGE = 8_000_000  # characters of markup
_TAG = re.compile(
    r"<(/?)(div|span|section|article|table|ul|ol|blockquote|b|i|em|strong|font|center|form|a|main|aside|figure|details|svg|g|q|s|u)\b",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$")
_ARTICLE_TYPES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "BackgroundNewsArticle",
    "AnalysisNewsArticle",
    "WebPage",
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|datetime|pub(?:lished|date|lish)?|posted|byline|dateline)(?:$|[\s_-])", re.IGNORECASE
)
_DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Page:
    """A report's text and what is known before it is read: `kinds` types lines by the markup they stood in."""

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    dates: tuple[PageDate, ...] = ()
    warnings: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)


def read_page(markup: str) -> Page:
    """The page in this markup. Raises SkipError when it is too large or holds no article."""
    if len(markup) > MAX_PAGE:
        raise SkipError(f"a page of more than {MAX_PAGE:,} characters of markup: save it without its scripts and pictures, or as text")
    if _depth(markup) > MAX_DEPTH:
        raise SkipError(f"a page with more than {MAX_DEPTH:,} elements inside each other: save its text as .txt")
    tree = _parse(markup)
    meta, data = _meta(tree), _linked_data(tree)
    title = _title(tree, meta, data)
    captions = _texts(tree, "figcaption")
    body = _article(markup)
    if not body.strip():
        raise SkipError("no article was found in the page: save it with the article open, or save its text as .txt")
    published, basis, dates = _published(tree, meta, data)
    language = (tree.get("lang") or "").split("-")[0].split("_")[0].casefold()
    return Page(
        text=_compose(title, body, captions),
        title=title,
        outlet=_outlet(meta, data),
        authors=_authors(meta, data),
        published=published,
        published_basis=basis,
        url=_address(meta.get("og:url")) or _address(_saved_from(markup)),
        canonical_url=_address(_canonical(tree)),
        language=language if re.fullmatch(r"[a-z]{2}", language) else None,
        dates=dates,
        kinds=dict.fromkeys(captions, "caption"),
    )


def _depth(markup: str) -> int:
    deepest = depth = 0
    for match in _TAG.finditer(markup):
        depth = depth - 1 if match[1] and depth else depth + (not match[1])
        deepest = max(deepest, depth)
    return deepest


def _parse(markup: str) -> Any:
    from lxml import html  # type: ignore[import-untyped]
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(_clean(markup).encode("utf-8", errors="replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise SkipError("the page's markup could not be read: save its text as .txt") from error
    return tree


def _clean(markup: str) -> str:
    """Without an XML declaration or doctype: the characters are decoded already, and no entity of the page's own is wanted."""
    return re.sub(r"\A\s*<\?xml[^>]{0,300}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,100000}\])?\s*>", "", markup, flags=re.IGNORECASE)


def _article(markup: str) -> str:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints about odd pages are ours to make
    try:
        found = trafilatura.extract(
            _clean(markup), include_comments=False, include_tables=True, include_formatting=False, with_metadata=False
        )
    except (RecursionError, ValueError, TypeError, AttributeError) as error:
        raise SkipError("the article could not be taken from the page: save its text as .txt") from error
    return str(found or "")


def _compose(title: str | None, body: str, captions: tuple[str, ...]) -> str:
    """Headline first, then the article's paragraphs, then the captions that the article lacks, each its own paragraph."""
    lines = [" ".join(line.split()) for line in body.split("\n") if line.strip()]
    if title and lines and lines[0].casefold() == title.casefold():
        lines = lines[1:]
    here = set(lines)
    paragraphs = ([title] if title else []) + lines + [caption for caption in captions if caption not in here]
    return "\n\n".join(paragraphs) + "\n"


def _texts(tree: Any, tag: str) -> tuple[str, ...]:
    found = (" ".join(element.text_content().split()) for element in tree.iter(tag))
    return tuple(dict.fromkeys(text for text in found if 3 <= len(text) <= 1000))


def _meta(tree: Any) -> dict[str, str]:
    """The page's meta tags by name or property, lower case; the first of a name counts."""
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            out.setdefault(name.casefold(), content[:2000])
    return out


def _linked_data(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that describes the article; empty where there is none."""
    best: dict[str, Any] = {}
    rank = len(_ARTICLE_TYPES)
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold().strip() != "application/ld+json":
            continue
        for item in _objects(script.text or ""):
            types = item.get("@type")
            names = [types] if isinstance(types, str) else [t for t in types if isinstance(t, str)] if isinstance(types, list) else []
            at = min((_ARTICLE_TYPES.index(name) for name in names if name in _ARTICLE_TYPES), default=rank)
            if at < rank:
                best, rank = item, at
    return best


def _objects(text: str) -> Iterator[dict[str, Any]]:
    try:
        queue = [json.loads(text.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(2000):  # graphs are small; a made one may not be
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item
        elif isinstance(item, dict):
            yield item
            queue += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(item.get(key), (list, dict))]


def _named(value: Any) -> list[str]:
    """The names in a JSON-LD person or organisation, a list of them, or plain text."""
    if isinstance(value, list):
        return [name for item in value[:50] for name in _named(item) if not isinstance(item, list)]
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    name = " ".join(value.split()) if isinstance(value, str) else ""
    return [name] if 2 <= len(name) <= 120 and not name.startswith("http") else []


def _title(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    headlines = _texts(tree, "h1")
    stated = next((text for text in (*_named(data.get("headline")), meta.get("og:title"), meta.get("twitter:title")) if text), None)
    if len(headlines) == 1 and (stated is None or _alike(headlines[0], stated)):
        return headlines[0]
    if stated:
        near = next((headline for headline in headlines if _alike(headline, stated)), None)
        return near or _TITLE_TAIL.sub("", stated)
    named = _texts(tree, "title")
    return headlines[0] if headlines else _TITLE_TAIL.sub("", named[0]) if named else None


def _alike(one: str, other: str) -> bool:
    left, right = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return bool(left) and len(left & right) >= 0.5 * min(len(left), len(right))


def _outlet(meta: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    names = [*_named(data.get("publisher")), *_named(data.get("sourceOrganization"))]
    return (
        meta.get("og:site_name")
        or next(iter(names), None)
        or meta.get("application-name")
        or meta.get("dc.publisher")
        or meta.get("publisher")
    )


def _authors(meta: Mapping[str, str], data: Mapping[str, Any]) -> tuple[str, ...]:
    stated = [meta[key] for key in ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author") if key in meta]
    names = _named(data.get("author")) or [
        re.sub(r"^by\s+", "", text, flags=re.IGNORECASE) for text in stated[:1] if not text.startswith(("http", "@"))
    ]
    split = [part.strip() for name in names for part in re.split(r",\s(?=[A-Z])|\s(?:and|&)\s", name)]
    return tuple(dict.fromkeys(part for part in split if part))


def _published(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any]) -> tuple[str | None, str | None, tuple[PageDate, ...]]:
    """The page's date, where it stands, and every date that the page gives for itself."""
    stated: list[tuple[str, Any]] = [("JSON-LD datePublished", data.get("datePublished"))]
    names = (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publish-date",
        "dc.date",
        "dc.date.issued",
        "parsely-pub-date",
        "sailthru.date",
        "dcterms.created",
    )
    stated += [(f"meta {name}", meta.get(name)) for name in names]
    stated += [("datePublished in the markup", e.get("content") or e.get("datetime")) for e in _having(tree, "itemprop", "datePublished")]
    stated += [("time element", element.get("datetime")) for element in list(tree.iter("time"))[:1]]
    stated += [("date in the page's text", day) for day in _shown_dates(tree)]
    stated += [("address of the page", _day_in(address)) for address in (_canonical(tree), meta.get("og:url"))]
    later = [("JSON-LD dateModified", data.get("dateModified")), ("meta article:modified_time", meta.get("article:modified_time"))]
    found = [(value, basis) for basis, raw in stated if (value := _iso(raw))]
    changed = [(value, basis) for basis, raw in later if (value := _iso(raw))]
    dates = tuple(PageDate(value, basis) for value, basis in (*found, *changed))
    return (*found[0], dates) if found else (None, None, dates)


def _iso(raw: Any) -> str | None:
    match = _ISO.match(raw.strip()) if isinstance(raw, str) else None
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
    if not match[4]:
        return day
    zone = match[5] or ""
    zone = "+00:00" if zone == "Z" else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{match[4] if match[4].count(':') == 2 else match[4] + ':00'}{zone}"


def _having(tree: Any, name: str, value: str) -> list[Any]:
    return [element for element in tree.iter() if (element.get(name) or "").casefold() == value.casefold()][:3]


def _shown_dates(tree: Any) -> list[str]:
    """The days in short elements whose class or id says that they hold the date."""
    found = []
    for element in tree.iter("span", "div", "p", "time", "li", "small", "em", "abbr", "td", "h6"):
        if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = " ".join(element.text_content().split()) if len(element) < 8 else ""
            found += [printed.value for printed in find_dates(text) if printed.value] if is_date_line(text) else []
    return found[:1]


def _day_in(address: str | None) -> str | None:
    match = _DATED_ADDRESS.search(address or "")
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _canonical(tree: Any) -> str | None:
    return next((element.get("href") for element in tree.iter("link") if (element.get("rel") or "").casefold() == "canonical"), None)


def _saved_from(markup: str) -> str | None:
    """The address that browsers write into a page they save."""
    match = re.search(r"<!--\s*saved from url=\(\d+\)(\S{8,500})\s*-->", markup[:5000])
    return match[1] if match else None


def _address(value: str | None) -> str | None:
    return value if value and re.match(r"https?://\S{4,1000}$", value) else None
