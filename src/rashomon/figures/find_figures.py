"""Finds the built-in points of a story: numbers of several reports that count one thing
(`find_figures`).

Within a passage any number may join; numbers of people killed, hurt, missing, displaced or detained
also join across passages, and one report alone makes a point of them. Nothing is claimed but that
they count one thing.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from rashomon.figures.about import about_of, called_by_key
from rashomon.figures.fates import ANYONE, CASUALTIES, PRESENT
from rashomon.figures.one_thing import (
    one_thing,
    one_toll,
    parted,
    plainly_one,
    same_toll,
)
from rashomon.figures.read_figures import CountedNumber
from rashomon.model.content_ids import content_id
from rashomon.model.name import Name
from rashomon.model.passage import Passage
from rashomon.model.point import Point, Relation, RelationKind, Status, Version
from rashomon.model.span import Span
from rashomon.text.bounds import holds
from rashomon.text.by_key import by_key
from rashomon.text.quantities import reports_differ

_ROUNDED = 0.15  # "about 100" may be said of 88, not of 60
_OPEN = 1.5  # "more than 30" may be said of 45, not of 90


Alike = Callable[[Sequence[Span]], tuple[tuple[Span, ...], ...]]


def find_figures(
    figures: Sequence[CountedNumber],
    *,
    passages: Sequence[Passage],
    names: Sequence[Name],
    quoted_in_rows: Iterable[Span] = (),
) -> tuple[Point, ...]:
    """Returns the points of counts and shares that the program itself reads, most reports first.

    `figures`: the numbers of the reports (`read_figures`); `quoted_in_rows`: words of authored
    rows; a figure whose account one of them quotes is left to it.
    """
    figures = tuple(sorted(figures, key=_place))
    quoted = by_key((span.report, span) for span in quoted_in_rows)
    kept = (
        group
        for group in _joined(figures, passages)
        if _worth(group) and not any(_is_quoted(f.account.quote, quoted[f.report]) for f in group)
    )
    called = called_by_key(names)
    points = [_point(sorted(group, key=_place), called) for group in kept]
    return tuple(
        sorted(
            points, key=lambda p: (-len(p.reports()), -len(p.accounts), p.accounts[0].quote, p.id)
        )
    )


def alike_in(figures: Sequence[CountedNumber]) -> Alike:
    """Returns what tells of sentences of one matter which of their numbers count one thing, each
    group by its places."""
    inside = _Inside(sorted(figures, key=_place))
    prints = {figure.account.id: _print_of(figure) for figure in figures}

    def alike(sentences: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
        among = inside.of(sentences)
        home = {figure.account.id: [figure] for figure in among}
        _join_in_row(among, home, prints)
        _join_tolls(among, home, {})
        groups = {id(group): group for group in home.values() if len(group) > 1}.values()
        return tuple(sorted(tuple(sorted(figure.at for figure in group)) for group in groups))

    return alike


def _place(figure: CountedNumber) -> tuple[Span, str]:
    return figure.account.quote, figure.account.id


def _worth(group: Sequence[CountedNumber]) -> bool:
    """Whether several reports, or one of people killed, hurt and the like, give a number."""
    numbered = [figure for figure in group if figure.size() is not None]
    several = len({figure.report for figure in group}) > 1
    alone = any(figure.fate in CASUALTIES - {PRESENT} for figure in group)
    return bool(numbered) and (several or alone)


def _is_quoted(quote: Span, quoted: Sequence[Span]) -> bool:
    return any(quote.overlaps(other) for other in quoted)


# Which figures are of one counted thing.

Kinds = dict[int, tuple[Sequence[CountedNumber], Mapping[object, CountedNumber]]]


def _joined(
    figures: Sequence[CountedNumber], passages: Sequence[Passage]
) -> list[list[CountedNumber]]:
    """The figures in groups of one counted thing: within passages, equal numbers anywhere, then
    tolls."""
    home: dict[str, list[CountedNumber]] = {figure.account.id: [figure] for figure in figures}
    kinds: Kinds = {}
    inside = _Inside(figures)
    prints = {figure.account.id: _print_of(figure) for figure in figures}
    for passage in passages:
        _join_in_row(inside.of([sentence.quote for sentence in passage.core()]), home, prints)
    # a bare number is of one thing with another only in a row
    told = [f for f in figures if (f.noun, f.fate, f.quantity.unit) != (None, None, None)]
    for equal in _by_number(told):
        for a, b in combinations(equal, 2):
            if a.report == b.report and a.fate not in CASUALTIES:
                continue
            one, other = home[a.account.id], home[b.account.id]
            alike = one is not other and (same_toll(a, b) or plainly_one(a, b))
            if alike and _fit(one, other, kinds):
                _merge(home, [a, b])
    _join_tolls(figures, home, kinds)
    return list({id(group): group for group in home.values()}.values())


def _join_tolls(
    figures: Sequence[CountedNumber], home: dict[str, list[CountedNumber]], kinds: Kinds
) -> None:
    """Joins what reports give as the whole of the people killed, hurt and the like."""
    for leads in _tolls(figures):
        for a, b in combinations(leads, 2):
            one, other = home[a.account.id], home[b.account.id]
            if one is not other and one_toll(a, b) and _fit(one, other, kinds):
                _merge(home, [a, b])


Print = tuple[object, ...]


def _print_of(figure: CountedNumber) -> Print:
    """All by which it is decided what a number counts, but its report: copies of a sentence share
    it."""
    own = (
        figure.kind,
        figure.quantity.unit,
        figure.account.low,
        figure.account.high,
        figure.noun,
        figure.fate,
        figure.part,
        figure.over,
        figure.days,
        figure.agent,
    )
    return (
        *own,
        figure.group,
        figure.around,
        figure.deed,
        figure.names,
        figure.named,
        figure.places,
    )


def _join_in_row(
    among: Sequence[CountedNumber],
    home: dict[str, list[CountedNumber]],
    prints: Mapping[str, Print],
) -> None:
    """Joins the numbers of sentences of one matter that count one thing, equal ones first; copies
    are decided of once."""
    given = _given(among)
    items: list[list[CountedNumber]] = []
    for same in _by_print(among, prints):
        one = len(same) > 1 and same[0].same_number(same[1]) and one_thing(same[0], same[1])
        items += [same] if one else [[figure] for figure in same]
    for same in items:
        _merge(home, same)
    pairs = [(a, b) for a, b in combinations(items, 2) if _may_be_one(a, b, given)]
    for one_item, other_item in sorted(
        pairs,
        key=lambda pair: (
            not pair[0][0].same_number(pair[1][0]),
            pair[0][0].report == pair[1][0].report,
        ),
    ):
        a, b = home[one_item[0].account.id], home[other_item[0].account.id]
        if a is not b and _are_one(a, b, prints):
            _merge(home, [a[0], b[0]])


def _may_be_one(
    one: Sequence[CountedNumber], other: Sequence[CountedNumber], given: Mapping[object, Set[str]]
) -> bool:
    """Whether a number of the one and a number of the other count one thing, neither having its
    like in the other's report."""
    a, b = one[0], other[0]
    if a.same_number(b):
        return one_thing(a, b)
    free = [_unanswered(x, y, given) for x, y in ((one, b), (other, a))]
    pair = next(((x, y) for x in free[0] for y in free[1] if x.report != y.report), None)
    return pair is not None and one_thing(*pair)


