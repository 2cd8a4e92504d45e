"""find_frame: finds the lines that frame the story above and below its prose by shape and position,
where no rule knows their words.

Every newsroom words its name, dates, bylines and notices differently. What they share is where they
stand (around the headline, below the last paragraph) and how they look: names, dates and
separators, no verb, hardly a word of the story.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.reports.frame import bylines
from rashomon.reports.news_sentences import has_figure, is_headline, states
from rashomon.reports.page_dates import find_dates
from rashomon.reports.page_words import is_correction, signs_of_telling
from rashomon.reports.text_lines import TextLine
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.weights.logistic import probability, read_weights
from rashomon.shipped.words import either, ordered
from rashomon.text.whole_sentences import sentence_places

Features = dict[str, float]
_TOP, _BOTTOM = 10, 5  # lines: frames are short, and a story's own short lines stand between them
_PARAGRAPH = 20  # words of a stopped line that can only be prose
LONG_LINE = 100  # characters of a line that may be a paragraph, so that more must speak for it
_MOST = 320  # characters of a line that may frame a page
_CALENDAR = re.compile(
    rf"\b(?:{either('calendar.abbreviated_months')})(?:\.|\b)|"
    rf"\b(?:{'|'.join(month for month in ordered('calendar.months') if month != 'May')}"
    rf"|(?:{either('calendar.weekday_stems')})day)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[.:h]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:GMT|UTC|CET|EST)\b", re.IGNORECASE
)
_MARKS = re.compile(r"\s[|/•·>»–—-]{1,2}\s|\s?[|•·]\s?|\s{3,}")
_LABEL = re.compile(r"^[A-Z][\w’' -]{1,28}:\s")
_CONTACT = re.compile(
    rf"\S@\S|https?://|\bwww\.|(?<![\w-])[\w-]++\.(?:{either('page.domains')})\b(?!\.)"
    r"|\+?\d[\d /-]{6,}\d"
)
_BY = re.compile(rf"^\W*(?:{either('page.frame_by')})\b", re.IGNORECASE)
_CRAFT = re.compile(rf"\b(?:{either('page.craft')})\b", re.IGNORECASE)
_POINTER = re.compile(rf"\b(?:{either('page.pointers')})\b", re.IGNORECASE)
_SIGNED = re.compile(r"[A-Z][^()]{2,60}\s\([A-Z][\w .'’-]{1,30}\)\W*$")
_SPEAKS = {  # patterns of words, by the name of the feature
    "calendar": _CALENDAR,
    "clock": _CLOCK,
    "verb": re.compile(
        rf"\b(?:{either('page.finite_verbs', 'page.more_of_news')})\b", re.IGNORECASE
    ),
    "past": re.compile(r"\b[a-z]{3,}ed\b"),
    "contact": _CONTACT,
    "by": _BY,
    "craft": _CRAFT,
    "product": re.compile(rf"\b(?:{either('page.product')})\b|©", re.IGNORECASE),
    "pointer": _POINTER,
    "reader": re.compile(r"\b(?:you|your|us|our|we)\b", re.IGNORECASE),
}
_LOOKS = {  # and of signs
    "quotation": re.compile(r"[\"“”«»]"),
    "numbered": re.compile(r"^(?:\d{1,2}[.)]|[-*•–])\s"),
    "label": _LABEL,
    "initials": re.compile(r"^(?:[A-Z]{2,8}[ /])?[A-Za-z.]{1,6}(?:/[A-Za-z0-9.-]{1,12})+$"),
    "sentences": re.compile(r"[.!?]\s+[A-Z]"),
}
# The first crosshead of a situation report or a question-and-answer page, right below the page's
# own lines.
_CROSSHEAD = re.compile(rf"(?:\d{{1,2}}[.)]\s)?(?:{either('page.crossheads')})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a line stands: "head" or "foot", its distance from the zone's outer edge, and whether
    the line on its outer side is frame."""

    name: str
    steps: int
    framed: bool


@dataclass(frozen=True, slots=True)
class StoryLines:
    """What lines are compared with: the headline, and the number of lines in which each long word
    occurs."""

    title: TextLine | None
    counts: Mapping[str, int]
    lines: Sequence[TextLine]


