"""Finds differences of numbers that count one thing (`native_numbers`).

Within a claim, any numbers may be compared. Numbers of people killed, hurt, missing, displaced or
detained are also compared across the story, and one report alone can make a difference of them. The
program claims only that they count one thing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, combinations, product
from operator import attrgetter

from rashomon.differences.beside import most_printed
from rashomon.differences.headings import ages_of_one_person, heading_of_numbers
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
    Status,
    Versions,
)
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers, NumberGroup
from rashomon.numbers.fates import CASUALTIES, GRADES, PRESENT
from rashomon.numbers.likeness import named_pair, told_by_one
from rashomon.numbers.moments_of_numbers import outgrown_sizes, replaced_numbers
from rashomon.numbers.of_another_event import ANOTHER
from rashomon.numbers.one_thing import one_thing, one_toll, parted, plainly_one, size_of
from rashomon.quantities.limits import without_low
from rashomon.text.gathering import SpansByPlace, by_key, by_report, grouped, most_first, only_one


def native_numbers(
    numbers: CountedNumbers,
    *,
    claims: Claims,
    pages: KnownPages,
    count: Count,
) -> Differences:
    """Returns the differences of `numbers` (`read_numbers`) of which the program itself is sure."""
    figures = sorted(filter(_is_comparable, numbers), key=CountedNumber.place)
    differences: dict[str, Difference] = {}  # words with several numbers ("4,5,6") make one
    for group in _joined(figures, claims, pages):
        if _worth(group):
            group.sort(key=CountedNumber.place)
            difference = _difference_of_numbers(group, claims, pages, count)
            differences.setdefault(difference.id, difference)
    return tuple(differences.values())


def _is_comparable(figure: CountedNumber) -> bool:
    """Whether its report stands by the number, or denies it, of something that it names."""
    is_open = figure.negated or figure.number.rejected or figure.event.over == ANOTHER
    if is_open or figure.number.superseded_by is not None:
        return False
    return bool(figure.fate or (not figure.is_aside and (figure.noun or figure.quantity.unit)))


def _worth(group: CountedNumbers) -> bool:
    """Whether several reports give a number, or one of people killed, hurt and the like."""
    is_numbered = any(figure.size() is not None for figure in group)
    is_asserted = not all(figure.denied for figure in group)
    is_worth = len(by_report(group)) > 1 or any(figure.is_harm for figure in group)
    return is_numbered and is_asserted and is_worth


# Which figures are of one counted thing.

_OF_ONE_TOLL = ("killed", "missing")  # fates of which a part is told from the whole
_Pair = tuple[CountedNumber, CountedNumber]
_Group = dict[object, NumberGroup]  # by all that may part them from others


def _joined(figures: CountedNumbers, claims: Claims, pages: KnownPages) -> Iterator[NumberGroup]:
    """Yields the figures in groups of one counted thing."""
    group_of_number = dict[str, _Group]()
    for figure in figures:
        event = figure.event
        key = event.over, event.days, event.places, figure.slots, figure.numbers()
        group_of_number[figure.id] = {key: [figure]}
    linked = chain(_linked_figures(figures, claims), ages_of_one_person(figures, pages))
    for first, second in linked:
        group = group_of_number[first.id]
        joining = group_of_number[second.id]
        if group is joining or _are_parted(group, joining):
            continue
        for apart, alike in joining.items():
            group.setdefault(apart, []).extend(alike)
            for figure in alike:
                group_of_number[figure.id] = group
    for group in {id(group): group for group in group_of_number.values()}.values():
        yield list(chain(*group.values()))


def _kind(figure: CountedNumber) -> str | None:
    return figure.fate or figure.noun


def _linked_figures(figures: CountedNumbers, claims: Claims) -> Iterator[_Pair]:
    """Yields figures that are of one thing: of one claim; equal ones anywhere; what reports give as
    the whole of the people killed, hurt and the like."""
    figures_by_sentence = grouped(figures, attrgetter("number.sentence"))
    two_things = {}
    if claims:  # a long text alone has thousands of pairs
        for kind, alike in grouped(figures, _kind).items():
            two_things[kind] = told_by_one(alike)
    for claim in claims:
        among = []
        for sentence in claim.sure():
            among += figures_by_sentence[sentence.id]
        yield from _links_of_claim(among, two_things)
    equal = grouped(figures, CountedNumber.numbers)
    equal.pop(frozenset(), None)
    for alike in equal.values():
        for pair in _pairs_of_reports(alike, {}):
            if plainly_one(*pair):
                yield pair
    for leads in _tolls(figures):
        for pair in _pairs_of_reports(leads, {}):
            if one_toll(*pair):
                yield pair


def _links_of_claim(
    among: CountedNumbers, two_things: Mapping[str | None, Set[object]]
) -> Iterator[_Pair]:
    """Yields figures of one claim that are of one thing, first those that name one number.
    `two_things` are pairs of numbers that one report gives of two things, by their kind."""
    amounts_by_report = defaultdict(set)
    for figure in among:
        amounts_by_report[figure.report].add((figure.share, figure.numbers()))
    pairs = [pair for pair in _pairs_of_reports(among, amounts_by_report) if one_thing(*pair)]
    occasions = set(_two_occasions(pairs))
    for first, second in pairs:
        if first.same_number(second):
            yield first, second
    for first, second in pairs:
        if first.same_number(second):
            continue
        is_of_two = first.fate is None and _sentences(first, second) in occasions
        if is_of_two or named_pair(first, second) in two_things[_kind(first)]:
            continue
        if (second.share, second.numbers()) in amounts_by_report[first.report]:
            continue
        if (first.share, first.numbers()) not in amounts_by_report[second.report]:
            yield first, second


def _sentences(first: CountedNumber, second: CountedNumber) -> frozenset[str]:
    return frozenset((first.number.sentence, second.number.sentence))


def _two_occasions(pairs: Iterable[_Pair]) -> Iterator[frozenset[str]]:
    """Yields the pairs of sentences in which several numbers differ and none is the same. They
    tell of two occasions: "25 points and 16 rebounds", "22 points and 10 rebounds"."""
    sames = by_key((_sentences(*pair), CountedNumber.same_number(*pair)) for pair in pairs)
    for both, is_same_number in sames.items():
        if len(is_same_number) > 1 and not any(is_same_number):
            yield both


def _pairs_of_reports(
    figures: CountedNumbers, apart_by_report: Mapping[str, Iterable[object]]
) -> Iterator[_Pair]:
    """Yields all pairs that matter. If there are many copies of one sentence, the first ones of two
    reports are paired with all others, and the rest with these two. `apart_by_report` has, by
    report, what else tells copies apart."""
    copies = defaultdict(list)
    for figure in figures:
        apart = frozenset(apart_by_report.get(figure.report, ()))
        copies[figure.told(), figure.share, apart].append(figure)
    ahead: NumberGroup = []
    behind: list[_Pair] = []
    for first, *further_figures in copies.values():
        stand = [first]
        for place, figure in enumerate(further_figures):
            if figure.report != first.report:
                stand.append(further_figures.pop(place))
                break
        ahead += stand
        behind += product(stand, further_figures)
    return chain(combinations(ahead, 2), behind)


def _are_parted(group: _Group, joining: _Group) -> bool:
    """Whether something speaks against it that all numbers of two groups count one thing."""
    pairs = product(group.values(), joining.values())
    return any(parted(figures[0], joining_figures[0]) for figures, joining_figures in pairs)


def _tolls(figures: CountedNumbers) -> Iterator[NumberGroup]:
    """Yields the largest number of each report, by what befell whom and when: what it gives beside
    it may be a part or an earlier count. A number of one sort of people stands with those of that
    sort, too, beside which a report may give more civilians than soldiers; and one of a day with
    those of that day, beside which it may give the toll since another."""
    tolls = defaultdict[object, NumberGroup](list)
    for figure in figures:
        is_part = figure.part and not figure.group & GRADES  # of those hurt so
        if figure.fate not in CASUALTIES or is_part or figure.size() is None:
            continue
        event = figure.event
        befell = figure.fate, event.over, figure.group, figure.share
        tolls[befell].append(figure)
        if not figure.anyone():
            tolls[*befell, figure.noun].append(figure)
        if event.is_dated and event.days and event.days[0] == event.days[1]:
            tolls[*befell, event.days].append(figure)
    for toll in tolls.values():
        yield [max(alike, key=size_of) for alike in grouped(toll, _teller).values()]


def _teller(figure: CountedNumber) -> object:
    """Returns the report, and whether somebody says in it that nobody was harmed. Of a crowd, which
    speakers count apart, also who counts it where."""
    is_nobody = figure.size() == 0.0 and figure.number.statement is not None
    of_crowd = figure.fate == PRESENT and (figure.number.speaker, figure.event.places)
    return figure.report, is_nobody, of_crowd


# The difference of a group: versions, how they stand to each other, what it is about.


def _difference_of_numbers(
    group: CountedNumbers, claims: Claims, pages: KnownPages, count: Count
) -> Difference:
    """Makes a difference of numbers of one thing. Only counts of people harmed get ranges."""
    otherwise = _narrowed_otherwise(group)
    alike = otherwise or list(grouped(group, _version_key).values())
    versions = []
    quoted = []
    for figures in alike:
        version_words = [_words_of(figure, pages, whole=bool(otherwise)) for figure in figures]
        quoted.append(version_words)
        value = NO_VALUE if otherwise else _value(figures)
        versions.append(version_of(map(_quote_of_number, figures, version_words), count, value))
    reports = [page.annotated.report for page in pages.values()]
    replaced = replaced_numbers(group, reports)
    related = () if otherwise else tuple(_relations(versions, alike, replaced))
    status = status_of(versions, related)
    if status is not Status.DIFFERS:
        quoted = [list(chain(*quoted))]  # of one thing each may tell
    thing = _counted_once(group) if otherwise else heading_of_numbers(group, quoted, pages)
    lead = group[0]
    difference = Difference(
        id=difference_id(versions),
        kind=DifferenceKind.NUMBER,
        versions=tuple(versions),
        status=status,
        thing=thing,
        claim=_claim_of(group, claims),
        unit=lead.number.unit,
        measure=lead.fate,
        group=_group_of(group),
        place=_place_of(group),
        as_of=_day_of(group),
        relations=related,
    )
    if lead.fate not in CASUALTIES or all(map(_is_some_of_others, group)):
        return difference
    outgrown = outgrown_sizes(group, reports)
    return replace(difference, ranges=estimate_ranges(difference, replaced.keys(), outgrown))


def _is_some_of_others(figure: CountedNumber) -> bool:
    """Whether it counts a part of the dead or missing, or who came to them, of which no coder
    estimates a toll: "two more died". "Killed two and hurt nine others" counts all who were
    hurt."""
    return figure.part and figure.fate in _OF_ONE_TOLL


def _words_of(figure: CountedNumber, pages: KnownPages, *, whole: bool) -> QuotedWords:
    """Returns the words that give a number: its `whole` phrase, or the amount with its noun."""
    page = pages[figure.report]
    span = figure.number.span
    if whole:
        return QuotedWords(page, figure.number.phrase)
    return counted_words(page, span.start, span.end)


def _quote_of_number(figure: CountedNumber, words: QuotedWords) -> Quote:
    quote = Quote(span=words.span, sentence=figure.sentence, by=figure.speaker_by)
    number = figure.number
    return replace(quote, statement=number.statement, speaker=number.speaker, stance=number.stance)


def _value(group: CountedNumbers) -> Value:
    text = most_printed(figure.number.span.line for figure in group)
    number = group[0].number
    low = without_low(text, number.low, number.high)
    return Value(value=text, low=low, high=number.high, unit=number.unit)


def _narrowed_otherwise(group: CountedNumbers) -> list[NumberGroup]:
    """Returns equal numbers by whether they hold those told of beside them, if that differs."""
    companies = [figure.company for figure in group if figure.company]
    if len(companies) < len(group) or len(grouped(group, CountedNumber.numbers)) > 1:
        return []
    for (company, is_held_first), (other_company, is_held) in combinations(companies, 2):
        if is_held_first != is_held and company & other_company:
            holding = [is_held_first for _, is_held_first in companies]
            return list(by_key(zip(holding, group, strict=True)).values())
    return []


def _counted_once(group: CountedNumbers) -> str:
    """Returns the one amount with the widest noun that it counts: "275 people"."""
    widest = min(group, key=lambda figure: (not figure.anyone(), figure.printed_noun))
    return f"{widest.quantity.bare().text} {widest.printed_noun}".strip()


def _version_key(figure: CountedNumber) -> object:
    """Returns what numbers of one version have in common: the same bounds, and denied or not."""
    words = figure.size() is None and figure.quantity.text.casefold()
    return figure.bounds, words, figure.quantity.manner == "near", figure.denied


def _relations(
    versions: Versions, alike: Sequence[NumberGroup], replaced: Mapping[float, Set[float]]
) -> Iterator[Relation]:
    """Yields how each two versions stand to each other: one is a limit, range or estimate that
    leaves room for the other, or took its place."""
    pairs = combinations(zip(versions, alike, strict=True), 2)
    for (version, (first, *_)), (neighbour, (second, *_)) in pairs:
        if first.denied or second.denied:
            continue
        if not amounts_apart(first.quantity, second.quantity):
            yield Relation(version.id, neighbour.id, RelationKind.COMPATIBLE)
        elif _took_place_of(second, first, replaced):
            yield Relation(version.id, neighbour.id, RelationKind.LATER)
        elif _took_place_of(first, second, replaced):
            yield Relation(neighbour.id, version.id, RelationKind.LATER)


def _took_place_of(
    later: CountedNumber, earlier: CountedNumber, replaced: Mapping[float, Set[float]]
) -> bool:
    """Whether a number took the place of all that another names."""
    sizes = earlier.numbers()
    return bool(sizes) and all(later.numbers() & replaced.get(size, set()) for size in sizes)


def _claim_of(group: CountedNumbers, claims: Claims) -> str | None:
    """Returns the first claim whose sentences hold numbers of two reports of the group."""
    places = SpansByPlace(figure.number.span for figure in group)
    for claim in claims:
        if len({sentence.report for sentence in claim.sentences if places.at(sentence.span)}) > 1:
            return claim.id
    return None


def _group_of(group: CountedNumbers) -> str | None:
    """Returns how badly those counted are hurt, otherwise what most of them are called."""
    graded = group[0].group & GRADES
    if graded:
        return min(graded)
    nouns = Counter(figure.noun for figure in group if figure.noun and not figure.quantity.unit)
    return next(iter(most_first(nouns)), None)


def _place_of(group: CountedNumbers) -> str | None:
    """Returns where most reports say that it happened, if no other place is named by as many."""
    reports_by_place = Counter[str | None]()
    for place, figures in grouped(group, attrgetter("number.place")).items():
        reports_by_place[place] = len(by_report(figures))
    (place, most), *runners_up = reports_by_place.most_common()
    return None if most in dict(runners_up).values() else place


def _day_of(group: CountedNumbers) -> str | None:
    """Returns the day for which all numbers of the group hold, where their own clauses say so."""
    days = set()
    for figure in group:
        event = figure.event
        if event.days and (event.is_dated or event.over):
            days.add(event.days)
    day = only_one(days)
    return "/".join(sorted({*day})) if day else None
