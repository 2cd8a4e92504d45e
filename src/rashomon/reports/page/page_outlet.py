"""Headline and outlet of a page, from its metadata, the title of its tab and what stands above the story."""

import re
from collections.abc import Iterable, Sequence

from rashomon.reports.outlets import outlet_lines
from rashomon.reports.page.blocks import PageBlocks, key_of
from rashomon.reports.page.extraction import is_prose
from rashomon.reports.page.page_data import PageData
from rashomon.tables.page_words import load_page_words

_TAB = re.compile(r"(?<!\s)\s+(?:[|–—·•»›]+|-+)\s+|_(?=\w)|(?<=\w):\s+")
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}", re.IGNORECASE)
_HOUSE_CLASS = "contains(@class,'logo') or contains(@class,'brand') or contains(@class,'masthead') or contains(@class,'nameplate') or contains(@class,'site-title') or contains(@class,'site-name')"


def find_title(data: PageData, page: PageBlocks) -> str | None:
    """Returns the headline: the only `h1` if the metadata agrees, else the metadata's, else the tab title's if the page shows it."""
    headlines = data.headlines
    stated = next((text for text in (*data.names("headline"), data.meta.get("og:title"), data.meta.get("twitter:title")) if text), None)
    if len(headlines) == 1 and (stated is None or _alike(headlines[0], stated)):
        return headlines[0]
    if stated:
        near = next((headline for headline in headlines if _alike(headline, stated)), None)
        return near or _part_shown(stated, _shown(page), data) or stated
    if headlines:
        named = _part_shown(data.named, headlines, data) if data.named else None
        return named if named in headlines else headlines[0]
    named, heading = _part_shown(data.named, _shown(page), data) if data.named else None, _heading(page)
    if named and heading and len(heading.split()) > len(named.split()):
        return heading  # without a main heading, the tab often shows only the outlet
    return named or heading or data.named


def _shown(page: PageBlocks) -> list[str]:
    """Returns the short lines of the page that may be a headline."""
    return [block.text for block in page.blocks if block.link_share < 0.5 and 8 <= len(block.text) <= 250]


def _part_shown(tab: str, shown: Sequence[str], data: PageData) -> str | None:
    """Returns the headline in a tab title as the page shows it; if the page never shows it, the longest part besides the outlet."""
    by_key = {key_of(text).casefold(): text for text in reversed(shown)}
    parts = _parts(tab)
    for part in sorted({tab, *parts}, key=lambda part: (-len(part), part)):
        if len(part) >= 12 and (text := by_key.get(key_of(part).casefold())):
            return text
    house = data.meta.get("og:site_name")
    if len(parts) < 2 or (house is None and len(parts[-1].split()) > 6):
        return None if data.named == tab else tab
    told = [part for part in parts if not house or key_of(part).casefold() not in key_of(house).casefold()]
    longest = max(told or parts, key=len)
    return longest if len(longest.split()) >= 4 else None


def _heading(page: PageBlocks) -> str | None:
    """Returns the longest heading above the first paragraph of prose."""
    first = next((i for i, block in enumerate(page.blocks) if is_prose(block)), 0)
    above = [block.text for block in page.blocks[:first] if block.headed and len(block.text.split()) >= 3 and block.link_share < 0.5]
    return max(above, key=lambda text: len(text.split()), default=None)


def _parts(tab: str) -> list[str]:
    return [part for raw in _TAB.split(tab) if raw and (part := raw.strip())]


def find_outlet(data: PageData, page: PageBlocks, title: str | None, tree: object) -> str | None:
    """Returns the publisher by og:site_name, JSON-LD, other tags or microdata, else by the tab title, the page's header or its copyright
    note.
    """
    meta = data.meta
    names = [
        meta.get("og:site_name"),
        *data.names("publisher", "sourceOrganization"),
        meta.get("application-name"),
        meta.get("apple-mobile-web-app-title"),
        meta.get("dc.publisher"),
        meta.get("publisher"),
        *data.marked.get("publisher", []),
    ]
    stated = [name for name in names if name and 2 <= len(name) <= 120 and not name.startswith(("http", "@"))]
    if stated:
        return next((name for name in stated if not _ADDRESS.fullmatch(name)), stated[0])
    return _as_shown(_in_tab(data, title), page) or _in_head(page, tree) or _in_rights(page)


def _in_tab(data: PageData, title: str | None) -> str | None:
    """Returns the part of the tab title behind or before the headline."""
    parts = _parts(data.named or "")
    head = key_of(title or "").casefold()
    mine = [
        i
        for i, part in enumerate(parts)
        if head and (key_of(part).casefold() in head or head in key_of(part).casefold() or _alike(part, title or ""))
    ]
    others = [part for i, part in enumerate(parts) if i not in mine and 1 <= len(part.split()) <= 6 and not part.endswith((".", "?", "!"))]
    return others[-1] if others and mine else None


def _as_shown(name: str | None, page: PageBlocks) -> str | None:
    """Returns the name as a short line of the page spells it, which may add an article or expand an abbreviation."""
    if name is None:
        return None
    wanted = key_of(name).casefold()
    for block in page.blocks:
        shown = block.text
        if len(shown) <= len(name) + 4 and key_of(shown).casefold() in {wanted, f"the{wanted}"} and not shown.isupper():
            return shown
    return name


def _in_head(page: PageBlocks, tree: object) -> str | None:
    """Returns a short name from an element called logo, brand or masthead."""
    xpath = getattr(tree, "xpath", None)
    for element in xpath(f"//*[{_HOUSE_CLASS}]")[:8] if xpath else ():
        text = " ".join(element.text_content().split())
        if 2 <= len(text) <= 50 and len(text.split()) <= 6 and any(character.isalpha() for character in text):
            return outlet_lines.shown(text)
    return None


def _in_rights(page: PageBlocks) -> str | None:
    """Returns the name in the page's copyright note."""
    for block in reversed(page.blocks):
        match = load_page_words().rights.search(block.text) if len(block.text) <= 300 else None
        if match:
            name = re.split(r"\.?,?\s(?:All|Ltd|Limited|Inc|LLC|Corp|Co|GmbH|plc|BV|AB|AG|SA|News Service|No)\b", match["house"])[0].strip(
                " .,"
            )
            if len(name) >= 3 and name.casefold() not in {"us", "our", "me", "the"}:
                return name
    return None


def _alike(one: str, other: str) -> bool:
    left, right = (set(_words(text)) for text in (one, other))
    return bool(left) and len(left & right) >= 0.5 * min(len(left), len(right))


def _words(text: str) -> Iterable[str]:
    return re.findall(r"\w+", text.casefold())