def find_frame(
    lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]
) -> dict[int, str]:
    """Returns the types of those untyped lines that frame the page. `kinds`: the types of the lines
    that rules recognise."""
    story = read_story(lines, title)
    found: dict[int, str] = {}
    for zone, numbers in zones_of(lines, title, kinds):
        framed = True
        for steps, number in enumerate(numbers):
            line = lines[number]
            if line is title:
                continue
            if number not in kinds:
                features = line_features(line, story, Zone(zone, steps, framed), kinds)
                of_the_story = (zone == "head" and _says_more(line)) or lone_headline(number, lines)
                framed = (
                    not of_the_story
                    and may_frame(line)
                    and frames(features, "long" if len(line.text) > LONG_LINE else zone)
                )
                if framed:
                    found[number] = frame_type(line, zone)
            else:
                framed = True
    return found


def lone_headline(number: int, lines: Sequence[TextLine]) -> bool:
    """Whether a line says what happened, as a headline does, and is no item of a list
    of headlines."""
    beside = (lines[i].text for i in (number - 1, number + 1) if 0 <= i < len(lines))
    return is_headline(lines[number].text) and not any(map(is_headline, beside))


def _says_more(line: TextLine) -> bool:
    """Whether a line near the headline belongs to the story: a bullet point under it, or a
    standfirst in which nothing refers to the page."""
    text = line.text
    if text[:1] in "*•-–":
        return True
    of_pages = (
        _MARKS,
        _LABEL,
        *(pattern for name, pattern in _SPEAKS.items() if name not in {"verb", "past"}),
    )
    plain = sum(word[:1].islower() and len(word) >= 4 for word in text.split())
    if plain < 4 or find_dates(text) or text[:1] in "([":
        return False
    return not any(pattern.search(text) for pattern in of_pages) or (
        plain >= 7 and "; " in text and not signs_of_telling(text)["of the page"]
    )


def read_story(lines: Sequence[TextLine], title: TextLine | None) -> StoryLines:
    """Returns the headline and the word counts of these lines."""
    return StoryLines(
        title, Counter(word for line in lines for word in set(line.words) if len(word) >= 5), lines
    )


def head_zone(
    lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]
) -> list[int]:
    """Returns the numbers of the lines above the first paragraph, from the top."""
    return [line.number for line in _until_the_story(lines[:_TOP], title, kinds, _is_paragraph)]


def _until_the_story(
    lines: Iterable[TextLine],
    title: TextLine | None,
    kinds: Mapping[int, str],
    closes: Callable[[TextLine], bool],
) -> Iterator[TextLine]:
    """Yields the lines before the first that closes the zone, or before the second sentence of the
    story."""
    sentences = 0
    for line in lines:
        if line is not title and line.number not in kinds:
            sentences += line.sentence and tells_something(line)
            if sentences > 1 or closes(line):
                return
        yield line


def _is_paragraph(line: TextLine) -> bool:
    return (
        line.stopped and line.length >= _PARAGRAPH and not find_dates(line.text[:80])
    ) or bylines.dateline_end(line.text, early=True) > 0


def zones_of(
    lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]
) -> tuple[tuple[str, list[int]], ...]:
    """Returns the line numbers of each zone by name, from its outer edge inwards: the first lines
    and the last ones."""
    head = head_zone(lines, title, kinds)
    last = _until_the_story(
        reversed(lines[max(1, len(lines) - _BOTTOM) :]),
        title,
        kinds,
        lambda line: line.number in head,
    )
    return ("head", head), ("foot", [line.number for line in last])


