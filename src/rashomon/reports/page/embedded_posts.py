"""Posts that a page shows within its article: who signs one says its words, and its day is that of
the post, not of the page."""

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from rashomon.model.record import record
from rashomon.reports.page_dates import find_dates
from rashomon.text.post_signatures import find_signature
from rashomon.text.white_space import single_spaced

_LONGEST = 3000  # characters of a post
_PARTED = frozenset("p br div section header footer ul li h2 h3 h4".split())
_UNREAD = frozenset(("script", "style", "template"))


@record
class EmbeddedPost:
    """A post as the page prints it, in one line with its signature, and its day if it gives one."""

    text: str
    moment: str | None


def join_posts(tree: Any) -> tuple[EmbeddedPost, ...]:
    """Makes each post a paragraph of plain words that ends with its signature, and returns them."""
    return tuple(_joined(quoted) for quoted in list(_signed_quotations(tree)))


def _signed_quotations(tree: Any) -> Iterator[Any]:
    for quoted in tree.iter("blockquote"):
        if quoted.find(".//blockquote") is None and _signature_in(_words_of(quoted)):
            yield quoted


def _signature_in(words: str) -> str | None:
    """Returns the signature at the end of these words, with its day, if they are a post."""
    match = find_signature(words) if len(words) <= _LONGEST else None
    return words[match.start() :] if match and len(words) - match.end() <= 80 else None


def _joined(quoted: Any) -> EmbeddedPost:
    words = _words_of(quoted)
    for child in list(quoted):
        quoted.remove(child)
    quoted.text = words
    days = find_dates(_signature_in(words) or "")
    return EmbeddedPost(text=words, moment=next((day.value for day in days if day.value), None))


def _words_of(quoted: Any) -> str:
    """Returns the words in an element; what stands in another paragraph or line is parted."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    pieces = [quoted.text or ""]
    for event, element in iterwalk(quoted, events=("start", "end")):
        if element is quoted:
            continue
        pieces.append(" " if element.tag in _PARTED else "")
        if event == "end":  # the words behind an element, once it ends
            pieces.append(element.tail or "")
        elif element.tag not in _UNREAD:
            pieces.append(element.text or "")
    return normalize("NFC", single_spaced("".join(pieces)))
