"""Finds which sentences of the reports of a story tell of one matter, and makes mended passages
anew (`PassageMaker`)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.passage import (
    Counts,
    Mark,
    MarkKind,
    Passage,
    PassageSentence,
    sentence_id,
)
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.passages.marks import figures_of, grouped, marks_in
from rashomon.passages.rows import TWIN, SentenceRow, make_rows
from rashomon.passages.sentences import words_in
from rashomon.passages.signals import NAMES, load_weights, pairs_of
from rashomon.passages.terms import NOTHING, SentenceTerms, known_in, terms_in
from rashomon.text.by_key import by_key
from rashomon.text.parsed_report import Annotations

_LEAST = 0.12  # strength below which a pair bears on no row
COPY = 0.85  # likeness of letters from which two sentences are near-copies

Count = Callable[[Sequence[PassageSentence]], Counts]
Alike = Callable[[Sequence[Span]], Sequence[Sequence[Span]]]


def order_of(passage: Passage) -> tuple[object, ...]:
    """Returns the place of a passage: copies last, then by reports, differing figures, and how sure
    it is that its sentences are of one matter."""
    return passage.copied(), -passage.reports, not passage.differs, -passage.strength, passage.id


def sentences_with_terms(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
) -> list[SentenceTerms]:
    """Returns the whole sentences of the reports with what they tell, in the order of reports and
    text."""
    known = known_in(names, dates, statements)
    pages = sorted(annotated, key=lambda page: page.report.id)
    return [one for page in pages for one in terms_in(page, known.get(page.report.id, NOTHING))]


Pair = tuple[int, int]


def twins_in(sentences: Sequence[SentenceTerms]) -> dict[int, tuple[int, ...]]:
    """Returns the first of the sentences of the same words in several reports, and all of them;
    most stand alone."""
    same = by_key(
        ((one.language, *map(str.casefold, words_in(one.quote.quote))), n)
        for n, one in enumerate(sentences)
    )
    return {places[0]: tuple(places) for places in same.values()}


def strengths_of(
    sentences: Sequence[SentenceTerms], chosen: Sequence[int] | None = None
) -> tuple[dict[Pair, float], list[Pair]]:
    """Returns the strength of every pair of sentences that may bear on one matter, by their places,
    and the near-copies."""
    weights, letters = load_weights(), NAMES.index("letters")
    found: dict[Pair, float] = {}
    same: list[Pair] = []
    for pairs in pairs_of(sentences, chosen):
        strength = weights.strength(pairs.signals)
        kept = np.nonzero(strength >= _LEAST)[0]
        places = list(zip(pairs.one[kept].tolist(), pairs.other[kept].tolist(), strict=True))
        found.update(zip(places, strength[kept].tolist(), strict=True))
        same += [places[n] for n in np.nonzero(pairs.signals[kept, letters] >= COPY)[0].tolist()]
    return found, same


def distinct(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Returns the passages in their order, each with an id of its own, equal ones once.

    Rows that overlap may share their strongest pair: the first, or the one that a person mended,
    keeps the name of it; the others are named after their core, or all that they hold.
    """
    made: dict[int, Passage] = {}
    taken: set[str] = set()
    for n, one in sorted(enumerate(passages), key=lambda item: item[1].by is None):
        core = [held.id for held in one.core()]
        likely = [held.id for held in one.sentences if held.perhaps]
        whole = content_id("r", *core, "perhaps", *likely)
        if whole not in taken:
            names = (one.id, content_id("r", *core), whole)
            own = next(name for name in names if name not in taken)
            taken |= {own, whole}
            made[n] = replace(one, id=own)
    return tuple(made[n] for n in sorted(made))


