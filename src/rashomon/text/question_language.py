"""Tells the language of a question from the reports that it is put to (`language_of_question`)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.report import Report
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.detect_language import guess_language, language_of_report
from rashomon.text.gathering import by_key, only_one
from rashomon.text.word_forms import stems_of

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-Z]")
_LONG = 3  # letters of a word that tells the language
_FIRST = 2  # words of a question among which the one stands with which it asks,
_ASKING = 2  # which tells as much as so many small words
_FOREIGN = 0.5  # share of words that no English text has, from which a question is not English


def language_of_question(question: str, reports: Iterable[Report]) -> str:
    """Returns the ISO code of the language of a question.

    Its script decides first, then its small words and those with which it asks, then the words that
    it shares with the reports. A question is too short to be recognised by itself. If it reads like
    English, it is English or in a language of the reports, otherwise in one of these or another in
    which questions are known.
    """
    by_language = by_key((language_of_report(report), report) for report in reports)
    guessed = guess_language(question)
    if guessed and guessed in by_language and guessed != "en":
        return guessed
    words = _WORD.findall(question.casefold())
    if _LATIN.search(question) is None and guessed != "en":
        return guessed or _asking_language(words) or "en"
    return _among_known(question, words, by_language) or "en"


def _among_known(
    question: str, words: list[str], by_language: Mapping[str, Sequence[Report]]
) -> str | None:
    """Returns the one language of which a question in Latin letters has most words."""
    languages = {"en", *by_language}
    if reads_foreign(question, by_language.get("en", ())):
        languages = {*load_small_words().asking, *by_language} - {"en"}
    counts = _small_words_counted(words, languages)
    own = Counter({language: counts[language] for language in by_language})
    return _most(counts) or _most(own) or _most(_words_shared(words, by_language))


def _asking_language(words: Sequence[str]) -> str | None:
    """Returns the one language that asks with the first of these words."""
    asking = load_small_words().asking
    return only_one(language for language in asking if asking[language].intersection(words[:1]))


def reads_foreign(text: str, english: Iterable[Report] = ()) -> bool:
    """Returns whether many of a few words, names apart, stand in no English text, nor in these
    reports that are in English."""
    lowered = {word for word in _WORD.findall(text) if word.islower() and len(word) >= _LONG}
    printed = set[str]()
    for report in english:
        printed.update(_WORD.findall(report.text.casefold()))
    foreign = lowered - load_rarity().known.keys() - printed
    return len(foreign) >= _FOREIGN * len(lowered) > 0


def _small_words_counted(words: Sequence[str], languages: Iterable[str]) -> Counter[str]:
    """Returns how many small words of each language a question has; the word with which it asks
    counts for more."""
    tables = load_small_words()
    counts = Counter[str]()
    for language in languages:
        counts[language] = sum(word in tables.words.get(language, ()) for word in words)
        asks = not tables.asking.get(language, frozenset()).isdisjoint(words[:_FIRST])
        counts[language] += _ASKING * asks
    return counts


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
