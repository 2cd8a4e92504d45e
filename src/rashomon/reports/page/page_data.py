"""Reads what a page's markup says about its article (JSON-LD, meta tags, links, the title of its
tab), its headline and its outlet."""

import html
import json
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import urljoin

from rashomon.reports.duplicates import page_key
from rashomon.reports.items import language_code, web_address
from rashomon.reports.outlets.outlet_names import (
    is_outlet_alone,
    is_part_of_house,
    opens_with_a_count,
)
from rashomon.reports.page.blocks import PageBlocks, key_of, part_kind
from rashomon.reports.page.extraction import is_prose
from rashomon.reports.page_dates import tells_of_day
from rashomon.reports.text_lines import word_set
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced, stripped, word_count


@dataclass(slots=True)
class PageData:
    """Metadata in a page's markup.

    - `meta`: meta tags, by name in lower case
    - `article`: the article's JSON-LD object
    - `canonical`: the canonical link
    - `times`: what the time elements of the article say
    - `others`: those of other stories
    """

    meta: dict[str, str] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    canonical: str | None = None
    times: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    headlines: tuple[str, ...] = ()
    site_name: str | None = None  # if it is set like a headline
    named: str | None = None  # the title of the page's tab
    language: str | None = None

    def names(self, *keys: str) -> list[str]:
        """Returns the names under these keys of the article's JSON-LD."""
        return self._named([*map(self.article.get, keys)])

    def people(self) -> list[str]:
        """Returns the authors of the article's own JSON-LD, without those said to be bodies."""
        authors = self.article.get("author")
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
    data.named = next(_lines_in(tree, tag="title", least=1), None)
    _add_headlines(tree, data)
    _add_metas(tree, data)
    for link in tree.iter("link"):
        if _says(link, name="rel", value="canonical"):
            data.canonical = data.canonical or link.get("href")
    scripts = tree.iter("script")
    described = [one for one in scripts if _says(one, name="type", value="application/ld+json")]
    objects = [found for script in described for found in _objects_in(script.text or "")]
    for item in reversed(objects):
        if isinstance(item.get("@id"), str) and "name" in item:
            data.nodes[item["@id"]] = item
    data.article = _own_article(objects, data)
    for script in described:
        data.others += _DAY_IN_DATA.findall(script.text or "")
    for time in tree.iter("time"):
        moment = time.get("datetime") or _text_of(time)[:200]
        if is_beside(time):
            data.others.append(moment)
            continue
        data.times.append(moment)
        if _says(time, name="itemprop", value="datepublished"):
            data.meta.setdefault("datepublished", moment)
    return data


_ARTICLES = ("Article", "BlogPosting", "Report")  # how a type of what is an article ends
_DAY_IN_DATA = pattern_of(r'"date(?:Published|Created|Modified)"\s*:\s*"([^"]{6,40})"')
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "item")


