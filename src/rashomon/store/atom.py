"""atom: what is new as an Atom feed, for a feed reader."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from rashomon.model.content_ids import content_id
from rashomon.model.stored import StoryCard
from rashomon.store.morning import Morning, head_line, news_line

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # for XML


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: the story that it is about, when it changed, a title, and lines."""

    story: str
    at: str
    title: str
    lines: tuple[str, ...]


def atom(urn: str, title: str, entries: Iterable[FeedEntry]) -> bytes:
    """Returns the feed of this name and title, its newest entry first."""
    listed = sorted(entries, key=lambda one: one.at, reverse=True)
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(root, "id", f"urn:rashomon:{urn}")
    _text(root, "title", f"Rashomon: {title}")
    _text(root, "updated", listed[0].at if listed else "1970-01-01T00:00:00+00:00")
    _text(SubElement(root, "author"), "name", "Rashomon")
    for one in listed:
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:rashomon:{content_id('change', one.story, one.at)}")
        _text(entry, "title", one.title)
        _text(entry, "updated", one.at)
        _text(entry, "content", "\n".join(one.lines)).set("type", "text")
    document: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def morning_feed(found: Morning) -> bytes:
    """Returns what is new since a moment, an entry a story."""
    return atom(
        "stories",
        "what is new",
        (
            FeedEntry(
                news.row.id,
                news.at,
                f"{news.row.title or '(no headline)'}: {head_line(news)}",
                tuple(map(news_line, news.told)) or _words_of(news.row.card),
            )
            for news in found.stories
        ),
    )


def _words_of(card: StoryCard | None) -> tuple[str, ...]:
    return tuple(f"{one.words} ({one.whose})" for one in card.told) if card else ()


def _text(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = _UNFIT.sub("\ufffd", text)
    return made
