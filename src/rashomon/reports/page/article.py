"""Chooses the blocks that are the article. It starts from trafilatura's choice and checks it
against the page's parts."""

from dataclasses import dataclass
from itertools import compress

from rashomon.reports.frame.bylines import byline_authors
from rashomon.reports.page.blocks import PageBlock, PageBlocks, PartKind, key_of
from rashomon.reports.page.extraction import (
    Extraction,
    is_prose,
    main_part,
    match_extraction,
    type_blocks,
)
from rashomon.reports.page_dates import find_dates
from rashomon.reports.page_words import is_correction
from rashomon.reports.text_lines import Headline
from rashomon.text.gathering import by_key


@dataclass(slots=True)
class ArticleLine:
    """A line of the article's text, with the furniture type that the markup gives it ("" for
    none)."""

    text: str
    kind: PartKind = None


def choose_passages(page: PageBlocks, extracted: str, title: Headline) -> tuple[ArticleLine, ...]:
    """Returns the article's lines in page order. `extracted` is trafilatura's text."""
    reading = match_extraction(page, extracted)
    type_blocks(reading)
    _take_largest(reading)
    _extend(reading)
    if not any(
        reading.kept
    ):  # every paragraph outside the page's navigation and the like, if trafilatura found nothing
        reading.kept = [
            kind is None and is_prose(block)
            for block, kind in zip(page.blocks, reading.kinds, strict=True)
        ]
    _drop_repeats(reading)
    _add_furniture(reading, key_of(title or ""))
    return _passages(reading)


def _take_largest(reading: Extraction) -> None:
    """Takes the largest run of prose on the page for the article, where little of it was kept and
    there is far more of it than of what was."""
    page = reading.page
    runs = by_key(
        (page.parts[block.part].within, i)
        for i, block in enumerate(page.blocks)
        if is_prose(block)
        and not page.stands_in(block, ("hidden", "comments", "related", "newsletter"))
    )

    size = reading.size
    largest = max(runs.values(), key=size, default=[])
    lost = [i for i in largest if not reading.is_kept(i)]
    named = any(reading.kinds[i] for i in largest)
    # more is asked of a part whose name speaks against it
    far = (10 if named else 4) * size(reading.prose())
    if len(largest) > 1 and size(lost) > 0.5 * size(largest) and size(largest) > far:
        for i in range(largest[0], largest[-1] + 1):
            if i in largest or page.blocks[i].headed:
                reading.kept[i] = True
                reading.kinds[i] = None


def _extend(reading: Extraction) -> None:
    """Adds prose and crossheads that stand between kept blocks."""
    page = reading.page
    kept = reading.kept
    prose = reading.prose()
    if not prose:
        return
    inside = main_part(page, prose)
    seen = {block.key for block in compress(page.blocks, kept)}
    for i in range(prose[0] + 1, prose[-1]):
        block = page.blocks[i]
        if reading.kinds[i] is not None or block.part not in inside or block.key in seen:
            continue
        kept[i] = is_prose(block) or (block.link_share < 0.3 and block.tag == "li")


def _drop_repeats(reading: Extraction) -> None:
    """Drops kept blocks that repeat an earlier one."""
    kept = reading.kept
    seen = set()
    for i, block in enumerate(reading.page.blocks):
        if kept[i]:
            kept[i] = block.key not in seen or len(block.key) < 25
            seen.add(block.key)


def _add_furniture(reading: Extraction, head: str) -> None:
    """Adds what belongs to the article without being prose: captions, credits, corrections, and the
    byline and dates below the headline."""
    page = reading.page
    kept = reading.kept
    kinds = reading.kinds
    prose = reading.prose() or [*filter(reading.is_kept, range(len(kept)))]
    if not prose:
        return
    at = next((i for i, block in enumerate(page.blocks) if block.key == head), prose[0])
    seen = {head, *(block.key for block in compress(page.blocks, kept))}
    for i in range(max(0, min(at, prose[0]) - 3), len(kept)):
        block = page.blocks[i]
        if block.key in seen or not 3 <= len(block.text) <= 1000:
            continue
        if kind := _own_furniture(block, kinds[i], above=i < prose[0], inside=i < prose[-1]):
            kept[i] = True
            kinds[i] = kind if kind != "correction" else None
            seen.add(block.key)


def _own_furniture(block: PageBlock, kind: PartKind, *, above: bool, inside: bool) -> PartKind:
    """Returns the furniture type under which a dropped block belongs to the article after all."""
    text = block.text
    if inside and kind in {"caption", "credit"}:
        return kind
    if (
        above
        and len(text) <= 160
        and kind in {None, "byline"}
        and (kind or any(date.value for date in find_dates(text)) or byline_authors(text))
    ):
        return "byline"
    may_correct = len(text) >= 30 and kind in {None, "byline", "boilerplate"}
    if may_correct and is_correction(text):
        return "correction"
    return None


def _passages(reading: Extraction) -> tuple[ArticleLine, ...]:
    loose = reading.loose
    out = [*map(ArticleLine, loose.get(-1, ()))]
    for number, block in enumerate(reading.page.blocks):
        kind = reading.kinds[number]
        out += map(ArticleLine, loose.get(number, ()))
        if reading.kept[number] and kind != "hidden":
            out.append(ArticleLine(block.text, "" if kind is None and block.tag == "tr" else kind))
    return tuple(out)
