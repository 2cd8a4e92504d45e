"""The words of a report that can have been copied."""

import re
from dataclasses import dataclass

from rashomon.model.report import Report

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*")
_MARKS = str.maketrans("", "", ".'’ʼ´`")
_SHELL = frozenset(("credit", "byline", "dateline", "menu", "newsletter", "related", "teaser", "comments", "boilerplate"))
_END = re.compile(r"\n|[.!?…][\"'”’)\]]*\s")
_TITLES = frozenset("mr mrs ms dr prof gen col lt sgt maj capt sen rep gov st no jan feb aug sept oct nov dec".split())
_QUOTES = re.compile(r"[“”\"„]|''|\n")


@dataclass(frozen=True, slots=True)
class Words:
    """A report's words in order: what they say, where they stand, their stretch (captions and prose apart), sentence, and whether quoted."""

    report: Report
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stretches: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: tuple[bool, ...]


def words_of(report: Report) -> Words:
    """The words of headline, prose and captions; case, quotation marks and apostrophes make no difference."""
    shell, stretch_at = _stretches(report)
    marks = _quoted(report.text)
    keys, starts, ends, stretches, sentences, quoted = [], [], [], [], [], []
    sentence = 0
    for match in _WORD.finditer(report.text):
        start, end = match.span()
        if shell[start]:
            continue
        if keys and (stretches[-1] != stretch_at[start] or _ends_sentence(report.text, keys[-1], ends[-1], start)):
            sentence += 1
        keys.append(match.group().casefold().translate(_MARKS) if not match.group()[0].isdigit() else match.group())
        starts.append(start)
        ends.append(end)
        stretches.append(stretch_at[start])
        sentences.append(sentence)
        quoted.append(marks[start])
    return Words(report, tuple(keys), tuple(starts), tuple(ends), tuple(stretches), tuple(sentences), tuple(quoted))


def _stretches(report: Report) -> tuple[bytearray, list[int]]:
    """For each character: whether it is page furniture that nobody copies, and the number of its stretch."""
    size = len(report.text)
    shell, edges = bytearray(size), bytearray(size + 1)
    for piece in report.furniture:
        edges[piece.start] = edges[piece.end] = 1
        if piece.type in _SHELL:
            shell[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    number, numbers = 0, []
    for i in range(size):
        number += edges[i]
        numbers.append(number)
    return shell, numbers


def _ends_sentence(text: str, before: str, start: int, end: int) -> bool:
    between = text[start:end]
    if not _END.search(between):
        return False
    return "\n" in between or (before not in _TITLES and len(before) > 1)


def _quoted(text: str) -> bytearray:
    """For each character whether it stands between quotation marks; marks are paired inside a paragraph."""
    out = bytearray(len(text))
    opened: int | None = None
    for match in _QUOTES.finditer(text):
        at, mark = match.start(), match.group()
        closing = opened is not None and mark not in "“„"
        if opened is not None and closing:
            out[opened:at] = b"\1" * (at - opened)
        opened = None if mark == "\n" or closing else at
    if opened is not None:
        out[opened:] = b"\1" * (len(text) - opened)
    return out
