"""A page's markup as an ordered list of blocks: paragraphs, headings, list items and captions, with
the parts of the page in which they stand."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self
from unicodedata import normalize

from rashomon.shipped.tables.page_words import load_page_zones
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced, stripped

_SKIP = frozenset(
    (
        "script style template svg iframe embed audio input button math map datalist head rt rp"
    ).split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
    "html legend li main marquee menu nav ol p plaintext pre section summary table tbody td tfoot "
    "th thead tr ul hr noscript canvas object video select option textarea".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_INLINE = frozenset("span time em small strong i b cite label".split())
INLINE_PARTS = _INLINE | {"a"}
_TAG_KINDS = {
    "nav": "menu",
    "footer": "boilerplate",
    "figcaption": "caption",
    "figure": "caption",
    "aside": "aside",
    "form": "form",
    "dialog": "boilerplate",
    # what only some readers are shown
    **dict.fromkeys("noscript canvas object video select textarea".split(), "hidden"),
}
_CELLS = frozenset(("td", "th"))
_LINES = _HEADINGS | _CELLS | {"p", "li", "dt", "dd"}
_UNSEEN = pattern_of(
    r"(?i)display\s*:\s*none|mso-element\s*:\s*comment|visibility\s*:\s*hidden"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\((?:50|100)%"
    r"|(?<![\w-])(?:left|text-indent)\s*:\s*-\d{3,}(?:px|em)|mso-hide\s*:\s*all"
)
_WITHOUT_SIZE = pattern_of(r"(?i)font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:[;!]|$)")
# A figure that begins a line is no further group of digits of the one above.
_BETWEEN_FIGURES = pattern_of(r"(?<=\d)[ \t]*\n[ \t]*(?=\d{3}\b)")
_PARTED = pattern_of(r"(?i)display\s*:\s*(?:block|flex|grid|list-item|table)")
# What prints its parts beside each other, and not as words of one line.
_BESIDE = pattern_of(r"(?i)display\s*:\s*(?:inline-)?(?:flex|grid)")
_LISTED = 60  # characters of a line in a list at most
_BREAKS = pattern_of(r"\n[ \t\r\f\v\xa0]*\n|(?<=[.!?:”\"’…])[ \t\r\f\v\xa0]*\n")


@dataclass(slots=True, eq=False)
class PagePart:
    """A page element that holds blocks: its tag, the kind its names suggest, and the part around
    it. It has so many `characters`, of which some are `linked`, and some `kept` as article."""

    tag: str
    kind: str | None
    within: Self | None
    characters: int = 0
    linked: int = 0
    kept: int = 0
    headline: bool = False  # whether an h1 stands in it
    is_other_story: bool = False  # whether it shows another story of the site

    def above(self) -> Iterator[Self]:
        """Yields the part and every part around it, innermost first."""
        part: Self | None = self
        while part:
            yield part
            part = part.within


@dataclass(slots=True, eq=False)
class PageBlock:
    """A run of text between two block elements.

    - `number`: its place on the page
    - `part`: its element
    - `linked`: how many of its characters are inside links
    - `inline`: the kind of the inline element that holds all of it
    - `kept`: whether it is taken for a part of the article
    - `kind`: the furniture type that the parts around it give it
    """

    number: int
    text: str
    tag: str
    part: PagePart
    linked: int
    key: str
    inline: str | None
    kept: bool = False
    kind: str | None = None

    @property
    def of_article(self) -> bool:
        """Whether it counts as article so far: kept, and not typed as furniture."""
        return self.kept and self.kind is None

    @property
    def headed(self) -> bool:
        """Whether it is a heading."""
        return self.tag in _HEADINGS

    @property
    def link_share(self) -> float:
        """Returns the share of its characters that are inside links."""
        return self.linked / max(1, len(self.key))

    def stands_in(self, kinds: Collection[str]) -> bool:
        """Whether a part of one of these kinds is around it."""
        return any(part.kind in kinds for part in self.part.above())


@dataclass(slots=True)
class PageBlocks:
    """The blocks and parts of a page. A part comes after the one around it. `menus` has the letters
    of its menus, which are no blocks."""

    blocks: list[PageBlock] = field(default_factory=list)
    parts: list[PagePart] = field(default_factory=list)
    menus: str = ""


def key_of(text: str) -> str:
    """Returns the text without white space and bars. Two extractors of one page differ in these, so
    that lines are compared by this key."""
    return "".join(text.replace("|", " ").split())


class _Walk:
    """The state of one walk through a tree."""

    def __init__(self) -> None:
        """Starts without blocks: `buffer` has the words of the one that is being read."""
        self.found = PageBlocks()
        self.part: Any = None
        self.buffer: list[str] = []
        self.linked_characters = 0
        self.open_links = 0
        self.inline: str | None = None  # kind of the inline element that the block opens with
        self.opening_inline: Any = None  # that element, until it ends
        self.inline_characters = 0

    def add(self, text: str) -> None:
        if text and (self.buffer or not text.isspace()):
            self.buffer.append(text)
            if self.open_links:
                self.linked_characters += len(key_of(text))

    def flush(self) -> None:
        """Ends the block, if it has words, and makes one PageBlock of each of its paragraphs. Its
        linked characters are dealt out to the paragraphs in order, since links mostly stand at the
        beginning."""
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer = []
        linked_left = self.linked_characters  # what is still to be dealt out
        self.linked_characters = 0
        inline = (
            self.inline if 5 * self.inline_characters >= 4 * len(text) else None
        )  # a name at the start of a paragraph says nothing of it
        self.inline = None
        self.opening_inline = None
        self.inline_characters = 0
        for piece in _pieces_of(text, self.part.tag):
            if paragraph := normalize("NFC", single_spaced(piece)):
                key = key_of(paragraph)
                share = min(linked_left, len(key))
                linked_left -= share
                blocks = self.found.blocks
                part = self.part
                blocks.append(
                    PageBlock(
                        number=len(blocks),
                        text=paragraph,
                        tag=part.tag,
                        part=part,
                        linked=share,
                        key=key,
                        inline=inline,
                    )
                )

    def enter(self, element: Any, tag: str) -> None:
        self.flush()
        self.part = PagePart(tag=tag, kind=part_kind(element), within=self.part)
        self.found.parts.append(self.part)

    def open_inline(self, element: Any, tag: str) -> None:
        if tag in _CELLS and any(text.strip() for text in self.buffer):
            self.buffer.append(" | ")
        if tag == "a" and "href" in element.attrib:
            self.open_links += 1
        if tag in INLINE_PARTS and not self.buffer:
            self.inline = part_kind(element)
            self.opening_inline = self.inline and element

    def leave(self) -> None:
        self.flush()
        self.part = self.part.within


def read_blocks(tree: Any) -> PageBlocks:
    """Returns the blocks of this tree in page order.

    Each element is met at its start and its end. Of what is skipped, only the words behind its end
    count.
    """
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    walk = _Walk()
    events = iterwalk(tree, events=("start", "end"))
    skipped: Any = None
    for event, element in events:
        tag = element.tag
        if event == "start":
            is_menu = tag == "nav" and element.find(".//p") is None
            if not isinstance(tag, str) or tag in _SKIP or is_menu:
                # the words of a menu are known, so that they are not taken for the text
                walk.found.menus += key_of(element.text_content()) if is_menu else ""
                skipped = element
                events.skip_subtree()
            elif tag == "br":
                walk.buffer.append("\n")
            else:
                (walk.enter if _is_block(element, tag) else walk.open_inline)(element, tag)
                walk.add(_without_line_breaks(element.text, tag))
        elif element is skipped:
            skipped = None
            walk.add(_without_line_breaks(element.tail, ""))
        else:
            _close_element(walk, element=element, tag=tag)
    walk.flush()
    _count_characters(walk.found)
    return walk.found


def _pieces_of(text: str, tag: str) -> Iterator[str]:
    """Yields the paragraphs of a block, and the lines of one that is set as a list of names or days
    (a byline, an address). In a headline or in prose, the end of a line says nothing."""
    for piece in _BREAKS.split(_BETWEEN_FIGURES.sub(" | ", text)):
        lines = stripped(piece.split("\n"))
        is_list = tag not in _HEADINGS and tag != "pre" and all(map(_is_listed, lines))
        yield from lines if is_list else (piece,)


def _is_listed(line: str) -> bool:
    return len(line) <= _LISTED and (line[0].isupper() or line[0].isdigit()) and line[-1].isalnum()


def _is_block(element: Any, tag: str) -> bool:
    """Whether an element is printed apart from what stands beside it."""
    if tag in _CELLS:
        return not _is_small(element)
    if tag not in _INLINE:
        return tag in _BLOCKS
    style_around = element.getparent().get("style", "")
    return bool(_PARTED.search(element.get("style", "")) or _BESIDE.search(style_around))


def _close_element(walk: _Walk, element: Any, tag: str) -> None:
    """Ends an element, and adds the text behind it. If the block opened with this inline element,
    the characters so far are those that stand in it."""
    if _is_block(element, tag):
        walk.leave()
    elif tag == "a" and "href" in element.attrib:
        walk.open_links -= 1
    if element is walk.opening_inline:
        walk.opening_inline = None
        walk.inline_characters = sum(map(len, walk.buffer))
    walk.add(_without_line_breaks(element.tail, tag))


def _is_small(cell: Any) -> bool:
    """Whether a table cell holds a few words of data rather than a section of the page."""
    plain = all(
        len(child) == 0 and child.tag not in _BLOCKS and child.tag != "br" for child in cell
    )
    return plain and len(cell) <= 3 and len(cell.text or "") <= 80


def _without_line_breaks(text: str | None, tag: str) -> str:
    """Returns the text with line breaks as spaces, since markup ignores them except in `pre`."""
    if text and tag != "pre":
        return text.replace("\n", " ")
    return text or ""


def _count_characters(page: PageBlocks) -> None:
    """Sums the characters of every part, and notes which parts contain the headline."""
    for part in page.parts:
        if part.tag == "h1" and part.within:
            for part_around in part.within.above():
                part_around.headline = True
    for block in page.blocks:
        block.part.characters += len(block.key)
        block.part.linked += block.linked
    # from the inside out: inner parts count for those around them
    for part in reversed(page.parts):
        if part.within:
            part.within.characters += part.characters
            part.within.linked += part.linked


def part_kind(element: Any) -> str | None:
    """Returns what an element's tag, class, id and role say that it holds: a furniture type,
    `hidden`, `aside`, `form`, or None."""
    tag = element.tag
    attribute = element.get
    if attribute("hidden") is not None or _is_unseen(element):
        return "hidden"
    names = f"{attribute('class', '')} {attribute('role', '')}"
    is_anchor = tag in _LINES  # `id="related-events"` of a heading repeats its words
    if not is_anchor and attribute("id") is not None:
        names += f" {attribute('id')}"
    if len(names) > 1 and tag not in {"body", "html"} and (kind := names_kind(names)):
        return kind
    return _TAG_KINDS.get(tag)


def _is_unseen(element: Any) -> bool:
    """Whether the style of an element keeps its words from a reader. Letters without size do,
    unless what is in it has a size of its own."""
    style = element.get("style", "")
    if not _WITHOUT_SIZE.search(style):
        return _UNSEEN.search(style) is not None
    return not any("font" in inner.get("style", "") for inner in element.iterdescendants())


@lru_cache(maxsize=20_000)
def names_kind(names: str) -> str | None:
    """Returns what an element holds, by the words in its class, id and role."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", names[:400]).casefold().replace("_", "-")
    for kind, pattern in load_page_zones():
        if pattern.search(words):
            return kind
    return None
