"""Finds which sentences of the reports of a story tell of one matter (`find_passages`)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.passages.label import label_of
from rashomon.passages.marks import Placed, figures_of, grouped, marks_in
from rashomon.passages.rows import Row, make_rows
from rashomon.passages.sentences import words_in
from rashomon.passages.signals import NAMES, load_weights, pairs_of
from rashomon.passages.terms import NOTHING, Told, known_in, told_in
from rashomon.text.annotations import Annotations

_LEAST = 0.08  # strength below which a pair bears on no row
COPY = 0.85  # likeness of letters from which two sentences are near-copies

Count = Callable[[Sequence[PassageSentence]], tuple[int, int]]


def each_alone(sentences: Sequence[PassageSentence]) -> tuple[int, int]:
    """Returns lines and speakers where nothing is known of copies and agencies: every report is a line."""
    voices = {one.speaker or one.report for one in sentences}
    return len({one.report for one in sentences}), len(voices)


def find_passages(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
    count: Count = each_alone,
) -> tuple[Passage, ...]:
    """Returns the passages of a story, those of most reports first.

    `annotated`: its reports with their parses; the rest is what earlier stages found in them. `count`: how
    many lines of reporting and speakers are behind sentences.
    """
    told = told_of(annotated, names=names, statements=statements, dates=dates)
    twins = twins_in(told)
    strengths, copied = strengths_of(told, sorted(twins))
    several = {n: same for n, same in twins.items() if len(same) > 1}
    rows = make_rows(strengths, [one.quote.report for one in told], copied, several)
    pages = {page.report.id: page for page in annotated}
    make = _Maker(pages, told, names, dates, copies, count)
    made = [make.passage(row) for row in rows]
    return tuple(sorted(made, key=order_of))


def order_of(passage: Passage) -> tuple[object, ...]:
    """Returns the place of a passage: copies last, then by reports, differing figures, and length of what is told."""
    told = sum(len(one.quote.quote) for one in passage.core())
    return passage.copied(), -passage.reports, not passage.differs, -told, passage.id


def told_of(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
) -> list[Told]:
    """Returns the whole sentences of the reports with what they tell, in the order of reports and text."""
    known = known_in(names, dates, statements)
    pages = sorted(annotated, key=lambda page: page.report.id)
    return [one for page in pages for one in told_in(page, known.get(page.report.id, NOTHING))]


Pair = tuple[int, int]


def twins_in(told: Sequence[Told]) -> dict[int, tuple[int, ...]]:
    """Returns the first of the sentences of the same words in several reports, and all of them; most stand alone."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        same[one.language, *(word.casefold() for word in words_in(one.quote.quote))].append(n)
    return {places[0]: tuple(places) for places in same.values()}


def strengths_of(
    told: Sequence[Told], chosen: Sequence[int] | None = None
) -> tuple[dict[Pair, float], list[Pair]]:
    """Returns the strength of every pair of sentences that may bear on one matter, by their places, and the near-copies."""
    weights, letters = load_weights(), NAMES.index("letters")
    found: dict[Pair, float] = {}
    same: list[Pair] = []
    for pairs in pairs_of(told, chosen):
        strength = weights.strength(pairs.signals)
        kept = np.nonzero(strength >= _LEAST)[0]
        places = list(zip(pairs.one[kept].tolist(), pairs.other[kept].tolist(), strict=True))
        found.update(zip(places, strength[kept].tolist(), strict=True))
        like = np.nonzero(pairs.signals[kept, letters] >= COPY)[0].tolist()
        same += [places[n] for n in like]
    return found, same


class _Maker:
    """Makes passages of rows."""

    def __init__(
        self,
        pages: Mapping[str, Annotations],
        told: Sequence[Told],
        names: Sequence[Name],
        dates: Sequence[Date],
        copies: Sequence[Copy],
        count: Count,
    ) -> None:
        self._pages, self._told, self._count = pages, told, count
        self._names = {name.id: name for name in names}
        self._days: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for date in dates:
            self._days[date.span.report].append((date.span.start, date.span.end))
        self._copies: dict[str, list[tuple[str, Span, str]]] = defaultdict(list)
        for copy in copies:
            self._copies[copy.a.report].append((copy.id, copy.a, copy.b.report))
            self._copies[copy.b.report].append((copy.id, copy.b, copy.a.report))

    def passage(self, row: Row) -> Passage:
        """Returns the passage of a row."""
        perhaps = frozenset(row.perhaps)
        places = sorted((*row.core, *row.perhaps))
        held = {i: self._held(self._told[i], perhaps=i in perhaps) for i in places}
        core = [held[i] for i in sorted(row.core)]
        figures = {i: figures_of(self._told[i], self._pages[held[i].report]) for i in places}
        sure = [
            (held[i].report, held[i].id, figure) for i in sorted(row.core) for figure in figures[i]
        ]
        marks, differing = grouped(sure)
        marks += [
            Mark(MarkKind.FIGURE, held[i].id, f.start, f.end)
            for i in row.perhaps
            for f in figures[i]
        ]
        reports = {one.report for one in held.values()}
        for i in places:
            marks += self._marks(self._told[i], held[i].id, reports)
        order = {one.id: n for n, one in enumerate(held.values())}
        lines, speakers = self._count(core)
        return Passage(
            content_id("r", *(held[i].id for i in row.strongest)),
            self._label([self._told[i] for i in row.core], differing),
            tuple(held.values()),
            tuple(sorted(marks, key=lambda m: (order[m.of], m.start, m.end, m.kind))),
            (MarkKind.FIGURE,) if differing else (),
            reports=len({one.report for one in core}),
            lines=lines,
            speakers=speakers,
            strength=round(row.strength, 3),
        )

    def _held(self, told: Told, *, perhaps: bool) -> PassageSentence:
        quote = told.quote
        covering = [
            (min(side.end, quote.end) - max(side.start, quote.start), ident)
            for ident, side, _ in self._copies[quote.report]
        ]
        most = [
            (-shared, ident) for shared, ident in covering if 2 * shared > quote.end - quote.start
        ]
        return PassageSentence(
            content_id("s", quote.report, quote.start, quote.end),
            quote,
            speaker=told.speaker,
            statements=told.statements,
            from_copy=min(most)[1] if most else None,
            perhaps=perhaps,
        )

    def _marks(self, told: Told, ident: str, reports: set[str]) -> list[Mark]:
        report = told.quote.report
        copied = [side for _, side, other in self._copies[report] if other in reports]
        english = self._pages[report].read_whole
        return list(marks_in(told, ident, self._days[report], copied, english=english))

    def _label(self, told: Sequence[Told], figures: Sequence[Placed]) -> str:
        often: dict[str, int] = defaultdict(int)
        for one in told:
            for name in one.names:
                often[name[1:]] += 1
        names = [
            self._names[key].spellings for key in sorted(often, key=lambda key: (-often[key], key))
        ]
        values = [
            figure.printed for _, _, figure in figures if figure.counted == figures[0][2].counted
        ]
        return label_of([one.quote.quote for one in told], differing=values, names=names)
