"""Who says what (`saying_of`), and whether two sentences give the same words to one speaker."""

from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

_PRONOUNS = set_of("small_words.third_persons")
_MUCH = 0.6  # share of the words of what says less from which both say the same
_BESIDE = 4  # words before and behind a name that say who that is


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says, in families of words. `name`: the id of the speaker's name, if any;
    `last`: the last word of the speaker; `called`: the words by which the report calls the speaker;
    `known`: all words of the report."""

    name: str | None
    last: str
    called: frozenset[str]
    content: frozenset[str]
    known: frozenset[str]

    def tells(self, saying: "Saying") -> bool:
        """Whether both say much the same."""
        shared = len(self.content & saying.content)
        least = min(len(self.content), len(saying.content))
        return shared >= max(1, _MUCH * least) and (shared > 1 or least == 1)

    def is_by(self, saying: "Saying") -> bool | None:
        """Whether both have one speaker; None where that may be. A report that knows somebody by
        name, or by a description, and gives the words to another, says that these are not his."""
        if self.name and saying.name and self.last != saying.last:
            return self.name == saying.name
        if not self.called.isdisjoint(saying.called):
            return True
        return False if self.last in saying.known else None


def is_named_in(statement: Statement, sentence: Span) -> bool:
    """Whether a sentence itself says who speaks, by more than a pronoun."""
    who = statement.speaker_span
    if who is None or not sentence.contains(who) or not statement.is_sure:
        return False
    return bool(fold(statement.speaker or "")) and who.quote.casefold() not in _PRONOUNS


def saying_of(statement: Statement, report: Report) -> Saying:
    """Returns what a statement says, and who says it."""
    words = _words_of(report)
    called = fold(f"{statement.role or ''} {statement.speaker or ''}").split()
    nearby = set(called)
    for place, word in enumerate(words):
        if statement.speaker_name and word == called[-1]:
            nearby.update(words[max(0, place - _BESIDE) : place + _BESIDE + 1])
    return Saying(
        statement.speaker_name,
        called[-1],
        frozenset(nearby - STOP_WORDS),
        content_families(statement.quote.quote),
        frozenset(words),
    )


@lru_cache(maxsize=64)
def _words_of(report: Report) -> list[str]:
    return fold(report.text).split()


def content_families(text: str) -> frozenset[str]:
    """Returns the families of the words that tell something."""
    return frozenset(family_of(word) for word in fold(text).split() if word not in STOP_WORDS)