def _unanswered(
    figures: Sequence[CountedNumber], other: CountedNumber, given: Mapping[object, Set[str]]
) -> list[CountedNumber]:
    """Those whose reports do not give the other number, too."""
    reports = (
        given.get((other.kind, other.numbers()), frozenset()) if other.numbers() else frozenset()
    )
    return [figure for figure in figures if figure.report not in reports]


def _are_one(
    one: Sequence[CountedNumber], other: Sequence[CountedNumber], prints: Mapping[str, Print]
) -> bool:
    """Whether each of the one counts the same thing as each of the other."""
    there = _by_print(other, prints)
    return all(_are_alike(x, y) for x in _by_print(one, prints) for y in there)


def _by_print(
    figures: Sequence[CountedNumber], prints: Mapping[str, Print]
) -> list[list[CountedNumber]]:
    return list(by_key((prints[figure.account.id], figure) for figure in figures).values())


def _are_alike(one: Sequence[CountedNumber], other: Sequence[CountedNumber]) -> bool:
    """The same for numbers of one print each."""
    apart = one[0].same_number(other[0]) or not {x.report for x in one} & {y.report for y in other}
    return apart and one_thing(one[0], other[0])


class _Inside:
    """The numbers by the sentences that they stand in."""

    def __init__(self, figures: Sequence[CountedNumber]) -> None:
        self._of = by_key(((f.report, f.sentence.start), f) for f in figures)
        self._starts = by_key(sorted(self._of))

    def of(self, quotes: Iterable[Span]) -> list[CountedNumber]:
        """Returns the numbers quoted in these sentences."""
        found: dict[str, CountedNumber] = {}
        for quote in quotes:
            places = self._starts.get(quote.report, [])
            for start in places[
                max(0, bisect_left(places, quote.start) - 1) : bisect_left(places, quote.end)
            ]:
                found |= {
                    f.account.id: f
                    for f in self._of[quote.report, start]
                    if f.account.quote.overlaps(quote)
                }
        return list(found.values())


