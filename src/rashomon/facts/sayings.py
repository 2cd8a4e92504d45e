"""Finds who says what (`saying_of`), and whether two sentences give the same words to one
speaker."""

import re
from collections.abc import Iterable
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

_MUCH = 0.6  # share of the words of what says less from which both say the same
_SOME = 0.35  # share from which both say something of one thing
_SPOKESMEN = frozenset(map(family_of, set_of("turns.spokesmen")))
_WRITINGS = frozenset(map(family_of, set_of("turns.writings")))
# the words before a name, which say who that is
_WIDTH = 40
_BEFORE = re.compile(r"[^.,;:!?“”\"\n]*$")


@record
class Saying:
    """What somebody says, in families of words.

    - `name`: the id of the speaker's name, if any
    - `who`: the words for the speaker
    - `called`: these, and other words that the report uses for the speaker
    - `known`: all words of the report
    - `is_written`: whether a letter or the like says it
    """

    name: str | None
    who: tuple[str, ...]
    called: frozenset[str]
    content: frozenset[str]
    known: frozenset[str]
    is_written: bool

    @property
    def figures(self) -> frozenset[str]:
        """Returns what stands there in digits."""
        return frozenset(filter(str.isdigit, self.content))

    def is_by(self, saying: "Saying") -> bool | None:
        """Tells whether both have one speaker; None if that is possible, or if they do not say much
        the same, or give other figures.

        If a report knows somebody by name or description and gives the words to somebody else, it
        says that they are not theirs.
        """
        if not self._says_as_much(saying, _MUCH):
            return None
        if self._is_of_one_called_alike(saying):
            return True
        if self.is_written is not saying.is_written:
            return None  # an outlet may say what a letter says
        if self.name and saying.name:
            return self.name == saying.name
        speaks_for_others = not _SPOKESMEN.isdisjoint((*self.who, *saying.who))
        return False if self.who[-1] in saying.known and not speaks_for_others else None

    def may_be(self, saying: "Saying") -> bool:
        """Whether somebody who is called alike says something of this."""
        return self._is_of_one_called_alike(saying) and self._says_as_much(saying, _SOME)

    def _is_of_one_called_alike(self, saying: "Saying") -> bool:
        return not (self.called.isdisjoint(saying.who) and saying.called.isdisjoint(self.who))

    def _says_as_much(self, saying: "Saying", least: float) -> bool:
        """Whether both share two words, so much of what says less, and give no other figures."""
        if self.figures and saying.figures and self.figures != saying.figures:
            return False
        shared = len(self.content & saying.content)
        return shared >= max(2, least * min(len(self.content), len(saying.content)))


def saying_of(statement: Statement, report: Report, speakers: Iterable[str] = ()) -> Saying | None:
    """Returns what a statement says, and who says it. Returns None if it is not known who speaks,
    by a name or a description. `speakers`: the families of those who are named beside the words for
    the speaker: "aides, including Ada Thorn"."""
    speaker = statement.speaker or ""
    who = _families(speaker)
    if not who:
        return None
    words = statement.speaker_span.quote if statement.speaker_span else speaker
    names_of_speaker = {*who, *_families(statement.role or ""), *speakers}
    if statement.speaker_name:
        names_of_speaker |= _words_before(speaker, report.text)
    return Saying(
        name=statement.speaker_name,
        who=who,
        called=frozenset(names_of_speaker),
        content=content_families(statement.quote.quote),
        known=content_families(report.text),
        is_written=not _WRITINGS.isdisjoint(_families(words)),
    )


@lru_cache(maxsize=1024)
def _words_before(name: str, text: str) -> frozenset[str]:
    """Returns the families of the words before a name, wherever it stands in a text."""
    families = set[str]()
    for match in re.finditer(re.escape(name), text):
        before = text[max(0, match.start() - _WIDTH) : match.start()]
        families.update(_families(_BEFORE.findall(before)[0]))
    return frozenset(families)


def _families(text: str) -> tuple[str, ...]:
    return tuple(family_of(word) for word in fold(text).split() if word not in STOP_WORDS)


@lru_cache(maxsize=1024)
def content_families(text: str) -> frozenset[str]:
    """Returns the families of the words that tell something."""
    return frozenset(_families(text))
