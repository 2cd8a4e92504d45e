"""Reads what a page's markup says about its article (JSON-LD, meta tags, links, the title of its
tab), its headline and its outlet."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from rashomon.reports.items import language_code, web_address
from rashomon.reports.outlets.outlet_names import opens_with_a_count
from rashomon.reports.page.blocks import PageBlocks, key_of, part_kind
from rashomon.reports.page.extraction import is_prose
from rashomon.reports.page_dates import tells_of_day
from rashomon.reports.text_lines import word_set
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced, stripped, word_count

_ARTICLE_TYPES = (
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle "
    "AskPublicNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle LiveBlogPosting Article BlogPosting Report SocialMediaPosting WebPage"
).split()
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement")


@dataclass(slots=True)
class PageData:
    """Metadata in a page's markup.

    - `meta`: meta tags, by name in lower case
    - `article`: the article's JSON-LD object
    - `canonical`: the canonical link
    - `times`: what the time elements of the article say
    - `others`: the days of notes and of other stories
    """

    meta: dict[str, str] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    own: bool = False  # whether that object is sure to be of this article
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    canonical: str | None = None
    times: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    headlines: tuple[str, ...] = ()
    named: str | None = None  # the page's title element
    language: str | None = None

    def names(self, *keys: str) -> list[str]:
        """Returns the names under these keys of the article's JSON-LD."""
        return self._named([*map(self.article.get, keys)])

    def people(self) -> list[str]:
        """Returns the authors of the article's own JSON-LD, without those said to be bodies."""
        authors = self.article.get("author") if self.own else None
        people = []
        for author in authors if isinstance(authors, list) else [authors]:
            if not isinstance(author, dict) or "Organization" not in str(author.get("@type")):
                people.append(author)
        return self._named(people, 0)

    def _named(self, value: Any, depth: int = -1) -> list[str]:
        """Returns the names in a person or organisation, in a list of them, in plain text, or in a
        reference to another object of the page."""
        if isinstance(value, list) and depth < 3:
            return [name for item in value[:50] for name in self._named(item, depth + 1)]
        if isinstance(value, dict):
            if "name" not in value and isinstance(value.get("@id"), str):
                value = self.nodes.get(value["@id"], value)
            value = value.get("name")
        # in data of a page, entities are escaped once more by many a system
        name = single_spaced(html.unescape(value)) if isinstance(value, str) else ""
        if 2 <= len(name) <= 300 and not name.startswith("http"):
            return [name]
        return []

    def text(self, key: str) -> str | None:
        """Returns a string of the article's JSON-LD."""
        value = self.article.get(key)
        if isinstance(value, str) and value.strip():
            return value
        return None


def read_page_data(tree: Any) -> PageData:
    """Returns the metadata of this tree."""
    data = PageData(language=tree.get("lang"))
    for element in tree.iter("meta"):
        _add_meta(element, data.meta)
    for link in tree.iter("link"):
        if _says(link, name="rel", value="canonical"):
            data.canonical = data.canonical or link.get("href")
    data.headlines = tuple(dict.fromkeys(_lines_in(tree, tag="h1", least=3)))
    data.named = next(_lines_in(tree, tag="title", least=1), None)
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if _says(script, name="type", value="application/ld+json"):
            objects += _objects(script.text or "")
    for item in reversed(objects):
        if isinstance(item.get("@id"), str) and "name" in item:
            data.nodes[item["@id"]] = item
    data.article, data.own = _article_object(objects, data)
    _add_times(tree, objects=objects, data=data)
    return data


def _lines_in(tree: Any, tag: str, least: int) -> Iterator[str]:
    """Yields the texts of these elements that have so many characters, and not too many."""
    for element in tree.iter(tag):
        text = _text_of(element)
        if least <= len(text) <= 1000:
            yield text


def _add_times(tree: Any, objects: Iterable[dict[str, Any]], data: PageData) -> None:
    """Adds what the time elements say, of the article or of other stories, and the days of other
    objects and of notes."""
    for time in tree.iter("time"):
        moment = time.get("datetime") or _text_of(time)[:200]
        if is_beside(time):
            data.others.append(moment)
            continue
        data.times.append(moment)
        if _says(time, name="itemprop", value="datepublished"):
            data.meta.setdefault("datepublished", moment)
    for item in objects:
        if item is not data.article and "datePublished" in item:
            data.others.append(str(item["datePublished"]))
    for link in tree.iter("a"):
        if _BACK.match(link.get("href", "")):
            data.others.append(_text_of(link.getparent())[:200])


