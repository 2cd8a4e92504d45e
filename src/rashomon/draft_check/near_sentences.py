"""The sentences of a draft beside those of the reports that bear on the same thing (`Beside`), each
with what the stages found in it (`Facts`); and what these have, in words, counted without the draft
(`Teller`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, permutations

import numpy as np

from rashomon.claims.find_claims import claim_sentence, sentences_with_terms
from rashomon.claims.signals import load_weights, pairs_of
from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.prepare import Prepared
from rashomon.differences.native_days import deed_on
from rashomon.lineage.moments import own_moment
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.date import Date
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.read_numbers import read_numbers
from rashomon.telling.notes import Line, Note, NoteKind, name_reports_in
from rashomon.telling.wording import independent
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.report_names import name_reports
from rashomon.text.word_families import family_of
from rashomon.topics.find_topics import answers
from rashomon.topics.said import heard

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
    names: tuple[Span, ...]
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
    """The sentences of a draft and of the reports that it is held against. `met`: those of the
    reports that may bear on what the draft tells, by id."""

    def __init__(self, known: Prepared, own: Prepared) -> None:
        self._known = known
        (self.page,) = own.annotated
        self._pages = {page.report.id: page for page in (*known.used, self.page)}
        both = ("names", "dates", "statements")
        found = {name: (*getattr(known, name), *getattr(own, name)) for name in both}
        names, dates, said = found.values()
        mine, terms = (sentences_with_terms(a, **found) for a in (own.annotated, known.used))
        numbers = read_numbers((*own.english, *known.english), **found)
        self._numbers = by_key(((one.report, one.sentence.start), one) for one in numbers)
        self._dates = by_key((one.span.report, one) for one in dates)
        self._names = by_key((span.report, span) for name in names for span in name.mentions)
        self._said: Mapping[str, Statement] = {one.id: one for one in said}
        self._near = by_key(_near_pairs(mine, terms))
        self._others = [claim_sentence(one) for one in terms]
        self.met = frozenset(self._others[n].id for near in self._near.values() for _, n in near)
        self.draft = [self.facts(claim_sentence(one)) for one in mine]

    def facts(self, sentence: ClaimSentence, strength: float = 1.0) -> Facts:
        """Returns a sentence with what stands in it."""
        span = sentence.span
        return Facts(
            sentence,
            tuple(self._numbers[span.report, span.start]),
            tuple(one for one in self._dates[span.report] if span.contains(one.span)),
            tuple(one for one in self._names[span.report] if span.contains(one)),
            tuple(self._said[one] for one in sentence.statements),
            strength,
        )

    @cached_property
    def pile(self) -> tuple[Facts, ...]:
        """All sentences of the reports."""
        return tuple(map(self.facts, self._others))

    @cached_property
    def turned(self) -> Mapping[Span, Sequence[Span]]:
        """What a speaker says in the draft, with the words in which the same says no to it in a
        report, or says there what the draft has with a no."""
        said = heard((*self._known.used, self.page), [*self._said.values()], self._known.names)
        pairs = (permutations((one.said, one.answered)) for one in answers(list(said)))
        return by_key(
            (mine.statement.quote, there.shown)
            for mine, there in chain.from_iterable(pairs)
            if mine.page is self.page and mine.source == there.source
        )

    def near(self, one: Facts) -> list[Facts]:
        """Returns the sentences of the reports that may bear on the same thing, the likeliest
        first."""
        likely = sorted(self._near[one.sentence.id], key=lambda pair: (-pair[0], pair[1]))
        return [self.facts(self._others[n], strength) for strength, n in likely[:_MOST]]

    def deed(self, day: Span) -> str | None:
        """Returns the family of the verb that tells what was done on a day."""
        page = self._pages[day.report]
        place = deed_on(page.words, day) if page.read_whole else None
        return None if place is None else family_of(page.words.lemma[place])

    def words(self, one: Facts, first: int, last: int) -> Span:
        """Returns words of a sentence of the draft, by where they stand in it."""
        return self.page.report.span(one.span.start + first, one.span.start + last)

    def has_words(self, words: str) -> bool:
        """Whether a report has these words, in plain letters, one after the other."""
        return any(f" {words} " in text for text in self._texts)

    def has_number(self, one: CountedNumber) -> bool:
        """Whether a report has this number, be it in figures or in words."""
        return any(one.same_number(other) for facts in self.pile for other in facts.numbers)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(f" {fold(r.text)} " for r in self._known.reports)


def _near_pairs(
    mine: Sequence[SentenceTerms], others: Sequence[SentenceTerms]
) -> Iterator[tuple[str, tuple[float, int]]]:
    """Each sentence of the draft, by id, with the strength and the place of one that it may share
    its subject with."""
    pairs = next(pairs_of((*mine, *others)), None) if mine else None
    if pairs is not None:
        strengths = load_weights().strength(pairs.signals)
        for n in np.nonzero(strengths >= _LEAST)[0].tolist():
            place = int(pairs.other[n]) - len(mine)
            yield sentence_id(mine[pairs.one[n]].quote), (float(strengths[n]), place)


class Teller:
    """Knows what the reports are called and how many of them are independent."""

    def __init__(self, known: Prepared) -> None:
        pile = known.reports
        self.reports: dict[str, Report] = {one.id: one for one in pile}
        self.called = name_reports(pile)
        self.moments = {one.id: own_moment(one) for one in pile}
        self._counter = known.counter

    def note(
        self,
        kind: NoteKind,
        one: Facts,
        words: Span,
        told: str,
        found: Iterable[tuple[Facts, Span]],
    ) -> Note:
        """Returns a note beside a sentence. `found`: sentences of reports, with the words of each
        that it shows."""
        return Note(kind, one.span, words, told, tuple(self._lines(found)))

    def _lines(self, found: Iterable[tuple[Facts, Span]]) -> Iterator[Line]:
        same = by_key((words.line.casefold(), (f, words)) for f, words in found)
        for some in list(same.values())[:_LINES]:
            sentences = [facts.sentence for facts, _ in some]
            who = (sentences[0].speaker, self.told_in(sentences))
            yield some[0][1].line, ", ".join(filter(None, who))

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([one.report for one in sentences], self.called)
        counted = self._counter.of_sentences(sentences)
        return f"{names}, {independent(counted.origins)}" if counted.reports > 1 else names
