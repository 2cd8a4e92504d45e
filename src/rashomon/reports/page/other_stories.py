"""Finds what a page shows of other stories: cards that open with a linked headline, and lines below
the first paragraph that are nothing but a link to one."""

from collections.abc import Iterator, Sequence

from rashomon.reports.page.blocks import PageBlock, PageBlocks, PagePart
from rashomon.reports.page.extraction import is_prose, kept_prose, letters_in
from rashomon.reports.page_words import STOPPED, furniture_type, names_the_page
from rashomon.shipped.words import pattern_of
from rashomon.text.gathering import by_key
from rashomon.text.white_space import word_count

_LABEL = pattern_of(r"(.{2,30}?)\s?[:|»>→–—-]\s")
_LINKED = 0.9  # of the characters of a headline that leads to its story
_LONGEST = {"article": 1500}  # characters beside the headline of a card, by its tag
_USUAL = 500
_FEW_LETTERS = 0.35  # of the page's prose
_HALF = 0.5  # of it, if the article ends above the cards
_BEHIND = 0.25  # of the article's prose, if it ends above them
_LABEL_WORDS = 2  # of a section's name above a headline
_FEWEST = 4  # words of a line that may be a headline


def mark_cards(page: PageBlocks, head: str) -> None:
    """Gives the parts of the page that show another story the kind "related". `head` has the
    letters of the page's headline.

    Such a card stands outside the article in which the headline stands, or all cards together hold
    little of the page's prose: a list of places may be set as cards, too.
    """
    blocks_of = by_key((part, block) for block in page.blocks for part in block.part.above())
    cards = dict.fromkeys(_cards_of(page, head=head, blocks_of=blocks_of))
    article = _article_of(page, head)
    prose = kept_prose(page)
    of_cards: list[PageBlock] = []
    others: list[PageBlock] = []
    for block in prose:
        is_of_card = not cards.keys().isdisjoint(block.part.above())
        (of_cards if is_of_card else others).append(block)
    share = _HALF if _ends_above(of_cards, others) else _FEW_LETTERS
    is_beside = letters_in(of_cards) <= share * letters_in(prose)
    for card in cards:
        if is_beside or (article and article not in card.above()):
            card.kind = "related"
            card.is_other_story = True


def _ends_above(of_cards: Sequence[PageBlock], others: Sequence[PageBlock]) -> bool:
    """Whether hardly any of the other prose stands between the cards or below them."""
    behind = [block for block in others if of_cards and block.number > of_cards[0].number]
    return letters_in(behind) <= _BEHIND * letters_in(others)


def _article_of(page: PageBlocks, head: str) -> PagePart | None:
    """Returns the article around the headline, if it holds prose."""
    titles = (block for block in page.blocks if block.key == head and block.tag == "h1")
    above = [part for title in titles for part in title.part.above() if part.tag == "article"]
    for part in above:
        if any(is_prose(block) and part in block.part.above() for block in page.blocks):
            return part
    return None


def _cards_of(
    page: PageBlocks, head: str, blocks_of: dict[PagePart, list[PageBlock]]
) -> Iterator[PagePart]:
    """Yields the largest part around each linked headline that opens with it and holds but a few
    lines more."""
    for block in page.blocks:
        if not block.headed or block.tag == "h1" or block.key == head:
            continue
        if block.link_share >= _LINKED:
            largest = None
            for part in block.part.above():
                # the card ends where the part holds more than one story
                if part is not block.part and not _is_card(part, blocks=blocks_of[part], head=head):
                    break
                largest = part
            if largest and largest is not block.part:
                yield largest


def _is_card(part: PagePart, blocks: Sequence[PageBlock], head: str) -> bool:
    """Whether a part has one headline, another than the page's, and little beside it: a list is
    more."""
    headed = [block for block in blocks if block.headed]
    rank = min(block.tag for block in headed)
    # a section or label ("Sponsored") may be set as a smaller heading
    headlines = [
        block for block in headed if block.tag == rank or word_count(block.text) > _LABEL_WORDS
    ]
    is_list = sum(block.tag == "li" for block in blocks) > 1
    letters_besides = letters_in(blocks) - letters_in(headed)
    is_of_page = any(block.key == head for block in blocks)
    return (
        len(headlines) == 1
        and not is_list
        and letters_besides <= _LONGEST.get(part.tag, _USUAL)
        and not is_of_page
    )


def mark_link_lines(page: PageBlocks) -> None:
    """Gives the lines that only lead to another story the kind "related": paragraphs below the
    first one, and items of lists if they have more letters than the prose, as a menu has beside a
    flash."""
    prose = kept_prose(page)
    if not prose:
        return
    lines = [block for block in page.blocks if block.of_article and _leads_elsewhere(block)]
    items = [block for block in lines if block.tag == "li"]
    is_menu = letters_in(items) > letters_in(prose)
    for block in lines:
        if is_menu if block.tag == "li" else block.number > prose[0].number:
            block.kind = "related"


def _leads_elsewhere(block: PageBlock) -> bool:
    """Whether a line is a link without the end of a sentence, or a link behind a label of pages:
    "Read more: Ferry sinks"."""
    if block.headed or STOPPED.search(block.text) or word_count(block.text) < _FEWEST:
        return False
    if block.link_share >= _LINKED:
        return True
    match = _LABEL.match(block.text)
    if not match or block.link_share < 0.5:
        return False
    label = f"{match[1]}:"
    return names_the_page(label) or furniture_type(label) is not None
