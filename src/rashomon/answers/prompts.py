"""Builds the requests to a language model: orders from a table, reports as data between marks that
do not occur in them.

A request depends only on the words of the reports and on what earlier requests gave, so that kept
replies can be replayed.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rashomon.model.report import Report, Reports
from rashomon.shipped.words import read_table
from rashomon.text.detect_language import is_read_whole
from rashomon.text.white_space import single_spaced

# Brackets around what could be the number of a sentence.
_LIKE_A_LABEL = re.compile(r"\[(\s*[sSrR]?\d[\w\s,;–-]*)\]")
_OWN_SIGNS = str.maketrans("{}【】", "()⟦⟧")
CHARACTERS = 4  # characters per token in estimates


@cache
def orders(*parts: str) -> str:
    """Returns the orders of a request, which stand in these tables."""
    return "\n\n".join(read_table("asking", f"{part}.txt").strip() for part in parts)


def tokens(*texts: str) -> int:
    """Estimates the number of tokens of these texts."""
    return sum(-(-len(text) // CHARACTERS) for text in texts)


def prose_of(report: Report) -> Iterator[str]:
    """Yields the paragraphs without furniture."""
    characters = list(report.text)
    for span in report.left_out:
        characters[span.start : span.end] = re.sub(r"[^\n]", " ", span.quote)
    for line in "".join(characters).split("\n"):
        if words := one_line(line):
            yield words


def languages_note(reports: Reports, wanted: str) -> str:
    """Returns what a model is told of languages, "" where all is English: that of its answer is the
    one that is `wanted`, else that of most reports."""
    language = language_of_answer(reports, wanted)
    is_english = language.casefold() in {"en", "english"}
    if is_english and all(map(is_read_whole, reports)):
        return ""
    return orders("languages").replace("LANGUAGE", language)


def language_of_answer(reports: Reports, wanted: str) -> str:
    """Returns the language in which an answer is written."""
    sentences_by_language = Counter(en=0)  # which wins a tie
    for report in reports:
        sentences_by_language["en" if is_read_whole(report) else report.language or ""] += 1
    del sentences_by_language[""]
    return wanted or sentences_by_language.most_common(1)[0][0]


def one_line(text: str) -> str:
    """Returns the text on one line, without invisible characters."""
    return single_spaced("".join(c for c in text if c.isprintable() or c.isspace()))


def whole_signs(text: str) -> str:
    """Returns a text that can be written as UTF-8: two halves of a sign (surrogates) that came one
    after the other are joined, a half alone becomes the replacement mark."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def with_own_signs(text: str) -> str:
    """Returns words of a report in which no bracket looks like one of the sheet's."""
    return _LIKE_A_LABEL.sub(r"⟦\1⟧", text.translate(_OWN_SIGNS))


def mark_beside(text: str, seed: str = "") -> str:
    """Returns a mark that does not occur in the text. It depends on the `seed` alone, if there is
    one."""
    mark = _short_hash(seed or text)
    while mark in text:
        mark = _short_hash(mark)
    return mark


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
