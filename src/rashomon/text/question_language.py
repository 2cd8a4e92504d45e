"""Tells the language of a question from the reports that it is put to (`language_of_question`)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.report import Report
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.text.detect_language import guess_language, language_of_report
from rashomon.text.gathering import by_key
from rashomon.text.word_forms import stems_of

_WORD = re.compile(r"[^\W\d_]+")


def language_of_question(question: str, reports: Iterable[Report]) -> str:
    """Returns the ISO code of the language of a question, among English and the languages of the
    reports: by its script, by its small words, or by the words that it shares with the reports. A
    question is too short to be recognised by itself."""
    by_language = by_key((language_of_report(report), report) for report in reports)
    languages = {"en", *by_language}
    if languages == {"en"}:
        return "en"
    guessed = guess_language(question)
    if guessed in languages and guessed != "en":
        return guessed
    words = _WORD.findall(question.casefold())
    small_words = load_small_words().words
    counts = Counter[str]()
    for language in languages:
        counts[language] = sum(word in small_words.get(language, ()) for word in words)
    return _most(counts) or _most(_words_shared(words, by_language)) or "en"


def _words_shared(words: list[str], by_language: Mapping[str, Sequence[Report]]) -> Counter[str]:
    """Returns how many words of a question the reports in each language have, in any form."""
    shared = Counter[str]()
    for language, reports in by_language.items():
        stems = set[str]()
        for report in reports:
            stems.update(stems_of(_WORD.findall(report.text.casefold()), language))
        shared[language] = len(stems.intersection(stems_of(words, language)))
    return shared


def _most(counts: Counter[str]) -> str | None:
    """Returns the one language that has most, if there is one."""
    (first, most), *others = counts.most_common(2)
    is_alone = all(count < most for _, count in others)
    return first if most and is_alone else None
