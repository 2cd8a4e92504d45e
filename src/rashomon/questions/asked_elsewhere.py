"""What of a question crosses languages (`AskedElsewhere`): names, numbers and days, in whatever
letters and words."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from rashomon.answers.looks.report_values import days_of_match, figures_of_sentence
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.values_elsewhere import as_figures, days_in, is_latin, is_written
from rashomon.numbers.values_printed import amounts_printed
from rashomon.shipped.tables.language_tables import every_asking_word, every_small_word
from rashomon.text.detect_language import language_of_report
from rashomon.text.letter_sounds import heard_in_latin
from rashomon.text.name_words import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ALL = 0.7  # nearness of a sentence with all that is asked, if that is several things
_ONE = 0.55  # that of a sentence with one name, number or day: it hardly answers alone
_ENDING = 2  # letters that another language may add to a name
_SHORTEST = 4  # letters of a name that may have them
_CONSONANTS = 3  # by which a name is known in other letters
_NO_NAMES = every_small_word() | every_asking_word()
_Has = Callable[[Facts], bool]


class AskedElsewhere:
    """The names, numbers and days of a question in a language (ISO code), as they are looked for in
    sentences of other languages. `sentences`: those of the story."""

    def __init__(self, question: Facts, language: str, sentences: Iterable[Facts]) -> None:
        self._language = language
        elsewhere = list(filter(self.is_elsewhere, sentences))
        self._sought = [*_days_sought(question), *_numbers_sought(question, language)]
        for has_name in _names_sought(question):
            # a German noun is no name for its large letter
            if language != "de" or any(map(has_name, elsewhere)):
                self._sought.append(has_name)

    def is_elsewhere(self, facts: Facts) -> bool:
        """Whether a sentence is in another language than the question."""
        return language_of_report(facts.page.report) != self._language

    def nearness(self, facts: Facts) -> float:
        """Returns how near a sentence of another language is to the question, by what it has of
        what is asked."""
        if not self._sought or not self.is_elsewhere(facts):
            return 0.0
        having = sum(has(facts) for has in self._sought)
        share = having / len(self._sought)
        return share * (_ALL if having > 1 else _ONE)


def _names_sought(question: Facts) -> Iterator[_Has]:
    """Yields what looks for each run of capitalised words but for small words with which a question
    begins."""
    capitals = list[str]()
    for word in [*_WORD.findall(question.quote), ""]:
        is_large = word != word.lower()  # "al-Sanjari"
        if is_large and word.casefold() not in _NO_NAMES:
            capitals.append(word)
        elif capitals:
            yield partial(_has_name, tuple(capitals))
            capitals = []


def _has_name(name: tuple[str, ...], facts: Facts) -> bool:
    """Whether a sentence has a name, or its last word, in its own letters or by its consonants."""
    if not (is_latin(name[-1]) and is_latin(facts.quote)):
        telling = [word for word in name if len(heard_in_latin(word)) >= _CONSONANTS]
        return bool(telling) and is_written(telling, facts.quote) is True
    last = fold(name[-1])
    most = len(last) + (_ENDING if len(last) >= _SHORTEST else 0)
    words = fold(facts.quote).split()
    return any(word.startswith(last) and len(word) <= most for word in words)


def _numbers_sought(question: Facts, language: str) -> Iterator[_Has]:
    if question.read_whole:
        for figure in figures_of_sentence(question):
            yield partial(_has_figure, {figure})
        return
    for amount in amounts_printed(question.quote, language):
        if not amount.is_spelled or amount.readings[0] > 1:
            yield partial(_has_figure, as_figures(amount.readings, ".6g"))


def _has_figure(figures: set[str], facts: Facts) -> bool:
    return not figures.isdisjoint(figures_of_sentence(facts))


def _days_sought(question: Facts) -> Iterator[_Has]:
    for day in sorted(_days_of(question)):
        yield partial(_has_day, day)


def _has_day(day: str, facts: Facts) -> bool:
    return day in _days_of(facts)


def _days_of(facts: Facts) -> set[str]:
    """Returns the days of a sentence, month and day: "03-11"."""
    days = set(days_in(facts))
    if facts.read_whole:
        days = {f"{month:02}-{day:02}" for month, day in days_of_match(facts.quote) if day}
    for date in facts.dates:
        if date.earliest and date.earliest[:10] == (date.latest or "")[:10]:
            days.add(date.earliest[5:10])
    return {day for day in days if not day.endswith("-")}