_BACK = pattern_of(r"#\w*ref[-_:]?\d")  # from a note to its sign

# Parts of a page that tell of other stories.
OF_OTHERS = ("related", "comments", "menu", "newsletter", "boilerplate", "aside")


def is_beside(time: Any) -> bool:
    """Whether a time element does not belong to the article's own head: it stands in a box or link
    of other stories, or within a paragraph, where it says when something happens."""
    size = len(_text_of(time))
    for element in time.iterancestors():
        text = _text_of(element) if element.tag in ("a", "p") else ""
        # characters beside the time: with more it is in another headline, or in a paragraph
        longest = size + (8 if element.tag == "a" else 60)
        is_told = element.tag == "p" and tells_of_day(text)
        if is_told or len(text) > longest or part_kind(element) in OF_OTHERS:
            return True
    return False


def _says(element: Any, name: str, value: str) -> bool:
    return (element.get(name) or "").casefold().strip() == value


def _text_of(element: Any) -> str:
    return single_spaced(element.text_content())


def _add_meta(element: Any, meta: dict[str, str]) -> None:
    """Adds a meta tag by its name or property, lower-cased; the first of a name counts."""
    name = (
        element.get("property")
        or element.get("name")
        or element.get("itemprop")
        or element.get("http-equiv")
    )
    content = single_spaced(element.get("content") or "")
    if name and content:
        meta.setdefault(name.casefold(), content[:2000])


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yields the objects of a script, and those in them."""
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
            for key in _NESTED:
                if isinstance(item.get(key), (list, dict)):
                    queue.append(item[key])
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and "@id" in publisher:
                queue.append(publisher)


def _article_object(objects: list[dict[str, Any]], data: PageData) -> tuple[dict[str, Any], bool]:
    """Returns the object that describes this page's article, and whether that is sure: the one with
    the page's headline or address, otherwise the one with the most specific type. Returns none if
    several have other headlines."""
    headlines = list(filter(None, (*data.headlines, data.meta.get("og:title"))))
    ranked = []
    for item in objects:
        rank = _rank_of(item, headlines=headlines, canonical=data.canonical)
        if rank:
            ranked.append((rank, item))
    if not ranked:
        return {}, False
    (is_page, of_another, *_), best = min(ranked, key=itemgetter(0))
    articles = [rank for rank, _ in ranked if not rank[0]]
    if of_another and len(articles) > 1:
        best = {}
    return best, not (is_page or of_another)


def _rank_of(
    item: dict[str, Any], headlines: list[str], canonical: str | None
) -> tuple[int, ...] | None:
    """Returns whether an object is of a mere page, of another article, and not by its headline or
    address of this one, and the rank of its type. Returns None for what is no article."""
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    ranks = [_ARTICLE_TYPES.index(name) for name in names if name in _ARTICLE_TYPES]
    if not ranks:
        return None
    rank = min(ranks)
    headline = str(item.get("headline") or "")
    is_own = _letters(headline) in map(_letters, headlines)
    if canonical and item.get("url") == canonical:
        is_own = True
    is_alike = is_own or any(_are_alike(headline, text) for text in headlines)
    of_another = bool(headline and headlines) and not is_alike
    return rank == len(_ARTICLE_TYPES) - 1, of_another, not is_own, rank


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def find_language(data: PageData) -> str | None:
    """Returns the page's language as two-letter ISO code, from its markup."""
    return language_code(
        data.language,
        data.text("inLanguage"),
        data.meta.get("og:locale"),
        data.meta.get("content-language"),
    )


def find_addresses(data: PageData) -> tuple[str | None, str | None]:
    """Returns the page's address and its canonical address."""
    url = web_address(data.meta.get("og:url")) or web_address(data.text("url"))
    return url, web_address(data.canonical)


_TAB = pattern_of(r"(?<!\s)\s+(?:[|–—·•»›]+|-+)\s+|_(?=\w)|(?<=\w):\s+")
_ADDRESS = pattern_of(r"(?i)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}")