def _objects_in(text: str) -> Iterator[dict[str, Any]]:
    """Yields the JSON-LD objects of a script, and those in them, from the outside in; not those of
    lists, which name other stories."""
    try:
        queue = deque([json.loads(text.strip().rstrip(";"), strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(2000):  # graphs are small; a made one may not be
        if not queue:
            return
        item = queue.popleft()
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            yield item
            queue.extend(item[key] for key in _WITHIN if isinstance(item.get(key), (list, dict)))
            if isinstance(item.get("publisher"), dict):
                queue.append(item["publisher"])


def _own_article(objects: Sequence[dict[str, Any]], data: PageData) -> dict[str, Any]:
    """Returns the object that describes the page's own article: it has the page's headline or
    address, or is the only one and has no other headline. Returns an empty one if there is none."""
    articles = [item for item in objects if _is_article(item)]
    headlines = [*data.headlines, *filter(None, [data.meta.get("og:title")])]
    addresses = (data.canonical, data.meta.get("og:url"))
    pages = set(filter(None, map(page_key, addresses)))
    without_headline = []
    for item in articles:
        headline = str(item.get("headline") or item.get("name") or "")
        page = _page_of(item, base=next(filter(None, addresses), ""))
        if page in pages or headline in headlines:
            return item
        if (page and pages) or "SocialMediaPosting" in str(item.get("@type")):
            continue
        if any(are_alike(headline, text) for text in headlines):
            return item
        if not (headline and headlines):
            without_headline.append(item)
    return without_headline[0] if len(without_headline) == 1 else {}


def _page_of(item: dict[str, Any], base: str) -> str | None:
    """Returns the page of which an object says that it is, None if it says nothing."""
    for stated in (item.get("url"), item.get("mainEntityOfPage")):
        address = stated.get("@id") or stated.get("url") if isinstance(stated, dict) else stated
        if isinstance(address, str):
            with suppress(ValueError):
                return page_key(urljoin(base, address.strip()))
    return None


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        str(kind).endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def are_alike(first: str, second: str) -> bool:
    """Whether two texts share half of the words of the shorter one."""
    words, others = word_set(first), word_set(second)
    return bool(words) and 2 * len(words & others) >= min(len(words), len(others))


# What the heading of a site is called in its markup, and where it leads.
_OF_SITE = pattern_of(r"(?i)\b(?:logo|masthead|nameplate|brand|site-?(?:title|name))\b")
_NAME = 2  # words, of which no headline consists
_HOME = pattern_of(r"(?i)(?:https?://[^/]+)?/?(?:index\.\w+)?$")


def _add_headlines(tree: Any, data: PageData) -> None:
    """Adds the headlines, and the name of the site where that is set like one."""
    headings = [element for element in tree.iter("h1") if 3 <= len(_text_of(element)) <= 1000]
    texts = dict.fromkeys(map(_text_of, headings))
    tab_title = data.named or ""
    names = [_text_of(heading) for heading in headings if _is_of_site(heading)]
    for text in texts:
        # "Vale Post Sold" is the name of a paper only if something else is the headline
        is_alone = len(texts) == 1 and tab_title.startswith(text)
        if is_outlet_alone(text) and not (is_alone and word_count(text) > _NAME):
            names.append(text)
    data.site_name = next(iter(names), None)
    data.headlines = tuple(text for text in texts if text != data.site_name)


def _is_of_site(heading: Any) -> bool:
    """Whether the markup of a heading says that it is the name of the site."""
    text = _text_of(heading)
    names = f"{heading.get('class', '')} {heading.get('id', '')}".replace("_", "-")
    links_home = [link for link in heading.iter("a") if _HOME.match(link.get("href", "#"))]
    return bool(_OF_SITE.search(names)) or any(_text_of(link) == text for link in links_home)


def _lines_in(tree: Any, tag: str, least: int) -> Iterator[str]:
    """Yields the texts of these elements that have so many characters, and not too many."""
    for element in tree.iter(tag):
        text = _text_of(element)
        if least <= len(text) <= 1000:
            yield text


# Parts of a page that tell of other stories.
OF_OTHERS = ("related", "comments", "menu", "newsletter", "boilerplate", "aside")


def is_beside(time: Any) -> bool:
    """Whether a time element does not belong to the article's own head: it stands in a box, link,
    post or article of other stories, or within a paragraph, where it says when something
    happens."""
    size = len(_text_of(time))
    articles = 0
    for element in time.iterancestors():
        articles += element.tag == "article"
        if articles > 1 or element.tag == "blockquote" or _is_scope_of_others(element):
            return True
        text = _text_of(element) if element.tag in ("a", "p") else ""
        # characters beside the time: with more it is in another headline, or in a paragraph
        longest = size + (8 if element.tag == "a" else 60)
        is_told = element.tag == "p" and tells_of_day(text)
        if is_told or len(text) > longest or part_kind(element) in OF_OTHERS:
            return True
    return False


def _is_scope_of_others(element: Any) -> bool:
    """Whether microdata call an element a post, or an article with a headline that the page has
    not."""
    kind = element.get("itemtype") or ""
    if not kind.endswith(_ARTICLES):
        return kind.endswith("SocialMediaPosting")
    stated = [part for part in element.iter() if part.get("itemprop") == "headline"]
    heads = [part.get("content") or _text_of(part) for part in stated]
    titles = list(map(_text_of, element.getroottree().iter("h1")))
    pairs = list(product(heads, titles))
    return bool(pairs) and not any(are_alike(head, title) for head, title in pairs)


def _says(element: Any, name: str, value: str) -> bool:
    return (element.get(name) or "").casefold().strip() == value


def _text_of(element: Any) -> str:
    return single_spaced(element.text_content())


def _add_metas(tree: Any, data: PageData) -> None:
    """Adds the page's own meta tags by their names in small letters; the first of a name counts."""
    for element in (*tree.iter("meta"), *tree.iterfind(".//span[@itemprop][@content]")):
        names = map(element.get, ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), None)
        content = single_spaced(element.get("content") or "")
        if element.get("itemprop") and is_beside(element):
            data.others.append(content[:200])
        elif name and content:
            data.meta.setdefault(name.casefold(), content[:2000])


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
    # all but a masthead that is set as one
    site_key = key_of(data.meta.get("og:site_name") or "")
    headlines = [headline for headline in data.headlines if key_of(headline) != site_key]
    titles = (data.meta.get("og:title"), data.meta.get("twitter:title"))
    stated = next(filter(None, (*data.names("headline"), *titles)), None)
    if len(headlines) == 1 and (stated is None or are_alike(headlines[0], stated)):
        return headlines[0]
    if stated:
        heading = next((headline for headline in headlines if are_alike(headline, stated)), None)
        return heading or _part_shown(stated, lines=_headline_candidates(page), data=data) or stated
    tab_title = data.named and _part_shown(
        data.named, lines=headlines or _headline_candidates(page), data=data
    )
    if headlines:
        if tab_title in headlines:
            return tab_title
        return headlines[0]
    return tab_title or _heading(page) or data.named


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
    site_name = data.meta.get("og:site_name")
    if len(parts) < 2 or (site_name is None and word_count(parts[-1]) > 6):
        if data.named != tab:
            return tab
        return None
    site_key = key_of(site_name or "").casefold()
    besides = [part for part in parts if key_of(part).casefold() not in site_key]
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
        if not name or name.startswith(("http", "@")) or is_part_of_house(name):
            continue
        if 2 <= len(name) <= 120:
            stated.append(_without_slogan(html.unescape(name)))
    if stated:
        return next((name for name in stated if not _ADDRESS.fullmatch(name)), stated[0])
    outlet_named = _in_tab(data, title) or data.site_name or site
    return None if is_part_of_house(outlet_named or "") else outlet_named


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
    beside_headline = None
    for part in stripped(_TAB.split(data.named or "")):
        key = key_of(part).casefold()
        if key in head or head in key or are_alike(part, title):
            is_headlined = True  # this part is the headline
        elif _may_be_outlet(part):
            beside_headline = part
    if is_headlined:
        return beside_headline
    return None


def _may_be_outlet(part: str) -> bool:
    """Whether a part of a tab's title may be a name: short, no sentence, no count, no section."""
    is_short = word_count(part) <= 6 and not part.endswith((".", "?", "!"))
    return is_short and not (opens_with_a_count(part) or is_part_of_house(part))