class PassageMaker:
    """Finds the passages of a story, and makes anew those whose sentences a person changed.

    `annotated`: its reports with their parses; the rest is what earlier stages found in them.
    `count`: how many lines of reporting, at most and at least, and speakers are behind sentences;
    `alike`: which amounts in sentences of one matter count one thing, by their places.
    """

    def __init__(
        self,
        annotated: Sequence[Annotations],
        *,
        names: Sequence[Name],
        statements: Sequence[Statement],
        dates: Sequence[Date],
        copies: Sequence[Copy],
        count: Count,
        alike: Alike,
    ) -> None:
        self._sentences = sentences_with_terms(
            annotated, names=names, statements=statements, dates=dates
        )
        self._pages = {page.report.id: page for page in annotated}
        self._count, self._alike = count, alike
        self._strengths: dict[Pair, float] = {}
        self._first: dict[int, int] = {}  # of sentences of the same words, the one compared for all
        self._place = {sentence_id(one.quote): n for n, one in enumerate(self._sentences)}
        self._days = by_key((d.span.report, (d.span.start, d.span.end)) for d in dates)
        # of each report its stretches, with the least id of their copies and who has them
        self._copied: defaultdict[str, dict[Span, tuple[str, set[str]]]] = defaultdict(dict)
        for copy in copies:
            for mine, theirs in ((copy.a, copy.b), (copy.b, copy.a)):
                ident, others = self._copied[mine.report].get(mine, (copy.id, set()))
                others.add(theirs.report)
                self._copied[mine.report][mine] = min(ident, copy.id), others

    def found(self) -> tuple[Passage, ...]:
        """Returns the passages, those of most reports first."""
        twins = twins_in(self._sentences)
        strengths, copied = strengths_of(self._sentences, sorted(twins))
        self._strengths = strengths
        self._first = {n: first for first, same in twins.items() for n in same}
        several = {n: same for n, same in twins.items() if len(same) > 1}
        rows = make_rows(strengths, [one.quote.report for one in self._sentences], copied, several)
        return distinct(sorted(map(self.passage, rows), key=order_of))

    def sentences(self, found: Sequence[Passage]) -> dict[str, PassageSentence]:
        """Returns every sentence of the story by its id, those `found` in passages as they stand
        there."""
        every = [self._held(one, perhaps=False) for one in self._sentences]
        held = [one for passage in found for one in passage.sentences]
        return {one.id: one for one in (*every, *held)}

    def terms(self) -> dict[str, SentenceTerms]:
        """Returns what every sentence of the story tells, by its id."""
        return {sentence_id(one.quote): one for one in self._sentences}

    def strength(self, one: str, other: str) -> float:
        """Returns how probable it is that two sentences, by their ids, tell of one matter."""
        a, b = (self._first.get(n, n) for n in (self._place[one], self._place[other]))
        return TWIN if a == b else self._strengths.get((min(a, b), max(a, b)), 0.0)

    def remade(self, passage: Passage) -> Passage:
        """Returns a passage whose sentences are others now with their marks and numbers; its
        strength stays."""
        core = tuple(self._place[one.id] for one in passage.core())
        likely = tuple(self._place[one.id] for one in passage.sentences if one.perhaps)
        strongest = core[0], core[1 % len(core)]
        made = self.passage(SentenceRow(core, likely, strongest, passage.strength))
        return replace(made, id=passage.id or made.id, by=passage.by)

    def joined(self, sentences: Sequence[str], by: str) -> Passage:
        """Returns a passage of these sentences, which their author says to be of one matter."""
        places = tuple(sorted(self._place[one] for one in sentences))
        strength = self._strengths.get((places[0], places[1]), 0.0)
        made = self.passage(SentenceRow(places, (), (places[0], places[1]), strength))
        return replace(made, by=by)

    def passage(self, row: SentenceRow) -> Passage:
        """Returns the passage of a row."""
        perhaps = frozenset(row.perhaps)
        places = sorted((*row.core, *row.perhaps))
        held = {i: self._held(self._sentences[i], perhaps=i in perhaps) for i in places}
        core = [held[i] for i in sorted(row.core)]
        figures = {i: figures_of(self._sentences[i], self._pages[held[i].report]) for i in places}
        sure = [
            (held[i].report, held[i].id, figure) for i in sorted(row.core) for figure in figures[i]
        ]
        marks, differing = grouped(sure, self._alike([one.quote for one in core]))
        marks += [
            Mark(MarkKind.FIGURE, held[i].id, f.start, f.end)
            for i in row.perhaps
            for f in figures[i]
        ]
        reports = {one.report for one in held.values()}
        for i in places:
            marks += self._marks(self._sentences[i], held[i].id, reports)
        order = {one.id: n for n, one in enumerate(held.values())}
        counts = self._count(core)
        return Passage(
            content_id("r", *(held[i].id for i in row.strongest)),
            core[0].id,
            tuple(held.values()),
            marks=tuple(sorted(marks, key=lambda m: (order[m.of], m.start, m.end, m.kind))),
            differs=(MarkKind.FIGURE,) if differing else (),
            reports=len({one.report for one in core}),
            lines=counts.lines,
            speakers=counts.speakers,
            least_lines=counts.least_lines,
            first=counts.first,
            strength=round(row.strength, 3),
        )

    def _held(self, sentence: SentenceTerms, *, perhaps: bool) -> PassageSentence:
        quote = sentence.quote
        covering = [
            (min(side.end, quote.end) - max(side.start, quote.start), ident)
            for side, (ident, _) in self._copied[quote.report].items()
        ]
        most = [
            (-shared, ident) for shared, ident in covering if 2 * shared > quote.end - quote.start
        ]
        return PassageSentence(
            sentence_id(quote),
            quote,
            speaker=sentence.speaker,
            statements=sentence.statements,
            from_copy=min(most)[1] if most else None,
            perhaps=perhaps,
            speaker_by=sentence.speaker_by,
        )

    def _marks(self, sentence: SentenceTerms, ident: str, reports: set[str]) -> list[Mark]:
        report = sentence.quote.report
        copied = [side for side, (_, others) in self._copied[report].items() if others & reports]
        return list(marks_in(sentence, ident, self._days[report], copied, self._pages[report]))