def _by_number(figures: Sequence[CountedNumber]) -> Iterable[list[CountedNumber]]:
    """The figures that name one number, number by number."""
    return by_key((named, f) for f in figures if (named := f.numbers())).values()


def _given(figures: Sequence[CountedNumber]) -> Mapping[object, Set[str]]:
    """The reports that give each number."""
    found = by_key(((figure.kind, figure.numbers()), figure.report) for figure in figures)
    return {key: set(reports) for key, reports in found.items()}


def _fit(one: Sequence[CountedNumber], other: Sequence[CountedNumber], kinds: Kinds) -> bool:
    """Whether nothing speaks against it that all numbers of two groups count one thing; what a
    group counts is gathered once, in `kinds`, which holds the group: so its id stays its own."""
    for group in (one, other):
        if id(group) not in kinds:
            kinds[id(group)] = group, {(x.over, x.days, x.places, x.numbers()): x for x in group}
    mine, theirs = (kinds[id(group)][1].values() for group in (one, other))
    return not any(parted(x, y) for x in mine for y in theirs)


def _merge(home: dict[str, list[CountedNumber]], figures: Sequence[CountedNumber]) -> None:
    groups = {id(home[figure.account.id]): home[figure.account.id] for figure in figures}
    if len(groups) > 1:
        both = [figure for group in groups.values() for figure in group]
        for figure in both:
            home[figure.account.id] = both


def _tolls(figures: Sequence[CountedNumber]) -> Iterator[list[CountedNumber]]:
    """By what befell whom and when, of each report the largest number: what it gives beside it may
    be a part or an earlier count. Of a crowd, which speakers count apart, the largest of each."""
    found: dict[object, dict[object, CountedNumber]] = {}
    for figure in figures:
        size = figure.size()
        if figure.fate in CASUALTIES and not figure.part and size is not None:
            leads = found.setdefault((figure.fate, figure.over, figure.group, figure.kind), {})
            teller: object = figure.report
            if figure.fate == PRESENT:
                teller = figure.report, figure.account.speaker, figure.places
            held = leads.get(teller)
            if held is None or (held.size() or 0) < size:
                leads[teller] = figure
    yield from (list(leads.values()) for leads in found.values())


# The point of a group: versions, refinements, status, what it is about.


