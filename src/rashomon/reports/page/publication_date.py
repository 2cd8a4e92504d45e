"""Finds when a page was published: what its article's own data say, otherwise the lines around its
headline, otherwise the day that htmldate finds. A day that only a box of other stories has never
counts. For a live page, it finds the moment of each post, with the lines by which the post is found
in the text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, dropwhile, takewhile
from typing import Any
from unicodedata import normalize

from rashomon.model.record import record
from rashomon.reports.frame.bylines import byline_authors
from rashomon.reports.items import Post
from rashomon.reports.page.blocks import PageBlock, PageBlocks, key_of
from rashomon.reports.page.extraction import is_prose
from rashomon.reports.page.page_data import OF_OTHERS, PageData, is_beside
from rashomon.reports.page_dates import (
    UPDATED,
    PrintedDate,
    days_read,
    find_dates,
    is_date_line,
    iso_time,
    rest_of_date_line,
    says_when,
    tells_of_day,
)
from rashomon.text.gathering import by_key
from rashomon.text.white_space import single_spaced

_PUBLISHED_NAMES = (
    "article:published_time og:article:published_time og:published_time og:pubdate "
    "article:published datepublished date pubdate "
    "publish-date publish_date publishdate publication_date published dc.date dc.date.issued "
    "dc.date.created dcterms.date "
    "dcterms.created dcterms.issued parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime citation_publication_date created "
    "release_date article_date_original originalpublicationdate rnews:datepublished timestamp "
    "displaydate"
).split()
_CHANGED_NAMES = (
    "article:modified_time og:updated_time datemodified last-modified dcterms.modified "
    "dc.date.modified updated lastmod"
).split()

_MOST = 200  # characters of a line that says when
_ABOVE = 8  # blocks above the headline in which a day may stand,
_BELOW = 14  # and below it
_LINKED = 0.6  # share of a line that is a link
_OF_ANY_DAY = frozenset(("li", "figcaption"))  # lines that tell of any day
_BESIDE = 5  # words beside the day in a line that says when


@record
class Stated:
    """A day, with time if given, that the page states, and where. `sure` says whether it is the
    article's own day of publication and not one of changes or of another story."""

    value: str
    basis: str
    sure: bool = True


def stated_dates(data: PageData) -> list[Stated]:
    """Returns every date in the markup. Those of publication come first, the most reliable
    ahead."""
    found = (
        (_JSON_LD, data.article.get("datePublished"), data.own),
        *((f"meta {name}", data.meta.get(name), True) for name in _PUBLISHED_NAMES),
        ("JSON-LD dateCreated", data.article.get("dateCreated"), data.own),
        *(("time element", raw, False) for raw in data.times[:1]),
        ("JSON-LD dateModified", data.article.get("dateModified"), False),
        *((f"meta {name}", data.meta.get(name), False) for name in _CHANGED_NAMES),
    )
    return list(
        dict.fromkeys(
            Stated(day, basis, sure)
            for basis, raw, sure in found
            if isinstance(raw, str) and (day := iso_time(raw))
        )
    )


_JSON_LD = "JSON-LD datePublished"


def publication_day(
    stated: Sequence[Stated], printed: Sequence[Stated], guess: str | None, others: Iterable[str]
) -> tuple[str | None, str | None]:
    """Returns the day, with the time of day if one is given, and words that say where it stands.

    - `printed`: what the lines around the headline say
    - `guess`: the day that htmldate finds
    - `others`: days that belong to other stories
    """
    known = (*stated, *printed)
    own = [one for one in known if one.sure]
    days = {one.value[:10] for one in known}
    if not own and guess and (guess in days or guess not in others):
        own = [Stated(guess, "found in the page by htmldate")]
    timed = (one for one in known if one.basis == "time element")
    chosen = next(chain(own, timed, printed), None)
    if chosen is None:
        return None, None
    same = (one for one in known if one.value[:10] == chosen.value[:10])
    best = min(same, key=lambda one: "T" not in one.value, default=chosen)
    return best.value, best.basis


def guessed_day(found: str | None, markup: str, page: PageBlocks) -> str | None:
    """Returns the day that htmldate found. Returns None if it is no day of publication: the page
    only tells of it or refers to it, htmldate found no day in the month and took the first, or a
    date in figures may be two days."""
    if not found or _is_only_told(found, page):
        return None
    short = (block.text for block in page.blocks if len(block.text) <= _MOST)
    readings = [days for line in short for days in days_read(line)]
    two_ways = any(len(days) > 1 and found in days for days in readings)
    if not (found.endswith("-01") or two_ways):
        return found
    printed = any(found.replace("-", sign) in markup for sign in ("-", "/", ".", ""))
    return found if printed or [found] in readings else None


