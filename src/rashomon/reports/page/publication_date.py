"""Finds when a page was published: what its article's own data say, otherwise the lines around its
headline, otherwise the day that htmldate finds. A day that only a box of other stories has never
counts. For a live page, it finds the moment of each post, with the lines by which the post is found
in the text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any
from unicodedata import normalize

from rashomon.model.record import record
from rashomon.reports.frame.bylines import byline_authors
from rashomon.reports.page.blocks import PageBlock, PageBlocks, key_of
from rashomon.reports.page.extraction import is_prose
from rashomon.reports.page.page_data import OF_OTHERS, PageData, is_beside
from rashomon.reports.page_dates import (
    UPDATED,
    find_dates,
    is_date_line,
    iso_time,
    rest_of_date_line,
    says_when,
    tells_of_day,
)
from rashomon.text.white_space import single_spaced, word_count

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


@record
class Stated:
    """A day, with time if given, that the page states, and where. `sure` says whether it is the
    article's own day of publication and not one of changes or of another story."""

    value: str
    basis: str
    sure: bool = True

    @property
    def day(self) -> str:
        """Returns the day without the time."""
        return self.value[:10]


def stated_dates(data: PageData) -> list[Stated]:
    """Returns every date in the markup. Those of publication come first, the most reliable
    ahead."""
    dates: dict[Stated, None] = {}
    for basis, value, is_own in _in_markup(data):
        if isinstance(value, str) and (day := iso_time(value)):
            dates[Stated(day, basis, is_own)] = None
    return list(dates)


def _in_markup(data: PageData) -> Iterator[tuple[str, Any, bool]]:
    """Yields what may be a date in the markup: where it stands, its words, and whether it is the
    article's own day of publication."""
    yield "JSON-LD datePublished", data.article.get("datePublished"), True
    for name in _PUBLISHED_NAMES:
        yield f"meta {name}", data.meta.get(name), True
    yield "JSON-LD dateCreated", data.article.get("dateCreated"), True
    for moment in data.times[:1]:
        yield _TIME, moment, False
    yield "JSON-LD dateModified", data.article.get("dateModified"), False
    for name in _CHANGED_NAMES:
        yield f"meta {name}", data.meta.get(name), False


_TIME = "time element"
_UNIVERSAL = "+00:00"


def publication_day(
    stated: Sequence[Stated],
    printed_days: Sequence[Stated],
    guess: str | None,
    other_days: Iterable[str],
) -> tuple[str | None, str | None]:
    """Returns the day, with the time of day if one is given, and words that say where it stands.

    - `printed_days`: what the lines around the headline say
    - `guess`: the day that htmldate finds
    - `other_days`: days that belong to other stories
    """
    dates = (*stated, *printed_days)
    own_dates = [date for date in dates if date.sure]
    # the guess counts only where the page itself is not sure
    if not own_dates and guess and (guess not in other_days or guess in [d.day for d in dates]):
        own_dates = [Stated(guess, "found in the page by htmldate")]
    timed = [date for date in dates if date.basis == _TIME]
    for chosen in (*own_dates, *timed, *printed_days):
        of_that_day = [date for date in dates if date.day == chosen.day]
        # of one day the place that gives the time, too
        best = min(of_that_day, key=lambda date: "T" not in date.value, default=chosen)
        best = _in_its_own_zone(best, dates)
        return best.value, best.basis
    return None, None


def _in_its_own_zone(date: Stated, dates: Iterable[Stated]) -> Stated:
    """Returns the date in the zone of the page's readers, where the page states the same minute in
    universal time and in that zone. Of an evening, universal time has the next day."""
    if not date.value.endswith(_UNIVERSAL):
        return date
    moment = datetime.fromisoformat(date.value)
    for other in dates:
        has_zone = len(other.value) == len(date.value) and not other.value.endswith(_UNIVERSAL)
        if has_zone and abs(datetime.fromisoformat(other.value) - moment) < timedelta(minutes=1):
            return other
    return date


def guessed_day(guess: str | None, markup: str) -> str | None:
    """Returns the day that htmldate found, or None if it found no day in the month and took the
    first; then the day must stand in the markup."""
    if not guess or not guess.endswith("-01"):
        return guess
    return (
        guess if any(guess.replace("-", sign) in markup for sign in ("-", "/", ".", "")) else None
    )


def _speaks_of_the_page(page: PageBlocks, line: PageBlock) -> bool:
    """Whether a line is of no other story, and stands above the end of the page's prose or says
    nothing but a day or when the page was made."""
    if line.stands_in(_APART):
        return False
    behind = page.blocks[line.number :]
    is_above_prose_end = any(map(is_prose, behind)) or not any(map(is_prose, page.blocks))
    return is_above_prose_end or is_date_line(line.text) or says_when(line.text)


