"""Chooses the blocks that are the article: trafilatura's choice, checked against the page's parts,
its links and its articleBody."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.reports.frame.bylines import byline_authors
from rashomon.reports.page.blocks import PageBlock, PageBlocks, key_of
from rashomon.reports.page.extraction import (
    Extraction,
    is_prose,
    is_stopped,
    main_part,
    match_extraction,
    type_blocks,
)
from rashomon.reports.page.publication_date import days_in
from rashomon.reports.page_words import is_correction

_AROUND, _MAIN = (
    0.9,
    0.75,
    # shares of the prose that an element must hold: for prose to be added in it; for what follows
    # it to
    # be dropped
)
_CELLS = frozenset(("li", "tr", "td", "th", "dd", "dt"))


@dataclass(slots=True)
class ArticleLine:
    """A line of the article's text, with the furniture type that the markup gives it ("" for
    none)."""

    text: str
    kind: str | None = None
    tag: str = "p"


def choose_passages(
    page: PageBlocks, extracted: str, *, title: str | None, body: str | None = None
) -> tuple[ArticleLine, ...]:
    """Returns the article's lines in page order. `extracted`: trafilatura's text; `body`: the
    articleBody of the page's data."""
    reading = match_extraction(page, extracted)
    type_blocks(reading)
    _extend(reading)
    if not any(
        reading.kept
    ):  # every paragraph outside the page's navigation and the like, if trafilatura found nothing
        reading.kept = [
            kind is None and is_prose(block)
            for block, kind in zip(page.blocks, reading.kinds, strict=True)
        ]
    if body:
        _hold_against(reading, body)
    _drop_repeats(reading)
    _linked(reading)
    _outside(reading)
    _heads(reading)
    head = key_of(title or "")
    _above(reading, head)
    _add_furniture(reading, head)
    return _passages(reading)


def _extend(reading: Extraction) -> None:
    """Adds prose and crossheads that stand between kept blocks."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = reading.prose()
    if not prose:
        return
    inside = main_part(page, prose, _AROUND)
    first, last = prose[0], prose[-1]
    seen = {page.blocks[i].key for i in range(len(kept)) if kept[i]}
    for i, block in enumerate(page.blocks):
        if kept[i] or kinds[i] is not None or block.part not in inside or block.key in seen:
            continue
        if first < i < last and (
            is_prose(block)
            or (
                block.link_share < 0.3
                and (block.tag == "li" or (block.headed and _heads_prose(reading, i)))
            )
        ):
            kept[i] = True
    _add_beside(reading, prose)


def _add_beside(reading: Extraction, prose: Sequence[int]) -> None:
    """Adds the paragraphs directly above the first and below the last kept one, if they share its
    element."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    for at, step in ((prose[0], -1), (prose[-1], 1)):
        place, i = _place(page, at), at + step
        while (
            0 <= i < len(kept)
            and kinds[i] is None
            and is_prose(page.blocks[i])
            and _place(page, i) == place
        ):
            kept[i] = True
            i += step


def _heads_prose(reading: Extraction, number: int) -> bool:
    """Whether the next block is a paragraph of the article, or a lower heading above one."""
    for i in range(number + 1, min(number + 3, len(reading.kept))):
        block = reading.page.blocks[i]
        if not block.headed:
            return reading.kinds[i] is None and (reading.kept[i] or is_prose(block))
    return False


def _hold_against(reading: Extraction, body: str) -> None:
    """Aligns the selection with the articleBody, if there is one: what it holds is kept, and what
    lies beyond its ends is dropped."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    whole = key_of(body)
    prose = [i for i, block in enumerate(page.blocks) if len(block.key) >= 40]
    there = [i for i in prose if page.blocks[i].key in whole]
    if sum(len(page.blocks[i].key) for i in there) < 0.7 * len(whole) or len(whole) < 400:
        return
    for i in there:
        kept[i], kinds[i] = True, None
    for i in range(there[-1] + 1, len(kept)):
        if kept[i] and kinds[i] is None:
            kinds[i] = "related"


def _drop_repeats(reading: Extraction) -> None:
    """Drops kept blocks that repeat an earlier one."""
    page, kept = reading.page, reading.kept
    seen: set[str] = set()
    for i, block in enumerate(page.blocks):
        if kept[i]:
            kept[i] = block.key not in seen or len(block.key) < 25
            seen.add(block.key)


def _linked(reading: Extraction) -> None:
    """Types kept blocks that consist of links as other stories, unless a paragraph that ends with a
    colon announces them."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    announced = False
    for i, block in enumerate(page.blocks):
        if not kept[i] or kinds[i] is not None:
            continue
        if (
            block.inward >= 0.8 * len(block.key)
            and len(block.text) <= 250
            and not block.headed
            and not block.text.endswith(".")
        ):
            if not announced:
                kinds[i] = "related"
        else:
            announced = block.text.endswith(":") and not block.headed