def is_plate(line: TextLine, below: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line at the top names the publisher while the headline is `below`."""
    return frames(
        line_features(line, read_story(lines, below), Zone("plate", line.number, True), {}), "plate"
    )


def may_frame(line: TextLine) -> bool:
    """Whether the line is short enough, and neither a correction note nor a line of the story with
    a dateline before or a note behind it."""
    text = line.text
    of_the_story = (
        is_correction(text)
        or bylines.is_dateline(text)
        or bylines.dateline_end(text, early=True) > 0
        or bylines.staff_note_start(text) > 0
        or tells_something(line)
    )
    return len(text) <= _MOST and not of_the_story and not _CROSSHEAD.fullmatch(text)


def tells_something(line: TextLine) -> bool:
    """Whether a sentence of the line is told by the report."""
    return any(
        is_news_sentence(line.text[start:end].strip())
        for start, end in sentence_places(line.text, 0, len(line.text))
    )


def is_news_sentence(sentence: str) -> bool:
    """Whether the report tells this sentence: it states something and is no note on who wrote
    what."""
    told = states(sentence) and not bylines.is_note(sentence)
    return told or bylines.tells_more(sentence)


def frame_type(line: TextLine, zone: str) -> str:
    """Returns the furniture type of a framing line."""
    text = line.text
    if (
        zone == "head"
        and _SIGNED.match(text)
        and _CALENDAR.search(text)
        and not _CLOCK.search(text)
    ):
        return "dateline"
    if _BY.match(text) or (_CRAFT.search(text) and not _POINTER.search(text)):
        return "byline"
    if zone == "head":
        return "byline" if find_dates(text) or _CALENDAR.search(text) else "credit"
    return "teaser" if _POINTER.search(text) and not _CONTACT.search(text) else "boilerplate"


@cache
def _document() -> dict[str, Any]:
    return read_weights("frame")


def frames(features: Features, bar: str) -> bool:
    """Whether the shipped weights classify a line with these features as furniture. `bar`: "head",
    "foot", "long" or "plate"."""
    document = _document()
    return bool(round(probability(features, document["weights"]), 6) >= document["bars"][bar])


def line_features(
    line: TextLine, story: StoryLines, zone: Zone, kinds: Mapping[int, str]
) -> Features:
    """Returns features of the line's look and position; each name is prefixed with the zone's."""
    telling = {} if zone.name == "plate" else _telling(line)  # a headline tells, too
    found = _place(line, story, zone, kinds) | _shape(line) | _words(line, story) | telling
    return {f"{zone.name}.{name}": float(value) for name, value in found.items() if value}


def _place(
    line: TextLine, story: StoryLines, zone: Zone, kinds: Mapping[int, str]
) -> dict[str, float]:
    inner = line.number + 1 if zone.name == "head" else line.number - 1
    title = story.title.number if story.title and zone.name == "head" else None
    return {
        "constant": 1.0,
        "outermost": zone.steps == 0,
        "steps": min(zone.steps, 5) / 5,
        "after a framing line": zone.framed,
        "before a framing line": inner in kinds,
        "above the headline": title is not None and line.number < title,
        "right below the headline": title is not None and line.number == title + 1,
        "above a paragraph": any(
            map(_is_paragraph, story.lines[line.number + 1 : line.number + 2])
        ),
    }


def _shape(line: TextLine) -> dict[str, float]:
    text = line.text
    words = text.split()
    named = [word for word in words if word[:1].isupper() or not word[:1].isalpha()]
    plain = sum(word[:1].islower() and len(word) >= 4 and word.isalpha() for word in words)
    return {
        "length": math.log1p(line.length) / 3,
        "one to three words": line.length <= 3,
        "stopped": line.stopped,
        "question": text.rstrip('"”’)').endswith("?"),
        "capitals": text.isupper(),
        "title case": len(words) > 1 and len(named) >= 0.7 * len(words),
        "small words": sum(word[:1].islower() for word in words) / len(words),
        "marks": min(3, len(_MARKS.findall(text))) / 3,
        "commas": min(3, text.count(",")) / 3,
        "plain words": min(6, plain) / 6,
        "semicolon": "; " in text,
        "figures": sum(character.isdigit() for character in text) / len(text),
        "brackets": text[:1] in "([" and text[-1:] in ")]",
        **{name: pattern.search(text) is not None for name, pattern in _LOOKS.items()},
    }


def _words(line: TextLine, story: StoryLines) -> dict[str, float]:
    text, table = line.text, load_page_words()
    long = [word for word in line.words if len(word) >= 5]
    recurring = sum(story.counts.get(word, 0) > 1 for word in long)
    title = set(story.title.words) if story.title else set()
    return {
        "date": bool(find_dates(text)),
        **{name: pattern.search(text) is not None for name, pattern in _SPEAKS.items()},
        "outlet": bool(set(line.words) & table.outlet_words),
        "interface": sum(word in table.interface for word in line.words) / max(1, line.length),
        "of the story": recurring / len(long) if long else 0.0,
        "words of the story": min(4, recurring) / 4,
        "of the headline": sum(word in title for word in long) >= 2,
    }


def _telling(line: TextLine) -> dict[str, float]:
    return signs_of_telling(line.text) | {
        "told": tells_something(line),
        "headline": is_headline(line.text),
        "counted": has_figure(line.text),
    }
