"""Texts of records that do not stand in one field: those set as a list of blocks, and those of
which one field has the beginning and another one the whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import stripped

_TYPE = ("type", "_type", "@type", "__component", "nodeType")
_HEADLINE = ("title", "headline", "url", "link")  # of a record, and of no block
_WORDS = ("text", "content", "children", "blocks", "items", "value", "body", "data", "nodes")
_PICTURE = pattern_of(r"(?i)image|picture|video|gallery|embed|iframe|audio|advert|promo")
_RUN = pattern_of(r"(?i)(?:text|span|leaf)?")  # of words within a paragraph
_DEEPEST = 12  # blocks within each other
_FIELDS = 3000  # strings of a record that are looked at
_OPENING = 40  # letters by which two texts are one
_SHARED = pattern_of(r"\ART @\w{1,30}: ")
_ADDRESS = ("https://", "http://")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|&[#\w]{2,10};|[\W_]+")


def is_block(value: Any) -> bool:
    """Whether a value is a part of a text, or an object that has nothing but such parts: an object
    that says which sort of part it is, and is no record with a headline or address of its own."""
    if not isinstance(value, Mapping) or not value:
        return False
    if _sort_of(value):
        return not any(isinstance(value.get(name), str) for name in _HEADLINE)
    return all(isinstance(part, Mapping) and _sort_of(part) for part in value.values())


def block_texts(blocks: Sequence[Mapping[str, Any]]) -> list[str]:
    """Returns the paragraphs of these blocks, without pictures and what else is embedded."""
    paragraphs = []
    for block in blocks:
        parts = [block] if _sort_of(block) else block.values()
        paragraphs += stripped(_words_of(part, 0) for part in parts)
    return paragraphs


def _sort_of(value: Mapping[str, Any]) -> str:
    return " ".join(str(value[name]) for name in _TYPE if value.get(name))


def _words_of(value: Any, depth: int) -> str:
    """Returns the words in a block: the runs of a paragraph glued as they are printed, paragraphs
    and the items of a list each by themselves."""
    if isinstance(value, str):
        return value
    if depth > _DEEPEST or not isinstance(value, (Mapping, list)):
        return ""
    if isinstance(value, list):
        between = "" if any(map(_is_run, value)) else "\n\n"
        return between.join(filter(None, (_words_of(item, depth + 1) for item in value)))
    if _PICTURE.search(_sort_of(value)):
        return ""
    return _words_of(next(_parts_of(value), ""), depth + 1)


def _parts_of(value: Mapping[str, Any]) -> Iterator[Any]:
    return (value[name] for name in _WORDS if value.get(name))


def _is_run(value: Any) -> bool:
    """Whether a part is words within a paragraph."""
    if not isinstance(value, Mapping):
        return isinstance(value, str)
    sort = _sort_of(value)
    words = value.get("text", value.get("value") if sort else None)
    return isinstance(words, str) and _RUN.fullmatch(sort) is not None


def whole_text(record: Mapping[str, Any], text: str) -> str:
    """Returns the longest text of a record that begins with the words of this one, which may be
    cut, and goes on behind them."""
    opening = _letters(_without_its_end(_SHARED.sub("", text)))
    if len(opening) < _OPENING:
        return text
    longest = text
    most = len(opening)
    for other in islice(_strings_in(record, 0), _FIELDS):
        letters = _letters(other) if len(other) > most else ""
        if len(letters) > most and letters.startswith(opening):
            longest = other
            most = len(letters)
    return longest


def _without_its_end(text: str) -> str:
    """Returns a text that may be cut without the address of the whole and the dots before it."""
    words, _, last = text.rstrip().rpartition(" ")
    text = words if last.startswith(_ADDRESS) else text
    return text.rstrip(" \n\t.…")


def _letters(text: str) -> str:
    return _MARKUP.sub("", text).casefold()


def _strings_in(value: Any, depth: int) -> Iterator[str]:
    """Yields the strings in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif depth <= _DEEPEST and isinstance(value, (Mapping, list)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _strings_in(inner, depth + 1)
