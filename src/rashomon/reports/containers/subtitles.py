"""Subtitles (VTT, SRT, SBV), and transcripts with the times of a recording: the words that were
spoken."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from rashomon.reports.containers.job import OpenedFile
from rashomon.reports.decoding import decode_plain
from rashomon.reports.items import Item, Items, KnownFacts
from rashomon.reports.transcripts import turns_of
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced, stripped

_TIME = r"[\[(]?(?:\d{1,3}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_HEADS = pattern_of(r"(?m)(?:\AWEBVTT|^(?:NOTE|STYLE|REGION)\b).*(?:\n.+)*")
_TIMES = pattern_of(
    rf"(?m)(?:^\d+\n)?^{_TIME}(?: --> |,){_TIME}[\])]?(?:[ \t]+\w+:\S+)*"
    rf"|^{_TIME}[\])]?[ \t]*$|[ \t]?[\[(](?:\d{{1,3}}:)?\d{{1,2}}:\d\d[\])](?::?$)?"
)
_VOICE = pattern_of(
    rf"(?m)<v(?:\.[^ <>]*)? ([^<>]{{1,80}})>|^([^\n:(\[]{{2,60}}?)[ \t]*{_TIME}[\])]:?[ \t]*$"
)

_NAMED = pattern_of(r"[^:\n]{2,80}: ")
_STOPS = (".", "!", "?", "…", ".”", "?”", '."', '?"')
_PARAGRAPH = 600  # characters


def _paragraphs(turn: str) -> Iterator[str]:
    """Yields what is said in one turn. If it does not say who speaks, it is cut into paragraphs
    behind a line that ends a sentence; a long one without full stops behind any line."""
    if _NAMED.match(turn):
        yield single_spaced(turn)
        return
    paragraph = ""
    for line in turn.split("\n"):
        paragraph += f" {line}"
        ends = line.endswith(_STOPS)
        if len(paragraph) > (_PARAGRAPH if ends else 2 * _PARAGRAPH):
            yield single_spaced(paragraph)
            paragraph = ""
    yield single_spaced(paragraph)


def _joined(turns: Iterable[str]) -> list[str]:
    """Returns the turns; what one speaker says in several pieces, each with her name, is one."""
    joined: list[str] = []
    for turn in turns:
        name = _NAMED.match(turn)
        if name and joined and joined[-1].startswith(name[0]):
            joined[-1] += turn[name.end() - 1 :]
        else:
            joined.append(turn)
    return joined


def read_subtitles(opened: OpenedFile) -> Items:
    """Yields the words as one report. A line that is shown twice comes once, and a new speaker
    begins a paragraph."""
    data = opened.whole("split it")
    text = _HEADS.sub("", decode_plain(data).replace("\r\n", "\n"))
    lead, text = turns_of(text)
    text = _TIMES.sub("", _VOICE.sub(r"\n\n>>\1\2: ", text))
    text = html.unescape(re.sub(r"<[^<>]{0,200}>|\{\\[^{}]{0,40}\}", "", text))
    words = "\n".join(line for line, _ in groupby(stripped(text.split("\n"))))
    turns = _joined(stripped(re.split(r"(?m)>{2,}|^[-–] (?=[A-Z])", words)))
    paragraphs = "\n\n".join(filter(None, (lead, *chain.from_iterable(map(_paragraphs, turns)))))
    yield Item(
        source="",
        data=data,
        known=KnownFacts(text=paragraphs),
        missing=None if paragraphs else "subtitles without words",
    )
