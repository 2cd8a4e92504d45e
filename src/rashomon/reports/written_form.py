"""The form that the author of a page or of Markdown gave it: headings, lists, quotations, links
(`written_blocks`)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rashomon.model.draft_report import WrittenBlock, WrittenForm
from rashomon.reports.page.blocks import PageBlock, PagePart, key_of, read_blocks
from rashomon.reports.page.saved_page import Page

# Signs of no script, around the words of a link while the blocks are read.
_OPEN = "\ue000"
_CLOSE = "\ue001"
_EDGE = re.compile(f"[{_OPEN}{_CLOSE}]")
_LISTS = ("ul", "ol")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S{1,2000}")


def written_blocks(tree: Any) -> tuple[WrittenBlock, ...]:
    """Returns the blocks of a page or fragment, in order."""
    addresses = list(_mark_links(tree))
    page = read_blocks(tree)
    markers = _list_markers(page.parts)
    blocks = []
    for block in page.blocks:
        text = _EDGE.sub("", block.text).strip()
        own_addresses = addresses[: block.text.count(_OPEN)]
        del addresses[: len(own_addresses)]
        if text and not block.stands_in({"hidden"}):
            blocks.append(_written(block, text=text, markers=markers, addresses=own_addresses))
    return tuple(blocks)


def with_headings(page: Page, blocks: Sequence[WrittenBlock]) -> Page:
    """Returns the page of a draft with the headings between its paragraphs. An article of a site is
    read without them.

    Each paragraph is looked for among the blocks behind the last one that was found, so that a
    sentence printed twice finds its own place.
    """
    places: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        places.setdefault(key_of(block.text), []).append(number)
    paragraphs = page.text.strip().split("\n\n")
    lines = list[str]()
    last = len(blocks)
    for paragraph in paragraphs:
        ahead = [place for place in places.get(key_of(paragraph), ()) if place > last]
        if ahead:
            between = blocks[last + 1 : ahead[0]]
            lines += [block.text for block in between if block.form.heading]
            last = ahead[0]
        elif last == len(blocks):  # the first that is found
            last = places.get(key_of(paragraph), [last])[0]
        lines.append(paragraph)
    return replace(page, text="\n\n".join(lines) + "\n")


def _mark_links(tree: Any) -> Iterator[str]:
    """Puts signs around the words of each link, and yields its address."""
    for link in tree.iter("a"):
        address = link.get("href", "").strip()
        if _ADDRESS.fullmatch(address) and link.text_content().strip():
            link.text = _OPEN + (link.text or "")
            link.tail = _CLOSE + (link.tail or "")
            yield address


def _list_markers(parts: Sequence[PagePart]) -> dict[int, str]:
    """Returns what stands before each item of a list, by its part."""
    items_in_list = Counter[int]()
    markers = {}
    for part in parts:
        around = part.within
        if part.tag == "li" and around:
            items_in_list[id(around)] += 1
            markers[id(part)] = f"{items_in_list[id(around)]}." if around.tag == "ol" else "•"
    return markers


def _written(
    block: PageBlock, text: str, markers: dict[int, str], addresses: Sequence[str]
) -> WrittenBlock:
    """Returns a block with its form. Only the first block of a list item has its marker, which is
    then taken out of `markers`."""
    around = list(block.part.above())
    tags = [part.tag for part in around]
    items = [id(part) for part in around if part.tag == "li"]
    form = WrittenForm(
        heading=int(block.tag[1]) if block.headed else 0,
        depth=sum(map(tags.count, _LISTS)),
        marker=markers.pop(items[0], "") if items else "",
        is_quoted="blockquote" in tags,
        links=tuple(_links(block.text, addresses)),
    )
    return WrittenBlock(text, form)


def _links(marked: str, addresses: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yields where the links of a block stand in its text without the signs."""
    left = iter(addresses)
    marked = marked.strip()
    start = None
    for signs, match in enumerate(_EDGE.finditer(marked)):
        place = match.start() - signs  # less the signs before it
        if match[0] == _OPEN:
            start = place
        elif start is not None:
            yield start, place, next(left)
            start = None
