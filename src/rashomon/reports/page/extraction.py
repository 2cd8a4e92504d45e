"""Finds which blocks of a page trafilatura kept, as the state from which the article is chosen, and
the types that the parts of the page around them give them."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from rashomon.reports.page.blocks import PageBlock, PageBlocks, PagePart, key_of

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


def kept_prose(page: PageBlocks) -> list[PageBlock]:
    """Returns the blocks of the article that are running prose."""
    return [block for block in page.blocks if block.of_article and is_prose(block)]


def letters_in(blocks: Iterable[PageBlock]) -> int:
    """Returns how many letters these blocks have."""
    return sum(len(block.key) for block in blocks)


def is_prose(block: PageBlock) -> bool:
    """Whether the block is running prose: long, complete, and hardly linked."""
    return len(block.text) >= 60 and block.link_share < 0.5 and bool(_STOP.search(block.text))


def main_part(page: PageBlocks, prose: Collection[PageBlock], least: float = 0.9) -> PagePart:
    """Returns the innermost part that holds at least this share of the prose."""
    counts = Counter[PagePart]()
    for block in prose:
        counts.update(dict.fromkeys(block.part.above(), len(block.key)))
    letters = max(1, least * letters_in(prose))
    inner = page.parts[0]
    for part in page.parts:
        if counts[part] >= letters:
            inner = part  # it comes after those around it
    return inner


def match_extraction(page: PageBlocks, extracted: str) -> dict[int, list[str]]:
    """Keeps the blocks of the page that are in trafilatura's text; returns its lines that match
    none.

    A block is kept if more than half of its letters are in the text. Lines of menus are left out:
    of a short page, trafilatura takes them for the text.
    """
    keys = [block.key for block in page.blocks]
    loose: dict[int, list[str]] = {}
    covered = [0] * len(keys)
    # where each block begins in the joined keys
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
            if key_of(line) not in page.menus:
                loose.setdefault(bisect_left(starts, at) - 1, []).append(line)
            continue
        _cover(covered, starts=starts, start=at, end=at + size)
    for block, count in zip(page.blocks, covered, strict=True):
        block.kept = 2 * count > len(block.key)
    for block in kept_prose(page):
        for part in block.part.above():
            part.kept += len(block.key)
    return loose


def _cover(covered: list[int], starts: Sequence[int], start: int, end: int) -> None:
    """Adds to the counts of the blocks how many of their characters lie in this stretch. `starts`
    says where each block starts, and at last where the page ends."""
    number = bisect_right(starts, start) - 1
    while number < len(covered) and starts[number] < end:
        covered[number] += min(starts[number + 1], end) - max(starts[number], start)
        number += 1


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


def type_blocks(page: PageBlocks) -> None:
    """Gives each block the type of the parts around it; if that would leave too little article,
    only the certain ones count."""
    letters_of_prose = letters_in(kept_prose(page))
    _type_by_parts(page, certain_only=False)
    # too little is left: only unambiguous names count
    if letters_in(kept_prose(page)) < 0.4 * letters_of_prose:
        _type_by_parts(page, certain_only=True)


def _type_by_parts(page: PageBlocks, *, certain_only: bool) -> None:
    """Gives each block the type of the part in which it stands.

    A part has the type that it claims by itself; but that of the part around it if it claims none,
    or if the part around it is foreign to the article. With `certain_only` most claims are not
    heard. A block without such a type may have one of its own.
    """
    most_kept = max((part.kept for part in page.parts), default=0)
    # parts come from the outside in, so the part around is known
    kinds: dict[PagePart | None, str | None] = {None: None}
    for part in page.parts:
        is_certain = part.kind in {"comments", "newsletter", "related"}
        claim = _kind_claimed(part, most_kept) if is_certain or not certain_only else None
        kinds[part] = kinds[part.within]
        if claim and kinds[part] not in _FOREIGN:
            kinds[part] = _TYPES.get(claim, claim)
    for block in page.blocks:
        block.kind = kinds[block.part]
        # An inline element that holds all words of a block, no heading, says what they are.
        if not (block.kind or block.headed) and block.inline in {"byline", "credit", "caption"}:
            block.kind = block.inline


def _kind_claimed(part: PagePart, whole: int) -> str | None:
    """Returns what the part's names claim, unless its size and links contradict it."""
    if part.is_other_story:
        return part.kind
    # with more of the article it is no box, whatever its name
    if part.kind is None or part.headline or part.kept > 0.3 * whole:
        return None
    size = part.characters
    kind = part.kind
    is_of_links = part.linked > _LINKED.get(kind, -1) * size or (kind == "related" and size < 60)
    if is_of_links and size <= _LONGEST.get(kind, size):
        return kind
    return None
