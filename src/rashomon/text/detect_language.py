"""Detects a text's language, and whether its statements are read."""

import re
from collections import Counter
from functools import lru_cache

from rashomon.model.report import Report
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.text.gathering import most_first

UNREAD = "not analysed for statements"
_ARABIC = "\u0600-\u06ff"
_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 40
# Small words within a name ("Porto Brena de la Costa"): they say nothing of a text's language.
_LINKS_OF_NAMES = re.compile(r"\b([A-Z]\w+) (?:[a-z]{1,3} ){1,2}(?=[A-Z])")


@lru_cache(maxsize=1024)  # a report is asked about whenever something is added to it
def guess_language(text: str) -> str | None:
    """Returns the ISO code of the text's language: "en" unless it clearly is another one, None if
    it cannot be told."""
    sample = text[:20_000]
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return None
    words = _WORD.findall(sample.casefold())
    if len(words) < _FEW_WORDS:
        words = _WORD.findall(_LINKS_OF_NAMES.sub(r"\1 ", sample).casefold())
    counted = Counter(words)
    hits = _function_word_counts(counted)
    if _share("A-Za-z\u00c0-\u024f\u1e00-\u1eff", sample=sample, letters=letters) < 0.5:
        return _other_script(sample, letters=letters, hits=hits)
    best = most_first(hits)[0]
    if (
        # far more small words than English has, many of its words, several of them different
        best != "en"
        and hits[best] > 1.5 * hits["en"]
        and hits[best] >= 0.08 * len(words)
        and len(counted.keys() & load_small_words().words[best]) >= (4 if hits["en"] else 2)
    ):
        return best
    if hits["en"] >= 0.02 * len(words) or len(words) < _FEW_WORDS:
        return "en"
    return None


def _other_script(sample: str, letters: int, hits: Counter[str]) -> str | None:
    """Returns the language of a text in a non-Latin script: by the script, and by function words if
    several languages share it."""
    table = load_small_words()
    # of Cyrillic, and of Arabic
    for script in ("\u0400-\u04ff", _ARABIC):
        if _share(script, sample=sample, letters=letters) > 0.5:
            marks = Counter(sample.casefold())
            for code, letters_of in table.letters.items():
                hits[code] += sum(marks[letter] for letter in letters_of)
            for code, words in table.words.items():
                if not re.match(f"[{script}]", min(words)):
                    del hits[code]
            best, second, *_ = most_first(hits)
            # two small words, and more than of any other language
            if hits[best] >= 2 and hits[best] > hits[second]:
                return best
            if script == _ARABIC:
                return "ar"
            return None
    for code, range_of, share in table.scripts:
        if _share(range_of, sample=sample, letters=letters) > share:
            return code
    return None


def _function_word_counts(counted: Counter[str]) -> Counter[str]:
    """Counts the occurrences of each language's function words."""
    hits = Counter[str]()
    for code, function_words in load_small_words().words.items():
        hits[code] = sum(counted[word] for word in function_words)
    return hits


def _share(letters_of: str, sample: str, letters: int) -> float:
    return len(re.findall(f"[{letters_of}]", sample)) / letters


def is_read_whole(report: Report) -> bool:
    """Whether the report's statements are read: it is in English, as far as that can be told."""
    sample = report.text[:4000]
    language = report.language or guess_language(sample)
    return language == "en" or (report.language is None and sum(map(str.isalpha, sample)) < 20)


UNKNOWN = "unknown"


def language_of_report(report: Report) -> str:
    """Returns the ISO code of the language in which a report is read, or "unknown"."""
    return "en" if is_read_whole(report) else report.language or UNKNOWN


def unread_warning(report: Report) -> str | None:
    """Returns the warning for a report whose statements are not read, None for others."""
    if is_read_whole(report):
        return None
    seems = "the language cannot be told"
    if report.language:
        seems = f"the language seems to be {report.language!r}"
    return (
        f"{UNREAD}: {seems}, and statements are read in English alone; its passages, known names "
        "and full dates are used"
    )
