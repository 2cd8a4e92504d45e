"""The sentences of a draft beside those of the reports that bear on the same thing (`Beside`), each
with what the stages found in it (`Facts`); and what these have, in words, counted without the draft
(`Teller`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.comparing.finish import SideBySide
from rashomon.comparing.prepare import Prepared
from rashomon.lineage.lines import OriginCounter
from rashomon.lineage.moments import own_moment
from rashomon.model.claim import ClaimSentence
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.read_numbers import CountedNumber
from rashomon.telling.notes import Line, Note, NoteKind, name_reports_in
from rashomon.telling.wording import independent
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.report_names import name_reports

DRAFT = "your draft"
"""The id of the draft, and what it is called."""
_LEAST = 0.25  # strength below which sentences do not stand beside each other
_MOST = 12  # of one sentence
_LINES = 3  # of a note


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
        return Facts(
            sentence,
            tuple(self._numbers.get((span.report, span.start), ())),
            tuple(one for one in self._dates.get(span.report, ()) if span.contains(one.span)),
            tuple(one for one in self._names.get(span.report, ()) if span.contains(one[0])),
            tuple(self._said[one] for one in sentence.statements),
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

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(f" {fold(r.text)} " for r in self._known.reports if r.id != DRAFT)


Found = tuple[Facts, Span]
"""A sentence of a report, and the words of it that a note shows."""


class Teller:
    """Knows what the reports are called and how many of them are independent."""

    def __init__(self, known: Prepared) -> None:
        pile = [one for one in known.reports if one.id != DRAFT]
        self.reports: dict[str, Report] = {one.id: one for one in pile}
        self.called = name_reports(pile)
        self.moments = {one.id: own_moment(one) for one in pile}
        kept = [one for one in known.copies if DRAFT not in (one.a.report, one.b.report)]
        self._counter = OriginCounter(kept, pile, known.statements, known.names)

    def note(
        self, kind: NoteKind, one: Facts, words: Span, told: str, found: Iterable[Found]
    ) -> Note:
        """Returns a note beside a sentence, with what reports have, in their words."""
        return Note(kind, one.span, words, told, tuple(self._lines(list(found))))

    def _lines(self, found: Sequence[Found]) -> Iterator[Line]:
        same = by_key((" ".join(words.quote.casefold().split()), (f, words)) for f, words in found)
        for some in list(same.values())[:_LINES]:
            sentences = [facts.sentence for facts, _ in some]
            who = (sentences[0].speaker, self.told_in(sentences))
            yield some[0][1].line, ", ".join(filter(None, who))

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([one.report for one in sentences], self.called)
        counted = self._counter.of_sentences(sentences)
        return f"{names}, {independent(counted.origins)}" if counted.reports > 1 else names
