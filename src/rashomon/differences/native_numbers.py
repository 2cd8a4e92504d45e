"""Finds differences of numbers that count one thing (`native_numbers`).

Within a claim, any numbers may be compared. Numbers of people killed, hurt, missing, displaced or
detained are also compared across the story, and one report alone can make a difference of them. The
program claims only that they count one thing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations, product

from rashomon.differences.beside import beside, most_printed
from rashomon.differences.quoted_words import KnownPages, QuotedWords, counted_words
from rashomon.differences.ranges import estimate_ranges
from rashomon.differences.values import amounts_apart
from rashomon.differences.versions import (
    NO_VALUE,
    Count,
    Value,
    difference_id,
    status_of,
    version_of,
)
from rashomon.model.claim import Claims
from rashomon.model.difference import (
    Difference,
    DifferenceKind,
    Differences,
    Quote,
    Relation,
    RelationKind,
)
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers, NumberGroup
from rashomon.numbers.fates import ANYONE, BEFALLEN, CASUALTIES, GRADES, PRESENT
from rashomon.numbers.one_thing import one_thing, one_toll, parted, plainly_one
from rashomon.numbers.tallies import named_as, told_by_one
from rashomon.text.gathering import by_key, by_report, only_one


def native_numbers(
    numbers: CountedNumbers,
    *,
    claims: Claims,
    pages: KnownPages,
    count: Count,
) -> Differences:
    """Returns the differences of numbers of which the program itself is sure. `numbers` are those
    of the reports (`read_numbers`)."""
    given = tuple(sorted(filter(_is_given, numbers), key=CountedNumber.place))
    groups = (
        sorted(group, key=CountedNumber.place) for group in _joined(given, claims) if _worth(group)
    )
    return tuple(_difference(group, claims, pages, count) for group in groups)


def _is_given(figure: CountedNumber) -> bool:
    """Whether its report stands by the number, or denies it, of something that it names."""
    if figure.number.superseded_by is not None or figure.negated:
        return False
    return bool(figure.fate or (not figure.aside and (figure.noun or figure.quantity.unit)))


def _worth(group: CountedNumbers) -> bool:
    """Whether several reports give a number, or one of people killed, hurt and the like."""
    numbered = any(figure.size() is not None for figure in group)
    asserted = not all(figure.denied for figure in group)
    several = len(by_report(group)) > 1 or any(figure.fate in BEFALLEN for figure in group)
    return numbered and asserted and several


# Which figures are of one counted thing.

_Pair = tuple[CountedNumber, CountedNumber]
_Group = dict[object, NumberGroup]  # by all that may part them from others


def _joined(figures: CountedNumbers, claims: Claims) -> list[NumberGroup]:
    """Returns the figures in groups of one counted thing."""
    home: dict[str, _Group] = {
        x.id: {(x.over, x.days, x.places, x.numbers()): [x]} for x in figures
    }
    for a, b in _links(figures, claims):
        one = home[a.id]
        other = home[b.id]
        if one is not other and not _parted(one, other):
            for key, some in other.items():
                one.setdefault(key, []).extend(some)
                home |= {figure.id: one for figure in some}
    return [[*chain(*group.values())] for group in {id(g): g for g in home.values()}.values()]


def _links(figures: CountedNumbers, claims: Claims) -> Iterator[_Pair]:
    """Figures that are of one thing: within claims, those first that name one number; equal ones
    anywhere; what reports give as the whole of the people killed, hurt and the like."""
    told = by_key((figure.number.sentence, figure) for figure in figures)
    of_kind = by_key((figure.fate or figure.noun, figure) for figure in figures)
    two_things = {kind: told_by_one(some) for kind, some in of_kind.items()}
    for claim in claims:
        among = [one for s in claim.sure() for one in told[s.id]]
        given = {(one.report, one.share, one.numbers()) for one in among}
        beside = by_key((report, (share, numbers)) for report, share, numbers in given)
        pairs = [pair for pair in _pairs(among, beside) if one_thing(*pair)]
        occasions = _two_occasions(pairs)
        for a, b in sorted(pairs, key=lambda pair: not pair[0].same_number(pair[1])):
            like = {(a.report, b.share, b.numbers()), (b.report, a.share, a.numbers())}
            apart = frozenset((a.number.sentence, b.number.sentence)) in occasions
            apart = apart and a.fate is None
            apart |= frozenset((named_as(a), named_as(b))) in two_things[a.fate or a.noun]
            if a.same_number(b) or (given.isdisjoint(like) and not apart):
                yield a, b
    for equal in by_key((named, one) for one in figures if (named := one.numbers())).values():
        yield from (p for p in _pairs(equal) if plainly_one(*p))
    for leads in _tolls(figures):
        yield from (pair for pair in _pairs(leads) if one_toll(*pair))


def _two_occasions(pairs: Iterable[_Pair]) -> set[frozenset[str]]:
    """Returns the pairs of sentences in which several numbers differ and none is the same. They
    tell of two occasions: "25 points and 16 rebounds", "22 points and 10 rebounds"."""
    found = by_key(
        (frozenset((a.number.sentence, b.number.sentence)), a.same_number(b)) for a, b in pairs
    )
    return {both for both, alike in found.items() if len(alike) > 1 and not any(alike)}


def _pairs(
    figures: CountedNumbers, beside: Mapping[str, Iterable[object]] | None = None
) -> Iterator[_Pair]:
    """Yields all pairs that matter. If there are many copies of one sentence, the first ones of two
    reports are paired with all others, and the rest with these two. `beside` has, by report, what
    else tells copies apart."""
    ahead: NumberGroup = []
    behind: list[_Pair] = []
    keys = (
        (one.told(), one.share, frozenset((beside or {}).get(one.report, ()))) for one in figures
    )
    for first, *others in by_key(zip(keys, figures, strict=True)).values():
        apart = next((n for n, one in enumerate(others) if one.report != first.report), None)
        stand = [first] if apart is None else [first, others.pop(apart)]
        ahead += stand
        behind += product(stand, others)
    return chain(combinations(ahead, 2), behind)


def _parted(one: _Group, other: _Group) -> bool:
    """Whether something speaks against it that all numbers of two groups count one thing."""
    return any(parted(x[0], y[0]) for x in one.values() for y in other.values())


def _tolls(figures: CountedNumbers) -> Iterator[NumberGroup]:
    """By what befell whom and when, of each report the largest number: what it gives beside it may
    be a part or an earlier count; of each day also that of the day alone, beside which a report may
    give the toll since another. Of a crowd, which speakers count apart, the largest of each."""
    tolls: list[tuple[object, CountedNumber]] = []
    for one in figures:
        whole = not one.part or one.group & GRADES  # of those hurt so
        if one.fate in CASUALTIES and whole and one.size() is not None:
            told = one.fate, one.over, one.group, one.share
            tolls.append((told, one))
            if one.dated and one.days and one.days[0] == one.days[1]:
                tolls.append(((*told, one.days), one))
    for some in by_key(tolls).values():
        by_teller = by_key(
            ((one.report, one.fate == PRESENT and (one.number.speaker, one.places)), one)
            for one in some
        )
        yield [max(own, key=lambda one: one.size() or 0.0) for own in by_teller.values()]


# The difference of a group: versions, how they stand to each other, what it is about.


def _difference(
    group: CountedNumbers,
    claims: Claims,
    pages: KnownPages,
    count: Count,
) -> Difference:
    otherwise = _narrowed_otherwise(group)
    grouped = otherwise or list(by_key((_version_key(one), one) for one in group).values())
    quoted = {
        one.id: QuotedWords(pages[one.report], one.number.phrase)
        if otherwise
        else counted_words(pages[one.report], one.number.span.start, one.number.span.end)
        for one in group
    }
    versions = []
    for some in grouped:
        quotes = (_quote(one, quoted[one.id]) for one in some)
        versions.append(version_of(quotes, count, NO_VALUE if otherwise else _value(some)))
    related = tuple(
        Relation(a.id, b.id, RelationKind.COMPATIBLE)
        for (a, one), (b, other) in combinations(zip(versions, grouped, strict=True), 2)
        if not otherwise and _leaves_room(one[0], other[0])
    )
    found = Difference(
        difference_id(versions),
        DifferenceKind.NUMBER,
        tuple(versions),
        status_of(versions, related),
        thing=_counted_once(group) if otherwise else _heading(group, quoted.values()),
        claim=_claim_of(group, claims),
        unit=group[0].number.unit,
        measure=group[0].fate,
        group=_group_of(group),
        place=_place_of(group),
        as_of=_day_of(group),
        relations=related,
    )
    if group[0].fate not in CASUALTIES:
        return found
    corrected = frozenset(one.instead for one in group if one.instead is not None)
    return replace(found, ranges=estimate_ranges(found, corrected))


def _quote(one: CountedNumber, words: QuotedWords) -> Quote:
    number = one.number
    return Quote(
        words.span, one.sentence, number.statement, number.speaker, number.stance, one.speaker_by
    )


def _value(group: CountedNumbers) -> Value:
    text = most_printed(figure.number.span.line for figure in group)
    number = group[0].number
    return Value(text, number.low, number.high, number.unit)


def _narrowed_otherwise(group: CountedNumbers) -> list[NumberGroup]:
    """Returns the numbers, all one, by whether they hold those told of beside who is counted; none
    if they do not differ in that."""
    held = [one.company for one in group if one.company]
    apart = any(a[1] != b[1] and a[0] & b[0] for a, b in combinations(held, 2))
    if not apart or len(held) < len(group) or len({one.numbers() for one in group}) > 1:
        return []
    return list(by_key((one.company and one.company[1], one) for one in group).values())


def _counted_once(group: CountedNumbers) -> str:
    """Returns the one amount with the widest noun that it counts: "275 people"."""
    one = min(group, key=lambda one: (not one.anyone(), one.printed))
    return f"{one.quantity.bare().text} {one.printed}".strip()


def _version_key(figure: CountedNumber) -> object:
    """Returns what numbers of one version have in common: the same bounds, and denied or not."""
    words = figure.quantity.text.casefold() if figure.size() is None else ""
    return figure.bounds, words, figure.quantity.manner == "near", figure.denied


def _leaves_room(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether one number is a limit, range or estimate that leaves room for the other."""
    return not (one.denied or other.denied or amounts_apart(one.quantity, other.quantity))


