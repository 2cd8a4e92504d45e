"""Finds quoted words in a text that may print them a little otherwise (`stands_in`)."""

import re

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.name_words import in_small_letters

QUOTATION_FORMS = (
    re.compile(
        r"(?:[“\"„»›「『]|[«‹]\s?|(?<!\S)”)"
        r"([\[(.…]*\w[^“”\"„«»‹›「」『』\n]*)[“”\"«»‹›」』]"
    ),
    re.compile(r"(?<!\w)[‘'‚](\w[^‘\n]{0,300}?)[’'](?!\w)"),
)
"""What stands in quotation marks of any language, double and single."""
_SAID_BETWEEN = re.compile(
    r"[,.]?[”\"] (?:[^\s“”\"]+ ){0,4}(?:said|says|added|asked|told|wrote)"
    r"(?: [^\s“”\"]+){0,4}, [“\"]"
)
_OMITTED = re.compile(r"\[[^\]]*\]|…|\.\.\.")


def stands_in(words: str, text: str) -> bool:
    """Returns whether quoted words stand in a text. Punctuation, blanks and capitals may differ.
    The author may have marked words as left out or added, and the text may say in the middle who
    speaks: "We wait," he said, "for rain"."""
    quoted = list(map(_letters, _OMITTED.split(words)))
    for letters in map(_letters, (text, _SAID_BETWEEN.sub(" ", text))):
        if all(piece in letters for piece in quoted):
            return True
    return False


def _letters(text: str) -> str:
    return in_small_letters(text).replace(" ", "")


_SIGNS = r"[\W_]{0,4}"
# Between two words a report may say who speaks.
_BREAK = rf"{_SIGNS}(?:[”\"][^“”\"\n]{{1,80}}[“\"]{_SIGNS})?"
_LEFT_OUT = 400  # characters that a quotation may leave out in one place


def places_printed(words: str, report: Report) -> list[Span]:
    """Returns where a report prints quoted words, letter by letter; signs, blanks and capitals may
    differ, as in `stands_in`."""
    patterns = [pattern for piece in _OMITTED.split(words) if (pattern := _pattern_of(piece))]
    places = []
    for first in patterns[0].finditer(report.text) if patterns else ():
        end = first.end()
        for pattern in patterns[1:]:
            behind = pattern.search(report.text, end, end + _LEFT_OUT)
            end = behind.end() if behind else -1
            if not behind:
                break
        if end > 0:
            places.append(report.span(first.start(), end))
    return places


def _pattern_of(piece: str) -> re.Pattern[str] | None:
    words = re.findall(r"[^\W_]+", piece)
    if not words:
        return None
    pattern = _BREAK.join(map(re.escape, words))
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE)
