"""Chooses the JSON-LD object that describes a page's own article (`article_object`)."""

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import field
from operator import itemgetter
from typing import Any
from urllib.parse import urljoin

from rashomon.model.record import record
from rashomon.reports.duplicates import page_key
from rashomon.reports.text_lines import word_set

_ARTICLE_TYPES = (
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle "
    "AskPublicNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle LiveBlogPosting Article BlogPosting Report SocialMediaPosting WebPage"
).split()
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
_POSTING = _ARTICLE_TYPES.index("SocialMediaPosting")


@record
class PageObject:
    """A JSON-LD object of a page, and whether it stands in a list: most lists name other
    stories."""

    content: dict[str, Any]
    is_listed: bool = False


@record
class ArticleObject:
    """The object of a page's article: what it says, whether it is sure to be of this article, and
    whether it may be of another, because it has another headline."""

    content: dict[str, Any] = field(default_factory=dict)
    is_own: bool = False
    may_be_of_another: bool = False


def objects_in(text: str) -> Iterator[PageObject]:
    """Yields the objects of a script, and those in them, from the outside in."""
    try:
        queue = deque([(json.loads(text.strip().rstrip(";"), strict=False), False)])
    except (ValueError, RecursionError):
        return
    for _ in range(2000):  # graphs are small; a made one may not be
        if not queue:
            return
        item, is_listed = queue.popleft()
        if isinstance(item, list):
            queue.extend((member, is_listed) for member in item)
        elif isinstance(item, dict):
            yield PageObject(item, is_listed)
            queue.extend(_parts_of(item, is_listed=is_listed))


def _parts_of(item: dict[str, Any], *, is_listed: bool) -> Iterator[tuple[Any, bool]]:
    """Yields what stands in an object, and whether that is in a list."""
    for key in _NESTED:
        if isinstance(item.get(key), (list, dict)):
            yield item[key], is_listed or key == "itemListElement"
    publisher = item.get("publisher")
    if isinstance(publisher, dict) and "@id" in publisher:
        yield publisher, False


def article_object(
    objects: Sequence[PageObject],
    headlines: Sequence[str],
    addresses: Sequence[str | None],
) -> ArticleObject:
    """Returns the object that describes the article of a page with these headlines and addresses.

    It is the one with the page's headline or address, otherwise the one with the most specific
    type. What has another page's address, and a post of others or what a list names, is none.
    Returns an empty one if several have other headlines.
    """
    ranked = []
    for found in objects:
        rank = _rank_of(found, headlines=headlines, addresses=addresses)
        if rank:
            ranked.append((rank, found.content))
    if not ranked:
        return ArticleObject()
    (is_page, of_another, *_), best = min(ranked, key=itemgetter(0))
    articles = [rank for rank, _ in ranked if not rank[0]]
    if of_another and len(articles) > 1:
        return ArticleObject()
    is_own = not (is_page or of_another)
    return ArticleObject(best, is_own=is_own, may_be_of_another=bool(of_another))


def _rank_of(
    found: PageObject, headlines: Sequence[str], addresses: Sequence[str | None]
) -> tuple[int, ...] | None:
    """Returns how well an object fits as this page's article, the best first; None if it is none.

    The rank says whether the object is of a mere page, may be of another article, and is not of
    this one by its headline or address, and the rank of its type. None are objects that are no
    article, have another page's address, or are a post, or in a list, without this page's headline
    or address.
    """
    item = found.content
    rank = _rank_of_type(item)
    if rank is None:
        return None
    headline = str(item.get("headline") or "")
    own_pages = set(filter(None, map(page_key, addresses)))
    page = _page_of(item, next(filter(None, addresses), ""))
    is_own = page in own_pages or _letters(headline) in map(_letters, headlines)
    if not is_own and (rank == _POSTING or found.is_listed or (page and own_pages)):
        return None
    is_alike = is_own or any(are_alike(headline, text) for text in headlines)
    of_another = bool(headline and headlines) and not is_alike
    return rank == len(_ARTICLE_TYPES) - 1, of_another, not is_own, rank


def _rank_of_type(item: dict[str, Any]) -> int | None:
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return min(
        (_ARTICLE_TYPES.index(name) for name in names if name in _ARTICLE_TYPES), default=None
    )


def _page_of(item: dict[str, Any], base: str) -> str | None:
    """Returns the page of which an object says that it is, None if it says nothing."""
    for stated in (item.get("url"), item.get("mainEntityOfPage")):
        if isinstance(stated, dict):
            stated = stated.get("@id") or stated.get("url")  # written as an object of its own
        if isinstance(stated, str) and stated.strip():
            try:
                return page_key(urljoin(base, stated.strip()))
            except ValueError:
                return None
    return None


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def are_alike(first: str, second: str) -> bool:
    """Whether two texts share half of the words of the shorter one."""
    first_words = word_set(first)
    second_words = word_set(second)
    return bool(first_words) and len(first_words & second_words) >= 0.5 * min(
        len(first_words), len(second_words)
    )
