"""What stands between a reader and an article: notices of consent, which are taken out of a page,
and pages that hold nothing else but a wall."""

from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.errors import SkipError
from rashomon.shipped.tables.walls import load_walls

_ENOUGH = 25  # words of prose; a page with fewer that shows a wall is nothing but the wall
_WHOLE = 200  # words of prose; above a wall at the end of so many nothing is missing
_LONG = 300  # characters; a longer line is no sign
_KEPT = frozenset(("html", "body", "main", "article"))


def drop_consent(tree: Any) -> bool:
    """Takes out each element most of whose paragraphs ask for consent to cookies; whether there was
    one."""
    asks = load_walls().consent.search
    asking = [one for one in tree.iter("p", "div", "span", "li", "td") if asks(_own_text(one))]
    dropped = False
    for around in dict.fromkeys(one.getparent() for one in asking if one.getparent() is not None):
        lines = [text for child in around if len(text := _own_text(child)) > 40]
        if 2 * sum(bool(asks(text)) for text in lines) >= len(lines) > 0 and _is_small(around):
            around.drop_tree()
            dropped = True
    return dropped


def _own_text(element: Any) -> str:
    """Returns the words of an element that holds no other paragraphs, shortened."""
    if not isinstance(element.tag, str) or element.find(".//p") is not None:
        return ""
    return " ".join(element.text_content().split())[:600]


def _is_small(element: Any) -> bool:
    """Whether it is no part of the page that an article, or a headline, stands in."""
    return element.tag not in _KEPT and next(element.iter("h1", "article", "main"), None) is None


def check_wall(prose: Sequence[str], shown: Sequence[str], *, asked: bool) -> Iterator[str]:
    """Yields what is to be said of a wall beside the article's prose. `shown`: the page's title and
    lines; `asked`: whether consent was asked for. Raises SkipError if there is nothing else."""
    lines = [line for line in shown if len(line) <= _LONG]
    walls = [wall for wall in load_walls().walls if any(map(wall.sign.search, lines))]
    told = [line for line in prose if not any(w.sign.search(line) for w in load_walls().walls)]
    words = sum(len(line.split()) for line in told)
    if words < _ENOUGH and (walls or (asked and not words)):
        asks = walls[0].asks if walls else "asks for consent to cookies"
        raise SkipError(f"a page that {asks}: save the article itself, or its text as .txt")
    for wall in walls if words < _WHOLE else ():
        if any(map(wall.cuts.search, lines)):
            yield f"the page {wall.asks}: perhaps only the beginning of the article is here"