def printed_dates(page: PageBlocks, title: str | None, language: str | None) -> list[Stated]:
    """Returns what the lines below the headline say, otherwise those above it.

    First come days of first publication, then days without a word beside them, unless there are
    several, then changes. From lines farther away, it returns a day only if it is the only one.
    """
    head = key_of(title or "")
    at = next((i for i, block in enumerate(page.blocks) if head and block.key == head), None)
    if at is None:
        return []
    # blocks in which a day may stand
    below = page.blocks[at + 1 : at + 15]
    above = page.blocks[max(0, at - 8) : at]
    for lines in (takewhile(lambda block: not is_prose(block), below), above):
        date_lines = [line for line in lines if _says_when(line) and not line.stands_in(OF_OTHERS)]
        if stated := _by_label(_dates_of(date_lines, language)):
            return stated
    lines_nearby = [line for line in (*above, page.blocks[at], *below) if _may_date(page, line)]
    days = {day for _, day in _dates_of(lines_nearby, language)}
    if len(days) == 1:
        return [Stated(days.pop(), "the only date near the headline")]
    return []


_OF_OTHERS = ("figcaption", "blockquote")  # a picture's day, and that of a post
_APART = ("comments", "related")  # parts that no page wraps around its article


def _may_date(page: PageBlocks, line: PageBlock) -> bool:
    """Whether a line near the headline may give the page's day: neither a link nor told, and of no
    other story."""
    if line.link_share >= 0.6 or len(line.text) > _MOST or line.tag in _OF_OTHERS:
        return False
    if tells_of_day(line.text) or line.stands_in(OF_OTHERS):
        return False
    return _speaks_of_the_page(page, line)


def _says_when(block: PageBlock) -> bool:
    """Whether a block is the page's own line of its day: with it, a few words or its writers."""
    text = block.text
    # they tell of any day
    if len(text) > _MOST or block.tag in {"li", *_OF_OTHERS} or is_prose(block):
        return False
    words = rest_of_date_line(text)
    if words is None or byline_authors(text) is not None:
        return words is not None
    is_told = tells_of_day(text) or (" | " in text and not says_when(text))
    return word_count(words) <= 5 and not is_told  # words beside the day


def _dates_of(blocks: Iterable[PageBlock], language: str | None) -> list[tuple[str, str]]:
    """Returns the label and the day of each date in these blocks that is certain."""
    dates = []
    for block in blocks:
        for date in find_dates(block.text, language):
            if date.value:
                dates.append((date.label, date.value))
    return dates


def _by_label(dates: Iterable[tuple[str, str]]) -> list[Stated]:
    """Orders dates at a headline by their label: those of publication first, "updated" last.

    Without such a label, two different dates say nothing, because nobody knows which of them is the
    day of publication.
    """
    basis = "date line at the headline"
    first = []
    plain = []
    changed = []
    for label, day in dates:
        if label in UPDATED:
            changed.append(Stated(day, f"{basis} (updated)", False))
        elif label:
            first.append(Stated(day, basis))
        else:
            plain.append(Stated(day, basis))
    if not first and len({stated.day for stated in plain}) > 1:
        return []
    return [*(first or plain), *changed]


_LINES = frozenset("p h2 h3 h4 h5 li blockquote".split())
_WORDS = 5  # a post has more


def find_posts(tree: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Returns the posts: elements beside each other, each with a time of its own. Returns none if
    there are fewer than two."""
    times = []
    time_counts = Counter[Any]()
    for element in tree.iter("time"):
        moment = iso_time(element.get("datetime") or element.text_content())
        if moment and not is_beside(element):
            times.append((element, moment))
            time_counts.update(element.iterancestors())
    rows: dict[Any, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for element, moment in times:
        # the largest element around this time that has no other time in it
        post = _largest_around(element, time_counts)
        if post is not None:
            row = rows[post.getparent()]
            lines = _lines_of(post)
            if word_count(" ".join(lines)) >= _WORDS:
                row.append((moment, lines))
    posts = max(rows.values(), key=len, default=[])
    if len(posts) > 1:
        return tuple(posts)
    return ()


def _largest_around(time: Any, time_counts: Counter[Any]) -> Any:
    """Returns the largest element around a time that holds no other time; None for the time
    alone."""
    largest = None
    for element in time.iterancestors():
        if time_counts[element] == 1:
            largest = element
    return largest


def _lines_of(post: Any) -> tuple[str, ...]:
    lines = []
    for line in post.iter():
        if line.tag in _LINES:
            lines.append(normalize("NFC", single_spaced(line.text_content())))
    return tuple(lines)
