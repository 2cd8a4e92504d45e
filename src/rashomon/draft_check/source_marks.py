"""Removes the marks of sources in a draft ("[1]", "[s4 s9]", "【3†source】"), because they are no
words of it (`without_marks`)."""

import re

from rashomon.answers.labels import MARKED, mark_labels
from rashomon.model.record import record

_NUMBERS = r"\[\^?[sSrR]?\d{1,4}(?:[\s,;–-]+[sSrR]?\d{1,4})*\](?:\([^()\s]*\))?"
_BRACKETS = rf"{_NUMBERS}|【[^【】\n]{{1,40}}】"
_MARK = re.compile(rf"(?<![ \t])[ \t]*(?:{_BRACKETS}|(?<=[.,;:!?”\"])[¹²³⁰⁴-⁹]+)")
_ADDRESS = r"\S{0,20}://"
# Four words or more, no address among them, up to a full stop: a note that is a sentence.
_SENTENCE = rf"(?:[ \t]+(?!{_ADDRESS})\S+){{4,}}[.!?][\"”’)]*[ \t]*$"
_SOURCE = re.compile(rf"^[ \t]*(?:{_BRACKETS}):?+(?!{_SENTENCE}).*$", re.MULTILINE)
_LINK = re.compile(rf"{_ADDRESS}\S+")
_NOTE = re.compile(rf"^[ \t]*(?:{_BRACKETS}):?[ \t]*", re.MULTILINE)
_SHEET = re.compile(r"^\W*Sheet ([0-9a-f]{8})\W*$", re.MULTILINE)


@record
class BareText:
    """A text without its marks and without the list of its sources.

    - `labels`: the labels of a sheet, each with the place where it stood
    - `sheet`: the mark of that sheet, "" if there is none
    - `sources`: the lines of the list, without their links
    """

    text: str
    labels: tuple[tuple[int, str], ...]
    sheet: str
    sources: tuple[str, ...]


def without_marks(text: str) -> BareText:
    """Returns a text without the marks that chatbots put behind its sentences."""
    sheet_mark = _SHEET.search(text)
    text = _SHEET.sub("", text)
    sources = []
    for line in _SOURCE.findall(text):
        source = _NOTE.sub("", line)
        sources.append(_LINK.sub("", source))
    text = _NOTE.sub("", _SOURCE.sub("", text))
    text_so_far = ""
    labels = []
    for words, mark in zip(_MARK.split(text), [*_MARK.findall(text), ""], strict=True):
        text_so_far += words
        # no sheet is at hand: only labels with their letter ("s4") are sure to be labels
        for listed in MARKED.findall(mark_labels(mark, frozenset())):
            for label in listed.split():
                labels.append((len(text_so_far), label))
    return BareText(text_so_far, tuple(labels), sheet_mark[1] if sheet_mark else "", tuple(sources))
