"""The posts of a live page, each with the moment that it bears and the lines by which it is found
in the text."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from rashomon.reports.page.page_data import PageData, is_beside
from rashomon.reports.page_dates import iso_time
from rashomon.text.by_key import by_key

Post = tuple[str, tuple[str, ...]]
_LINES = frozenset(("p", "h2", "h3", "h4", "h5", "li", "blockquote"))
_WORDS = 5  # a post has more


def find_posts(tree: Any, data: PageData) -> tuple[Post, ...]:
    """Returns the posts: elements beside each other with a time of their own each, else those of
    the page's JSON-LD; nothing for fewer than two."""
    found = _timed(tree) or [*_stated(data.article.get("liveBlogUpdate"))]
    return tuple(found) if len(found) > 1 else ()


def _timed(tree: Any) -> list[Post]:
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
    posts = ([post for post in row if _is_told(post)] for row in rows.values())
    return max(posts, key=len, default=[])


def _largest(time: Any, around: Counter[Any]) -> Any:
    """Returns the largest element around a time that holds no other time; None for the time
    alone."""
    return next((one for one in reversed([*time.iterancestors()]) if around[one] == 1), None)


def _lines_of(post: Any) -> tuple[str, ...]:
    lines = (element for element in post.iter() if element.tag in _LINES)
    return tuple(normalize("NFC", " ".join(one.text_content().split())) for one in lines)


def _is_told(post: Post) -> bool:
    return sum(len(line.split()) for line in post[1]) >= _WORDS


def _stated(updates: Any) -> Iterator[Post]:
    for update in updates if isinstance(updates, list) else ():
        moment = iso_time(update.get("datePublished")) if isinstance(update, dict) else None
        if moment:
            told = [str(update.get(name) or "") for name in ("headline", "articleBody")]
            lines = [" ".join(line.split()) for one in told for line in one.split("\n")]
            yield moment, tuple(filter(None, lines))
