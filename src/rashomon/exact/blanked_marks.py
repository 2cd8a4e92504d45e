"""Blanks out what is no word of a text: the marks of sources that chatbots and sheets leave behind,
links and signs of Markdown (`without_marks`)."""

import re

from rashomon.shipped.words import PatternMatch

_NUMBERS = r"\d{1,4}(?:[\s,;–-]+(?:[sSrR]?\d{1,4}))*"
_MARK = re.compile(
    rf"\[\^?[sSrR]?{_NUMBERS}\]|【[^【】\n]{{1,60}}】"
    r"|\[cite(?:_start|_end|:[^\]\n]{0,60})?\]|:?contentReference\[[^\]\n]{0,60}\](?:\{[^}\n]{0,60}\})?"
    rf"|[(\[](?:[Ss]ources?|[Rr]ef(?:erence)?s?\.?):? ?#?{_NUMBERS}(?: ?(?:and|&) ?\d{{1,4}})?[)\]]"
    r"|\ue200[^\ue201\n]{0,200}\ue201|\bcite(?:turn\d+\w+?\d+)+|\bturn\d+(?:search|news|view|fetch)\d+"
    r"|(?<=[\w.,;:!?”\"’])[¹²³⁰⁴-⁹]+"
    r"|</?[a-zA-Z][^<>\n]{0,200}>|\bhttps?://[^\s)\]]+"
    r"|^[ \t]*(?:\d{1,3}[.)]|[-*+•]|#{1,6}|>)[ \t]+|\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)"
    r"|^\W*Sheet [0-9a-f]{8}\W*$",
    re.MULTILINE,
)


def without_marks(text: str) -> str:
    """Returns a text in which blanks stand in the place of each mark, so that offsets stay."""
    return _MARK.sub(_blank, text)


def _blank(mark: PatternMatch) -> str:
    return " " * len(mark[0])
