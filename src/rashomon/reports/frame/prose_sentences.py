"""tells: whether a line is a sentence with news in it, and therefore prose wherever it stands on the page.

Nobody sees what is left out, so doubts are settled in the reader's favour: a line is dropped only if something in it refers to the page
itself.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.reports.page_dates import find_dates
from rashomon.tables.page_words import load_page_words

_LEAD = re.compile(r"^(?:[-*•–>▪●]\s+|\d{1,2}[.)]\s+|[\[(*_#]+)+")
_CREDITED = re.compile(r"(?<!\s)\s*\([A-Z][\w ,/.&'’-]{1,40}\)\W*$|\s[-–—]\s[A-Z][\w.&'’-]{1,20}(?: [A-Z][\w.&'’-]{1,20}){0,2}$")
_QUOTED = re.compile(r"“[^“”\n]{0,2000}[”\n]|\"[^\"\n]{0,2000}\"")
_STOPPED = re.compile(r"[.!?…][\"”’'»)\]*_\s]*$")
_PLAIN = re.compile(r"\b[^\W\d_A-Z][^\W\d_]{2,}\b")  # words of three or more letters in small letters


@lru_cache(maxsize=1024)  # several readers of one text ask it of every line
def tells(text: str) -> bool:
    """Whether the line states something and nothing in it refers to the page."""
    words = load_page_words().telling
    body = _LEAD.sub("", text)
    label = words.label.match(body)
    if label:
        body = body[label.end() :].lstrip("*_ ")
    bare = _CREDITED.sub("", body)
    around = _QUOTED.sub(" ", bare)
    if words.page.search(around) or (words.reader.search(around) and not words.said.search(around)):
        return False
    return _is_told(bare, around, labelled=label is not None, stopped=_STOPPED.search(text) is not None)


def tells_of_the_past(text: str) -> bool:
    """Whether the line tells what happened, as prose does and captions hardly ever do. Without a full stop, only reported speech counts."""
    words, bare = load_page_words().telling, _CREDITED.sub("", text)
    whole = any(_STOPPED.search(part) for part in (text, bare))
    return tells(text) and (words.past if whole else words.said).search(bare) is not None


def is_news_line(text: str) -> bool:
    """Whether the line is a whole sentence labelled as news ("UPDATE: ..."), which belongs to the story even below the page's own lines."""
    return tells(text) and bool(_STOPPED.search(text)) and load_page_words().telling.label.match(_LEAD.sub("", text)) is not None


def signs_of_telling(text: str) -> Iterator[tuple[str, float]]:
    """Yields the features that speak for and against a sentence of news, by name."""
    words, around = load_page_words().telling, _QUOTED.sub(" ", _CREDITED.sub("", text))
    stopped, finite = _STOPPED.search(text) is not None, words.finite.search(around) is not None
    perhaps = words.perhaps.search(around) is not None
    yield "tells", float(tells(text))
    yield "told without page words", float(stopped and finite and not perhaps and tells(text))
    yield "told in the past", float(stopped and words.past.search(around) is not None)
    yield "of the page", float(words.page.search(around) is not None)
    yield "perhaps of the page", float(perhaps)
    yield "labelled as news", float(words.label.match(_LEAD.sub("", text)) is not None)


def _is_told(bare: str, around: str, *, labelled: bool, stopped: bool) -> bool:
    words = load_page_words().telling
    plain = len(_PLAIN.findall(bare))
    verb = words.finite.search(around) is not None
    if plain == 0 or (not verb and find_dates(bare)):
        return False
    if stopped:
        figured = plain >= 2 or any(map(str.isdigit, bare))
        return verb or bare != around or (figured and not words.perhaps.search(around))
    if labelled:
        return verb or plain >= 2
    return words.certain.search(around) is not None and not words.perhaps.search(around) and not words.asking.match(around)