def find_title(data: PageData, page: PageBlocks) -> str | None:
    """Returns the headline: the only `h1` if the metadata agree, otherwise that of the metadata,
    otherwise the tab's title if the page shows it."""
    headlines = _own_headlines(data)
    titles = (data.meta.get("og:title"), data.meta.get("twitter:title"))
    stated = next(filter(None, (*data.names("headline"), *titles)), None)
    if len(headlines) == 1 and (stated is None or _are_alike(headlines[0], stated)):
        return headlines[0]
    if stated:
        heading = next((headline for headline in headlines if _are_alike(headline, stated)), None)
        return heading or _part_shown(stated, lines=_headline_candidates(page), data=data) or stated
    tab_title = data.named and _part_shown(
        data.named, lines=headlines or _headline_candidates(page), data=data
    )
    if headlines:
        if tab_title in headlines:
            return tab_title
        return headlines[0]
    return tab_title or _heading(page) or data.named


def _own_headlines(data: PageData) -> list[str]:
    """Returns the headlines of a page but a masthead that is set as one."""
    house = key_of(data.meta.get("og:site_name") or "")
    return [headline for headline in data.headlines if key_of(headline) != house]


def _headline_candidates(page: PageBlocks) -> list[str]:
    """Returns the short lines of the page that may be a headline."""
    return [
        block.text
        for block in page.blocks
        if block.link_share < 0.5 and 8 <= len(block.text) <= 250
    ]


def _part_shown(tab: str, lines: Sequence[str], data: PageData) -> str | None:
    """Returns the headline in a tab title as the page shows it; if the page never shows it, the
    longest part besides the outlet."""
    by_key = {key_of(text).casefold(): text for text in reversed(lines)}
    parts = stripped(_TAB.split(tab))
    for part in sorted({tab, *parts}, key=lambda part: (-len(part), part)):
        key = key_of(part).casefold()
        if len(part) >= 12 and key in by_key:
            return by_key[key]
    house = data.meta.get("og:site_name")
    if len(parts) < 2 or (house is None and word_count(parts[-1]) > 6):
        if data.named != tab:
            return tab
        return None
    house_key = key_of(house or "").casefold()
    besides = [part for part in parts if key_of(part).casefold() not in house_key]
    longest = max(besides or parts, key=len)
    if word_count(longest) >= 4:
        return longest
    return None


def _heading(page: PageBlocks) -> str | None:
    """Returns the longest heading above the first paragraph of prose."""
    longest = None
    most = 2
    for block in page.blocks:
        if is_prose(block):
            return longest
        words = word_count(block.text)
        if block.headed and words > most and block.link_share < 0.5:
            longest = block.text
            most = words
    return None


_SLOGAN = 4  # words of what stands beside a name of fewer


def find_outlet(data: PageData, title: str | None, site: str | None) -> str | None:
    """Returns the publisher by og:site_name or JSON-LD, otherwise by the tab's title, otherwise
    `site`, the name that trafilatura finds."""
    stated = []
    for name in (data.meta.get("og:site_name"), *data.names("publisher", "sourceOrganization")):
        if name and 2 <= len(name) <= 120 and not name.startswith(("http", "@")):
            stated.append(_without_slogan(html.unescape(name)))
    if stated:
        for name in stated:
            if not _ADDRESS.fullmatch(name):
                return name
        return stated[0]
    return _in_tab(data, title) or site


def _without_slogan(name: str) -> str:
    """Returns the one short part of a name beside a slogan: "Sund Post | News and weather for all
    of the Vale"; otherwise the name as it is."""
    parts = stripped(_TAB.split(name))
    short = [part for part in parts if word_count(part) < _SLOGAN]
    return short[0] if len(parts) > len(short) == 1 else name


def _in_tab(data: PageData, title: str | None) -> str | None:
    """Returns the part of the tab title behind or before the headline."""
    head = key_of(title or "").casefold()
    if not title or not head:
        return None
    is_headlined = False
    house = None
    for part in stripped(_TAB.split(data.named or "")):
        key = key_of(part).casefold()
        if key in head or head in key or _are_alike(part, title):
            is_headlined = True
        elif not (
            word_count(part) > 6 or part.endswith((".", "?", "!")) or opens_with_a_count(part)
        ):
            house = part
    if is_headlined:
        return house
    return None


def _are_alike(first: str, second: str) -> bool:
    """Whether two texts share half of the words of the shorter one."""
    first_words = word_set(first)
    second_words = word_set(second)
    return bool(first_words) and len(first_words & second_words) >= 0.5 * min(
        len(first_words), len(second_words)
    )