def _claim_of(group: CountedNumbers, claims: Claims) -> str | None:
    """Returns the first claim whose sentences hold numbers of two reports of the group."""
    places = by_key((one.report, one.number.span) for one in group)
    told = (
        claim.id
        for claim in claims
        if len({s.report for s in claim.sentences if s.span.meets(places[s.report])}) > 1
    )
    return next(told, None)


def _group_of(group: CountedNumbers) -> str | None:
    graded = Counter(group[0].group & GRADES)  # those hurt so
    nouns = graded or Counter(one.noun for one in group if one.noun and not one.quantity.unit)
    return min(nouns, key=lambda noun: (-nouns[noun], noun), default=None)


def _place_of(group: CountedNumbers) -> str | None:
    """Returns where most reports say that it happened, if no other place is named by as many."""
    told = Counter(place for place, _ in {(one.number.place, one.report) for one in group})
    (place, most), *others = told.most_common()
    return None if most in dict(others).values() else place


def _day_of(group: CountedNumbers) -> str | None:
    """Returns the day for which all numbers of the group hold, where their own clauses say so."""
    days = only_one(one.days for one in group if one.days and (one.dated or one.over))
    return "/".join(sorted({*days})) if days else None


def _heading(figures: CountedNumbers, quoted: Iterable[QuotedWords]) -> str:
    """Returns what the numbers are about: "people killed" for a toll, otherwise what is told beside
    them."""
    first = figures[0]
    noun = most_printed(figure.printed for figure in figures)
    fate = first.fate
    if fate is None:
        return beside(quoted, noun or first.quantity.text)
    if fate == PRESENT:
        return "people present" if noun.casefold() in ANYONE | {""} else noun
    noun = "people" if not noun or any(figure.anyone() for figure in figures) else noun
    noun = noun if fate in noun.casefold().split() else f"{noun} {fate}"
    apart = [one.occasion.line if one.occasion else one.over for one in figures if one.over]
    labels = [*first.group & GRADES, *sorted(apart)[: len(apart) == len(figures)]]
    return " ".join([noun, *(f"({label.replace('In ', 'in ', 1)})" for label in labels)])
