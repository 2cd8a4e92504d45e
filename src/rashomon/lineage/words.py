"""The words of a report that can have been copied."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.model.report import Report

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*")
_MARKS = str.maketrans("", "", ".'’ʼ´`")
_SHELL = frozenset(("credit", "byline", "dateline", "menu", "newsletter", "related", "teaser", "comments", "boilerplate"))
_END = re.compile(r"\n|[.!?…][\"'”’)\]]*\s")
_DAILY = 3  # a word that a report uses this often is what the story is about
_QUOTES = re.compile(r"[“”\"„]|''|\n")


@cache
def listed(name: str) -> frozenset[str]:
    """One list of `lineage_words.toml`."""
    table = tomllib.loads((files("rashomon.tables") / "lineage_words.toml").read_text(encoding="utf-8"))
    return frozenset(str(table[name]).split())


@dataclass(frozen=True, slots=True)
class Words:
    """A report's words in order: what they say, where they stand, and what is to be known of each.

    `stretches` keep captions and prose apart; `telling` words are not of the closed classes; `daily` ones the report uses often.
    """

    report: Report
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stretches: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: tuple[bool, ...]
    telling: tuple[bool, ...]
    capitals: tuple[bool, ...]
    daily: tuple[bool, ...]

    def sentence_start(self, i: int) -> int:
        """The first word of the sentence of word `i`."""
        return bisect_left(self.sentences, self.sentences[i])

    def sentence_end(self, i: int) -> int:
        """One past the last word of the sentence of word `i`."""
        return bisect_right(self.sentences, self.sentences[i])


def words_of(report: Report) -> Words:
    """The words of headline, prose and captions; case, quotation marks and apostrophes make no difference."""
    shell, stretch_at = _stretches(report)
    marks = _quoted(report.text)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stretches: list[int] = []
    sentences: list[int] = []
    quoted: list[bool] = []
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
        quoted.append(bool(marks[start]))
    often = Counter(keys)
    return Words(
        report=report,
        keys=tuple(keys),
        starts=tuple(starts),
        ends=tuple(ends),
        stretches=tuple(stretches),
        sentences=tuple(sentences),
        quoted=tuple(quoted),
        telling=tuple(key not in STOP_WORDS and key not in listed("reporting") for key in keys),
        capitals=tuple(report.text[start].isupper() for start in starts),
        daily=tuple(often[key] >= _DAILY for key in keys),
    )


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
    return "\n" in between or (before not in listed("abbreviations") and len(before) > 1)


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
