"""Finds which blocks of a page trafilatura kept, as the state from which the article is chosen, and
the types that the parts of the page around them give them."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.reports.page.blocks import PageBlock, PageBlocks, PagePart, PartKind, key_of

_STOP = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_LINKED = {
    "links": 0.4,
    "aside": 0.4,
    "form": 0.4,
    "related": 0.15,
}  # link lists are full of links: the share that they must pass
_LONGEST = {"byline": 400, "caption": 1500, "credit": 1500}  # characters
# never part of the article
_FOREIGN = ("comments", "newsletter", "related", "menu", "boilerplate", "hidden")
_TYPES = {"links": "related", "box": "related", "aside": "related", "form": "menu", "bio": "byline"}
_AROUND = 0.9  # share of the prose that an element must hold for prose to be added in it


@dataclass(slots=True)
class Extraction:
    """The kept blocks, the furniture types given to blocks, and extracted lines that match no block
    (keyed by the block before)."""

    page: PageBlocks
    kept: list[bool]
    kinds: list[PartKind]
    loose: Mapping[int, list[str]]

    def is_kept(self, number: int) -> bool:
        """Whether the block counts as article so far: kept, and not typed as furniture."""
        return self.kept[number] and self.kinds[number] is None

    def prose(self) -> list[int]:
        """Returns the numbers of the kept blocks that are running prose."""
        return [
            i for i, block in enumerate(self.page.blocks) if self.is_kept(i) and is_prose(block)
        ]

    def size(self, numbers: Iterable[int]) -> int:
        """Returns how many letters these blocks have."""
        return sum(len(self.page.blocks[i].key) for i in numbers)


def is_prose(block: PageBlock) -> bool:
    """Whether the block is running prose: long, complete, and hardly linked."""
    return len(block.text) >= 60 and block.link_share < 0.5 and bool(_STOP.search(block.text))


def main_part(page: PageBlocks, prose: Iterable[int]) -> set[int]:
    """Returns the innermost part that holds most of the prose, and the parts in it."""
    counts = Counter[int]()
    whole = 0
    for i in prose:
        size = len(page.blocks[i].key)
        whole += size
        counts.update(dict.fromkeys(page.above(page.blocks[i].part), size))
    inside = {
        max((part for part, count in counts.items() if count >= _AROUND * whole), default=0)
    }  # a part comes after those around it
    for number in range(min(inside) + 1, len(page.parts)):
        if page.parts[number].within in inside:
            inside.add(number)
    return inside


def match_extraction(page: PageBlocks, extracted: str) -> Extraction:
    """Matches trafilatura's text to the blocks of the page; returns the kept blocks and the lines
    that match none."""
    keys = [block.key for block in page.blocks]
    loose: dict[int, list[str]] = {}
    covered = [0] * len(keys)
    starts = [0, *itertools.accumulate(map(len, keys))]
    lines = (  # but the rule below a table's head
        line
        for raw in extracted.split("\n")
        if (line := raw.strip().removeprefix("- ")) and not re.fullmatch(r"[|\s:-]+", line)
    )
    alone = dict(zip(reversed(keys), starts[-2::-1], strict=True))
    for line, at, size in _places(lines, "".join(keys)):
        if (
            not size and (key := key_of(line)) in alone
        ):  # out of its order, but the whole of a block
            at = alone[key]
            size = len(key)
        if not size:
            loose.setdefault(bisect_left(starts, at) - 1, []).append(line)
            continue
        number = bisect_right(starts, at) - 1
        while number < len(keys) and starts[number] < at + size:
            covered[number] += min(starts[number + 1], at + size) - max(starts[number], at)
            number += 1
    kept = [2 * count > len(key) for count, key in zip(covered, keys, strict=True)]
    reading = Extraction(page, kept, [None] * len(keys), loose)
    for i in reading.prose():
        for part in page.above(page.blocks[i].part):
            page.parts[part].kept += len(keys[i])
    return reading


def _places(lines: Iterable[str], whole: str) -> Iterator[tuple[str, int, int]]:
    """Yields each line with its position and length in the page's characters (length 0 if it was
    not found).

    A line is looked for behind the one before it, since a short one may occur in menus as well, and
    only a long one elsewhere.
    """
    at = 0
    for line in lines:
        key = key_of(line)
        place = whole.find(key, at)
        if place < 0 and len(key) >= 40:  # a line this long occurs only once on a page
            place = whole.find(key)
        if place < 0:
            yield line, at, 0
        else:
            yield line, place, len(key)
            at = place + len(key)


def type_blocks(reading: Extraction) -> None:
    """Gives each block the type of the parts around it; if that would leave too little article,
    only the certain ones count."""
    whole = reading.size(reading.prose())
    reading.kinds = _kinds(reading, sure=False)
    # too little is left: only unambiguous names count
    if reading.size(reading.prose()) < 0.4 * whole:
        reading.kinds = _kinds(reading, sure=True)


def _kinds(reading: Extraction, *, sure: bool) -> list[PartKind]:
    """Returns the kind of each block by the parts around it."""
    parts = reading.page.parts
    whole = max((part.kept for part in parts), default=0)
    kinds: list[PartKind] = []
    for part in parts:
        is_certain = part.kind in {"comments", "newsletter", "related"}
        claim = _claim(part, whole) if is_certain or not sure else None
        around = kinds[part.within] if part.within >= 0 else None
        kinds.append(around if around in _FOREIGN or not claim else _TYPES.get(claim, claim))
    # An element that holds all words of a block says what they are.
    # kinds that an inline element may give its whole line
    return [
        kinds[block.part]
        or (
            block.kind
            if block.kind in {"byline", "credit", "caption"} and not block.headed
            else None
        )
        for block in reading.page.blocks
    ]


def _claim(part: PagePart, whole: int) -> PartKind:
    """Returns what the part's names claim, unless its size and links contradict it."""
    # with more of the article it is no box, whatever its name
    if part.kind is None or part.headline or part.kept > 0.3 * whole:
        return None
    size = part.characters
    kind = part.kind
    linked = part.linked > _LINKED.get(kind, -1) * size or (kind == "related" and size < 60)
    if linked and size <= _LONGEST.get(kind, size):
        return kind
    return None