def _point(figures: Sequence[CountedNumber], names: Mapping[str, str]) -> Point:
    grouped = _versions(figures)
    versions: list[Version] = []
    of: dict[str, str] = {}
    for group in grouped:
        ident = content_id("v", *(figure.account.id for figure in group))
        values = Counter(figure.account.value for figure in group if figure.account.value)
        value = min(values, key=lambda v: (-values[v], len(v), v), default=None)
        versions.append(Version(ident, value, len({figure.report for figure in group})))
        of |= {figure.account.id: ident for figure in group}
    point = Point(
        id=content_id("p", *(figure.account.id for figure in figures)),
        question=_heading(figures),
        kind=figures[0].kind,
        accounts=tuple(
            replace(figure.account, version=of[figure.account.id]) for figure in figures
        ),
        versions=tuple(versions),
        relations=tuple(_refinements(grouped, versions)),
        about=about_of(figures, names),
    )
    return replace(point, status=_status(point, figures))


def _versions(figures: Sequence[CountedNumber]) -> list[list[CountedNumber]]:
    groups: list[list[CountedNumber]] = []
    for figure in figures:
        home = next(
            (g for g in groups if g[0].same_number(figure) or _same_words(g[0], figure)),
            None,
        )
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def _same_words(a: CountedNumber, b: CountedNumber) -> bool:
    return (
        a.size() is None
        and b.size() is None
        and a.quantity.text.casefold() == b.quantity.text.casefold()
    )


def _refinements(
    groups: Sequence[Sequence[CountedNumber]], versions: Sequence[Version]
) -> Iterable[Relation]:
    for (i, rough), (j, exact) in (
        (x, y) for x in enumerate(groups) for y in enumerate(groups) if x[0] != y[0]
    ):
        if reason := _refines(rough[0], exact[0]):
            a, b = versions[i].id, versions[j].id
            yield Relation(
                content_id("x", a, b, "refine"), a, b, RelationKind.REFINE, reason, "figures"
            )


def _refines(rough: CountedNumber, exact: CountedNumber) -> str | None:
    """Why the second is a more precise form of the first, in words; None if it is not."""
    (low, high), size = rough.bounds, exact.size()
    if size is None or exact.account.low != exact.account.high:
        return None
    inside = holds(rough.bounds, exact.bounds)
    reasons = {
        "a number for an amount in words": rough.size() is None,
        "a number inside the range": inside and low is not None and high is not None,
        "a number over the lower bound": inside
        and high is None
        and low is not None
        and size <= _OPEN * low,
        "a number under the upper bound": inside
        and low is None
        and high is not None
        and high / _OPEN <= size,
        "a number near the rounded one": rough.quantity.manner == "near"
        and exact.quantity.manner == "exact"
        and low is not None
        and 0 < abs(size - low) <= _ROUNDED * low,
    }
    return next((reason for reason, fits in reasons.items() if fits), None)


def _status(point: Point, figures: Sequence[CountedNumber]) -> Status:
    if len(point.reports()) == 1:
        return Status.SINGLE
    if len(point.versions) == 1:
        return Status.AGREED
    varied = reports_differ([(figure.report, figure.quantity) for figure in figures])
    return Status.REFINED if point.relations and not varied else Status.VARIED


def _heading(figures: Sequence[CountedNumber]) -> str:
    """The counted thing as printed: "people killed", "active-duty troops"."""
    fate = figures[0].fate
    people = fate not in (None, PRESENT) and any(figure.anyone() for figure in figures)
    printed = Counter(figure.printed for figure in figures if figure.printed and not people)
    noun = min(printed, key=lambda words: (-printed[words], len(words), words), default="")
    if fate is not None:
        noun = noun or "people"
        if fate == PRESENT and noun.casefold() not in ANYONE | {"people"}:
            return noun  # "marchers"
        return noun if fate in noun.casefold().split() else f"{noun} {fate}"
    return noun or figures[0].quantity.unit or figures[0].quantity.text
