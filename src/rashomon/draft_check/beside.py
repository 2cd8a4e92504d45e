"""The sentences of a draft beside those of the reports that bear on the same thing (`Beside`), each
with what the stages found in it (`Facts`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.comparing.finish import SideBySide
from rashomon.comparing.prepare import Prepared
from rashomon.model.claim import ClaimSentence
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.read_numbers import CountedNumber
from rashomon.text.by_key import by_key
from rashomon.text.name_words import fold

DRAFT = "your draft"
"""The id of the draft, and what it is called."""
_LEAST = 0.25  # strength below which sentences do not stand beside each other
_MOST = 12  # of one sentence


@dataclass(frozen=True, slots=True)
class Facts:
    """A sentence with the numbers, days, names and statements in it; `strength`: how probable it is
    that it bears on what the sentence of the draft does beside which it stands."""

    sentence: ClaimSentence
    numbers: tuple[CountedNumber, ...]
    dates: tuple[Date, ...]
    names: tuple[tuple[Span, Name], ...]
    statements: tuple[Statement, ...]
    strength: float = 1.0

    @property
    def span(self) -> Span:
        """The sentence itself."""
        return self.sentence.span

    @property
    def report(self) -> str:
        """Whose sentence it is."""
        return self.sentence.report


class Beside:
    """The sentences of a draft and of the reports that it is held against."""

    def __init__(self, known: Prepared, laid: SideBySide, numbers: Sequence[CountedNumber]) -> None:
        self._known, self._laid = known, laid
        self.page = next(a for a in known.annotated if a.report.id == DRAFT)
        self._numbers = by_key(((one.report, one.sentence.start), one) for one in numbers)
        self._dates = by_key((one.span.report, one) for one in known.dates)
        named = [(span, name) for name in known.names for span in name.mentions]
        self._names = by_key((span.report, (span, name)) for span, name in named)
        self._said: Mapping[str, Statement] = {one.id: one for one in known.statements}
        sentences = sorted(laid.sentences.values(), key=lambda one: one.span)
        self.draft = [self.facts(one) for one in sentences if one.report == DRAFT]
        self._others = [one for one in sentences if one.report != DRAFT]

    def facts(self, sentence: ClaimSentence, strength: float = 1.0) -> Facts:
        """Returns a sentence with what stands in it."""
        span = sentence.span
        held = [self._said[one] for one in sentence.statements]
        return Facts(
            sentence,
            tuple(self._numbers.get((span.report, span.start), ())),
            tuple(one for one in self._dates.get(span.report, ()) if span.contains(one.span)),
            tuple(one for one in self._names.get(span.report, ()) if span.contains(one[0])),
            tuple(held),
            strength,
        )

    @cached_property
    def pile(self) -> tuple[Facts, ...]:
        """All sentences of the reports."""
        return tuple(map(self.facts, self._others))

    def near(self, one: Facts) -> list[Facts]:
        """Returns the sentences of the reports that may bear on the same thing, the likeliest
        first."""
        ident = one.sentence.id
        rated = [(self._laid.strength(ident, other.id), other) for other in self._others]
        likely = sorted((r for r in rated if r[0] >= _LEAST), key=lambda r: (-r[0], r[1].span))
        return [self.facts(other, strength) for strength, other in likely[:_MOST]]

    def has_words(self, words: str) -> bool:
        """Whether a report has these words, in plain letters, one after the other."""
        return any(f" {words} " in text for text in self._texts)

    def has_name(self, name: str) -> bool:
        """Whether a report has all words of a name, one after the other or in one name."""
        sought = fold(name)
        parts = set(sought.split())
        return self.has_words(sought) or any(parts <= words for words in self._called)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(f" {fold(r.text)} " for r in self._known.reports() if r.id != DRAFT)

    @cached_property
    def _called(self) -> frozenset[frozenset[str]]:
        """The words of each name as reports spell it."""
        spelled = (span for name in self._known.names for span in name.mentions)
        return frozenset(
            frozenset(fold(span.quote).split()) for span in spelled if span.report != DRAFT
        )