def _is_only_told(day: str, page: PageBlocks) -> bool:
    """Whether the page prints a day, but in no line that says when it was made: below its prose
    only one that says nothing else, or says so."""
    printing = [
        block for block in page.blocks if any(day in days for days in days_read(block.text))
    ]
    return bool(printing) and not any(
        _speaks_of_the_page(page, block) and _says_when(block) for block in printing
    )


def _speaks_of_the_page(page: PageBlocks, line: PageBlock) -> bool:
    """Whether a line stands above the end of the page's prose, or says nothing but a day or when
    the page was made."""
    behind = dropwhile(lambda block: block is not line, page.blocks)
    inside = any(map(is_prose, behind)) or not any(map(is_prose, page.blocks))
    return inside or is_date_line(line.text) or says_when(line.text)


def printed_dates(page: PageBlocks, title: str | None, language: str | None) -> list[Stated]:
    """Returns what the lines below the headline say, otherwise those above it: days of first
    publication; then days without a word beside them, unless there are several; then changes. From
    lines farther away, returns a day only if it is the only one."""
    head = key_of(title or "")
    at = next((i for i, block in enumerate(page.blocks) if head and block.key == head), None)
    if at is None:
        return []
    below = page.blocks[at + 1 : at + _BELOW + 1]
    above = page.blocks[max(0, at - _ABOVE) : at]
    for lines in (takewhile(lambda one: not is_prose(one), below), above):
        said = [one for one in lines if _says_when(one) and not page.stands_in(one, OF_OTHERS)]
        if found := _by_label(_dates_of(said, language)):
            return found
    near = [
        one
        for one in (*above, page.blocks[at], *below)
        if one.link_share < _LINKED
        and len(one.text) <= _MOST
        and one.tag != "figcaption"
        and _speaks_of_the_page(page, one)
        and not tells_of_day(one.text)
        and not page.stands_in(one, OF_OTHERS)
    ]
    days = {date.value for date in _dates_of(near, language) if date.value}
    return [Stated(days.pop(), "the only date near the headline")] if len(days) == 1 else []


def _says_when(block: PageBlock) -> bool:
    """Whether a block is the page's own line of its day: with it, a few words or its writers."""
    text = block.text
    if len(text) > _MOST or block.tag in _OF_ANY_DAY or is_prose(block):
        return False
    rest = rest_of_date_line(text)
    if rest is None or byline_authors(text) is not None:
        return rest is not None
    told = tells_of_day(text) or (" | " in text and not says_when(text))
    return len(rest.split()) <= _BESIDE and not told


def _dates_of(blocks: Iterable[PageBlock], language: str | None) -> list[PrintedDate]:
    return [date for block in blocks for date in find_dates(block.text, language)]


def _by_label(dates: Sequence[PrintedDate]) -> list[Stated]:
    known = [(date.label, date.value) for date in dates if date.value]
    first = [day for label, day in known if label and label not in UPDATED]
    plain = [day for label, day in known if not label]
    changed = [day for label, day in known if label in UPDATED]
    if not first and len({day[:10] for day in plain}) > 1:
        return []
    days = first or plain
    basis = "date line at the headline"
    return [
        *(Stated(day, basis) for day in days),
        *(Stated(day, f"{basis} (updated)", False) for day in changed),
    ]


_LINES = frozenset("p h2 h3 h4 h5 li blockquote".split())
_WORDS = 5  # a post has more


def find_posts(tree: Any) -> tuple[Post, ...]:
    """Returns the posts: elements beside each other, each with a time of its own. Returns none if
    there are fewer than two."""
    times = [
        (element, moment)
        for element in tree.iter("time")
        if not is_beside(element)
        and (moment := iso_time(element.get("datetime") or element.text_content()))
    ]
    around = Counter(above for element, _ in times for above in element.iterancestors())
    own = ((_largest(element, around), moment) for element, moment in times)
    rows = by_key(
        (post.getparent(), (moment, _lines_of(post))) for post, moment in own if post is not None
    )
    posts = (
        [post for post in row if sum(len(line.split()) for line in post[1]) >= _WORDS]
        for row in rows.values()
    )
    found = max(posts, key=len, default=[])
    return tuple(found) if len(found) > 1 else ()


def _largest(time: Any, around: Counter[Any]) -> Any:
    """Returns the largest element around a time that holds no other time; None for the time
    alone."""
    return next((one for one in reversed([*time.iterancestors()]) if around[one] == 1), None)


def _lines_of(post: Any) -> tuple[str, ...]:
    lines = (element for element in post.iter() if element.tag in _LINES)
    return tuple(normalize("NFC", single_spaced(one.text_content())) for one in lines)
