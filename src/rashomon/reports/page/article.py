"""Chooses the blocks that are the article. It starts from trafilatura's choice and checks it
against the page's parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.reports.frame.bylines import byline_authors
from rashomon.reports.frame.furniture import tells
from rashomon.reports.page.blocks import PageBlock, PageBlocks, key_of
from rashomon.reports.page.extraction import (
    is_prose,
    kept_prose,
    letters_in,
    main_part,
    match_extraction,
    type_blocks,
)
from rashomon.reports.page.other_stories import mark_cards, mark_link_lines
from rashomon.reports.page_dates import find_dates
from rashomon.reports.page_words import STOPPED, is_correction
from rashomon.text.gathering import by_key


@dataclass(slots=True)
class ArticleLine:
    """A line of the article's text, with the furniture type that the markup gives it ("" for
    none)."""

    text: str
    kind: str | None = None


_MAIN = 0.75  # share of the prose that an element must hold for what follows to be of the page

ArticleLines = Sequence[ArticleLine]


def choose_passages(page: PageBlocks, extracted: str, title: str | None) -> ArticleLines:
    """Returns the article's lines in page order. `extracted` is trafilatura's text."""
    head = key_of(title or "")
    loose = match_extraction(page, extracted)
    mark_cards(page, head)
    type_blocks(page)
    _take_largest(page)
    mark_link_lines(page)
    _add_prose_between(page)
    if not any(block.kept for block in page.blocks):
        # every paragraph outside the page's navigation and the like, if trafilatura found nothing
        for block in page.blocks:
            block.kept = block.kind is None and is_prose(block)
    _drop_repeats(page)
    _type_what_follows(page)
    _add_furniture(page, head)
    return _passages(page, loose)


def _from_to(page: PageBlocks, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Returns the blocks from the first to the last of these."""
    return page.blocks[blocks[0].number : blocks[-1].number + 1]


def _take_largest(page: PageBlocks) -> None:
    """Takes the largest run of prose on the page for the article.

    It does so only where little of that run was kept, and where there is far more of it than of
    what was kept.
    """
    runs = by_key(
        (block.part.within, block)
        for block in page.blocks
        if is_prose(block) and not block.stands_in(("hidden", "comments", "related", "newsletter"))
    )
    largest = max(runs.values(), key=letters_in, default=[])
    size = letters_in(largest)
    lost = letters_in(block for block in largest if not block.of_article)
    is_typed = any(block.kind for block in largest)
    # more is asked of a part whose name speaks against it
    far = (10 if is_typed else 4) * letters_in(kept_prose(page))
    # several blocks, most of them not kept, far more than all that was
    if len(largest) > 1 and lost > 0.5 * size and size > far:
        for block in _from_to(page, largest):
            if block in largest or block.headed:
                block.kept = True
                block.kind = None


def _add_prose_between(page: PageBlocks) -> None:
    """Adds prose and crossheads that stand between kept blocks."""
    prose = kept_prose(page)
    if not prose:
        return
    inner = main_part(page, prose)
    keys_seen = _kept_keys(page)
    for block in _from_to(page, prose):
        if block.kind is None and block.key not in keys_seen and inner in block.part.above():
            # a paragraph, or an item of a list that is no menu
            block.kept = is_prose(block) or (block.link_share < 0.3 and block.tag == "li")


def _kept_keys(page: PageBlocks) -> set[str]:
    return {block.key for block in page.blocks if block.kept}


def _drop_repeats(page: PageBlocks) -> None:
    """Drops kept blocks that repeat an earlier one."""
    keys_seen = set()
    for block in page.blocks:
        if block.kept:
            block.kept = block.key not in keys_seen or len(block.key) < 25
            keys_seen.add(block.key)


def _type_what_follows(page: PageBlocks) -> None:
    """Gives the blocks behind the part that holds most of the article the kind "boilerplate": who
    wrote it, notices of rights, how to comment.

    The report may go on there. Sentences take part in comparisons all the same, other lines would
    not: those that tell news stay in the article.
    """
    prose = kept_prose(page)
    if len(prose) < 3:
        return
    inner = main_part(page, prose, least=_MAIN)
    last = max(block.number for block in prose if inner in block.part.above())
    for block in page.blocks[last + 1 :]:
        stays = not STOPPED.search(block.text) and tells(block.text)
        if block.of_article and inner not in block.part.above() and not stays:
            block.kind = "boilerplate"


def _add_furniture(page: PageBlocks, head: str) -> None:
    """Adds what belongs to the article without being prose: captions, credits, corrections, and the
    byline and dates below the headline."""
    prose = kept_prose(page) or [block for block in page.blocks if block.of_article]
    if not prose:
        return
    first = prose[0].number
    headline_number = next((block.number for block in page.blocks if block.key == head), first)
    keys_seen = {head} | _kept_keys(page)  # nothing stands in the article twice
    for block in page.blocks[max(0, min(headline_number, first) - 3) :]:
        if block.key in keys_seen or not 3 <= len(block.text) <= 1000:
            continue
        above = block.number < first
        if kind := _own_furniture(block, above=above, within_prose=block.number < prose[-1].number):
            block.kept = True
            block.kind = kind if kind != "correction" else None
            keys_seen.add(block.key)


def _own_furniture(block: PageBlock, *, above: bool, within_prose: bool) -> str | None:
    """Returns the furniture type under which a dropped block belongs to the article after all.

    It is a caption or credit between its paragraphs, a byline above them, or a correction.
    """
    text = block.text
    kind = block.kind
    if within_prose and kind in {"caption", "credit"}:
        return kind
    if (
        # a short line with a day or an author
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


def _passages(page: PageBlocks, loose: dict[int, list[str]]) -> ArticleLines:
    out = [*map(ArticleLine, loose.get(-1, ()))]
    for block in page.blocks:
        kind = block.kind
        out += map(ArticleLine, loose.get(block.number, ()))
        is_of_other_story = any(part.is_other_story for part in block.part.above())
        if block.kept and kind != "hidden" and not is_of_other_story:
            out.append(ArticleLine(block.text, "" if kind is None and block.tag == "tr" else kind))
    return out
