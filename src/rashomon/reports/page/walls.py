"""What stands between a reader and an article: notices of consent, which are taken out of a page,
and pages that hold nothing else but a wall."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from rashomon.errors import SkipError
from rashomon.shipped.tables.page_walls import load_walls

# Words of prose: a page with fewer that shows a wall is nothing but the wall; so is one whose
# headline is that of a wall; below a beginning of so many words a wall cuts the article off, and
# above a wall at the end of so many nothing is missing.
_ENOUGH, _HEADED, _BEGUN, _WHOLE = 25, 75, 8, 200
_LONG = 300  # characters; a longer line is no sign
_KEPT = frozenset(("html", "body", "main", "article"))
_PARAGRAPHS = frozenset(("p", "div", "section", "li", "td", "ul", "form"))
_WITHIN = 60  # elements in a paragraph
_MOST = 50  # notices on a page


def drop_consent(tree: Any) -> list[str]:
    """Takes out each element most of whose paragraphs ask for consent to cookies, where an article
    may stand beside it; returns the paragraphs."""
    hint, asks = load_walls().hint.search, load_walls().consent.sign.search
    hinting = (one for one in tree.iter() if hint(one.text or "") or hint(one.tail or ""))
    asking = [one for one in map(_paragraph, hinting) if one is not None and asks(_words_of(one))]
    dropped: list[str] = []
    arounds = dict.fromkeys(one.getparent() for one in asking if one.getparent() is not None)
    for around in islice(arounds, _MOST):
        lines = [text for child in around if len(text := _words_of(child)) > 40]
        if 2 * sum(bool(asks(text)) for text in lines) >= len(lines) > 0 and _is_small(around):
            around.drop_tree()
            dropped += lines
    return dropped


def _paragraph(element: Any) -> Any:
    """Returns the nearest paragraph around some words."""
    while element is not None and element.tag not in _PARAGRAPHS:
        element = element.getparent()
    return element


def _words_of(element: Any) -> str:
    """Returns the words of a paragraph, "" for what holds paragraphs or much else."""
    inside = list(islice(element.iter(), _WITHIN))
    if len(inside) == _WITHIN or any(one.tag in _PARAGRAPHS for one in inside[1:]):
        return ""
    return " ".join(element.text_content().split())


def _is_small(element: Any) -> bool:
    """Whether it is no part of the page that an article, or a headline, stands in."""
    return element.tag not in _KEPT and next(element.iter("h1", "article", "main"), None) is None


def check_wall(prose: Sequence[str], heads: Sequence[str], shown: Sequence[str]) -> Iterator[str]:
    """Yields what is to be said of a wall beside the article's prose. `heads`: the page's title and
    headings; `shown`: all its lines. Raises SkipError if there is nothing else."""
    walls = load_walls().walls
    told = [line for line in prose if not any(wall.sign.search(line) for wall in walls)]
    words = sum(len(line.split()) for line in told)
    for wall in walls:
        headed = _says(wall.sign, heads)
        cut = _says(wall.cuts, shown)
        enough = _BEGUN if cut else _HEADED if headed else _ENOUGH
        if words < enough and (headed or _says(wall.sign, shown if not words else prose)):
            raise SkipError(
                f"a page that {wall.asks}: save the article itself, or its text as .txt"
            )
        if cut and words < _WHOLE:
            yield f"the page {wall.asks}: perhaps only the beginning of the article is here"


def _says(sign: re.Pattern[str], lines: Sequence[str]) -> bool:
    return any(sign.search(line) for line in lines if len(line) <= _LONG)