def _outside(reading: Extraction) -> None:
    """Types what follows the element that holds nearly all of the article, since it belongs to
    another element."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = reading.prose()
    if len(prose) < 3:
        return
    inside = main_part(page, prose, _MAIN)
    last = max(i for i in prose if page.blocks[i].part in inside)
    for i in range(last + 1, len(kept)):
        if kept[i] and kinds[i] is None and page.blocks[i].part not in inside:
            kinds[i] = "boilerplate"


def _heads(reading: Extraction) -> None:
    """Drops crossheads below which nothing was kept."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    first = next(
        (
            i
            for i, block in enumerate(page.blocks)
            if kept[i] and kinds[i] is None and is_prose(block)
        ),
        len(kept),
    )
    below: dict[
        int, str | None
    ] = {}  # by level: what lies between here and the next heading of that level or above
    over = False  # whether something of the article follows at all
    for i in range(
        len(kept) - 1, first, -1
    ):  # above the first paragraph a heading is the headline or a standfirst
        block = page.blocks[i]
        level = int(block.tag[1]) if block.headed and not is_prose(block) else 0
        if not kept[i] or (kinds[i] is not None and not level):
            if kept[i]:
                below = {at: below.get(at) or "left out" for at in range(1, 7)}
        elif not level:
            below, over = dict.fromkeys(range(1, 7), "article"), True
        elif (
            kinds[i] is None
            and level > 1
            and below.get(level) != "article"
            and (not over or below.get(level))
        ):
            kinds[i] = "related"
        else:
            below = {at: below.get(at) if at < level else None for at in range(1, 7)}


def _above(reading: Extraction, head: str) -> None:
    """Types the scraps above the first paragraph: dates, labels, buttons."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = reading.prose()
    if len(prose) < 3:
        return
    at = next((i for i, block in enumerate(page.blocks) if kept[i] and block.key == head), 0)
    beside = {_place(page, prose[0]), _place(page, prose[1])}
    for i in range(prose[0]):
        block = page.blocks[i]
        if not kept[i] or kinds[i] is not None or block.key == head or block.headed:
            continue
        if len(block.text) <= 90 and block.tag not in _CELLS and days_in(block.text, None):
            kinds[i] = "byline"
        elif i < at or (
            _scrap(block, 4)
            and block.tag not in _CELLS
            and (_place(page, i) not in beside or _scrap(block, 2))
        ):
            kinds[i] = "menu"


def _place(page: PageBlocks, number: int) -> int:
    """Returns the part that the block's paragraph stands in."""
    part = page.blocks[number].part
    return page.parts[part].within if page.parts[part].tag == "p" else part


def _scrap(block: PageBlock, most: int) -> bool:
    """Whether the block is a few words without the end of a sentence."""
    return len(block.text.split()) <= most and len(block.text) <= 80 and not is_stopped(block.text)


def _add_furniture(reading: Extraction, head: str) -> None:
    """Adds what belongs to the article without being prose: captions, credits, corrections, and the
    byline and dates below the headline."""
    page, kept, kinds = reading.page, reading.kept, reading.kinds
    prose = reading.prose() or [i for i in range(len(kept)) if reading.is_kept(i)]
    if not prose:
        return
    at = next((i for i, block in enumerate(page.blocks) if block.key == head), prose[0])
    seen = {block.key for i, block in enumerate(page.blocks) if kept[i]} | {head}
    for i in range(max(0, min(at, prose[0]) - 3), len(kept)):
        block = page.blocks[i]
        if kept[i] or block.key in seen or not 3 <= len(block.text) <= 1000:
            continue
        if kind := _own_furniture(block, kinds[i], above=i < prose[0], inside=i < prose[-1]):
            kept[i], kinds[i] = True, kind if kind != "correction" else None
            seen.add(block.key)


def _own_furniture(block: PageBlock, kind: str | None, *, above: bool, inside: bool) -> str | None:
    """Returns the furniture type under which a dropped block belongs to the article after all."""
    if inside and kind in {"caption", "credit"}:
        return kind
    if (
        above
        and len(block.text) <= 160
        and kind in {None, "byline"}
        and (kind or days_in(block.text, None) or byline_authors(block.text))
    ):
        return "byline"
    return (
        "correction"
        if len(block.text) >= 30
        and kind in {None, "byline", "boilerplate"}
        and is_correction(block.text)
        else None
    )


def _passages(reading: Extraction) -> tuple[ArticleLine, ...]:
    out = [ArticleLine(line) for line in reading.loose.get(-1, [])]
    for number, (block, kept, kind) in enumerate(
        zip(reading.page.blocks, reading.kept, reading.kinds, strict=True)
    ):
        out += [ArticleLine(line) for line in reading.loose.get(number, [])]
        if kept and kind != "hidden":
            out.append(
                ArticleLine(
                    block.text, "" if kind is None and block.tag == "tr" else kind, block.tag
                )
            )
    return tuple(out)
