"""The numbers of a story by what they count (`make_tallies`): an index, which says nothing of
whether they are of one thing.

Numbers of people killed, missing or hurt stand beside each other by what befell them; all others by
the noun or unit that they count, as far as their sentences and what is told of them are alike and
nothing, a choice, a place, a day, tells them apart. What is told of another time has a tally of its
own; a part of others told of, or what its report took back, has none.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, product
from operator import attrgetter

from rashomon.copies.moments import in_time, is_before
from rashomon.model.content_ids import content_id
from rashomon.model.number import Scale, Tally, TallyValue
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE, CountedNumber, CountedNumbers, NumberGroup
from rashomon.numbers.fates import ANYONE, BEFALLEN
from rashomon.numbers.likeness import (
    ENOUGH,
    Likeness,
    is_same,
    named_pair,
    number_named,
    tally_key,
    told_by_one,
    unit_name,
)
from rashomon.numbers.moments_of_numbers import moments_of
from rashomon.numbers.one_thing import RISEN, holds, named_apart, one_kind, parted, size_of, times
from rashomon.quantities.limits import without_low
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key, by_report, grouped, most_first, only_one

_DAY = len("2031-05-01")


def make_tallies(
    numbers: CountedNumbers, reports: Iterable[Report], strength: Callable[[str, str], float]
) -> tuple[Tally, ...]:
    """Returns the tallies of a story: numbers that count the same sort of thing, side by side.
    People killed come first, then missing, injured, displaced, detained and other people, money,
    shares and the rest. Within these, tallies with numbers of more reports come first.

    `strength` says how likely it is that two sentences, given by their ids, are about one thing.
    """
    moments = moments_of(numbers, reports)
    printed_by_report = _printed_numbers(numbers)
    counting_numbers = filter(is_counted, numbers)
    figures = list(_without_parts(sorted(counting_numbers, key=CountedNumber.place)))
    likeness = Likeness(figures, strength)
    tallies = []
    for alike in grouped(figures, tally_key).values():
        if len(by_report(alike)) < 2:
            continue  # no two reports differ in it
        for group in _groups_that_agree(alike, likeness):
            if _is_told_apart(group) and _reports_differ(group, printed_by_report):
                tallies.append(_tally(group, moments))
    several = [tally for tally in tallies if len(tally.values) > 1]
    return tuple(sorted(several, key=_place_of_tally))


def _is_told_apart(group: CountedNumbers) -> bool:
    """Whether a reader sees of which event people were harmed: of the one that the reports tell of,
    or of one that words of theirs name."""
    if not group[0].is_harm:
        return True
    if group[0].event.over:
        return _occasion(group) is not None
    return any(figure.event.is_now for figure in group)


def is_counted(figure: CountedNumber) -> bool:
    """Whether a number says how many or how much of something named there are, whatever the
    report said before."""
    # none that was corrected or denied, none that is part of another
    if figure.number.superseded_by is not None or figure.negated:
        return False
    if figure.part or (figure.is_harm and figure.is_aside):
        return False
    if not (figure.fate or figure.noun or figure.number.unit):
        return False
    if figure.size() is None:
        words = figure.quantity.text.casefold().split()
        return not set_of("amounts.round").isdisjoint(words)
    return figure.is_harm or figure.size() not in (0.0, 1.0)


def _without_parts(numbers: CountedNumbers) -> Iterator[CountedNumber]:
    """Yields the numbers. The only one that a report gives of a harm is of its own event; parts and
    earlier counts, behind a larger one of their report, are left out."""
    for figures_of_report in grouped(numbers, attrgetter("report", "fate", "event.over")).values():
        for figure in figures_of_report:
            if figure.is_harm and any(holds(larger, figure) for larger in figures_of_report):
                continue
            is_only = len(figures_of_report) == 1 and not figure.event.over
            is_now = figure.event.is_now or is_only
            yield replace(figure, event=figure.event._replace(is_now=is_now))


# Which numbers stand beside each other.


def _groups_that_agree(alike: CountedNumbers, likeness: Likeness) -> Iterator[NumberGroup]:
    """Yields the numbers of one key in groups of which each two may stand beside each other. Those
    that are told most alike are joined first. Two numbers that one report gives of two things stay
    apart."""
    copies = list(grouped(alike, CountedNumber.told).values())
    two_things = told_by_one(alike)
    names = [number_named(figures[0]) for figures in copies]
    links = []
    for i, j in combinations(range(len(copies)), 2):
        if frozenset((names[i], names[j])) in two_things:
            continue
        weight = likeness.between(copies[i][0], copies[j][0])
        if weight >= ENOUGH:
            links.append((-weight, i, j))
    for group in _joined_places(copies, links, two_things):
        yield [figure for place in sorted(group) for figure in copies[place]]


def _joined_places(
    copies: Sequence[CountedNumbers],
    links: Sequence[tuple[float, int, int]],
    two_things: Set[object],
) -> Iterable[list[int]]:
    """Returns the places of copies in groups. Groups are joined along the links, in their order,
    unless two of their numbers are parted. Two groups that stay apart are compared once."""
    group_of_place = {group_key: [group_key] for group_key in range(len(copies))}
    apart: dict[int, set[int]] = {
        group_key: set() for group_key in group_of_place
    }  # groups, by their first places
    for _, i, j in sorted(links):
        group = group_of_place[i]
        joining = group_of_place[j]
        group_key, joining_key = group[0], joining[0]
        # already one group, or already found to be two
        if group_key == joining_key or joining_key in apart[group_key]:
            continue
        pairs = product(group, joining)
        if any(_are_parted(copies[x][0], copies[y][0], two_things) for x, y in pairs):
            apart[group_key].add(joining_key)
            apart[joining_key].add(group_key)
            continue
        group += joining
        group_of_place |= dict.fromkeys(joining, group)
        apart[group_key] |= apart[joining_key]
        # what was apart from the group that joined is apart from the larger one
        for third_key in apart[joining_key]:
            apart[third_key].add(group_key)
    return {id(group): group for group in group_of_place.values()}.values()


def _are_parted(first: CountedNumber, second: CountedNumber, two_things: Set[object]) -> bool:
    """Whether two numbers may not stand beside each other: one report tells of both, or they name
    different things. Numbers of people harmed must also be of one event, place and choice, and of
    like size."""
    if named_pair(first, second) in two_things:
        return True
    if first.is_harm:
        have_sizes = size_of(first) and size_of(second)
        is_far = bool(have_sizes) and times(first, second) > RISEN
        return is_far or parted(first, second) or not one_kind(first, second)
    return named_apart(first, second)


# Whether two reports differ.


def _printed_numbers(numbers: CountedNumbers) -> Mapping[str, Set[tuple[object, float]]]:
    """Returns the numbers that each report prints of whatever, by what they count, large ones also
    by themselves."""
    printed_by_report = defaultdict[str, set[tuple[object, float]]](set)
    for figure in numbers:
        what_is_counted = tally_key(figure)[1:]
        for size in figure.numbers():
            printed_by_report[figure.report].add((what_is_counted, size))
            if size >= 20:  # numbers so large are hardly of two things
                printed_by_report[figure.report].add((None, size))
    return printed_by_report


def _reports_differ(
    group: CountedNumbers, printed_by_report: Mapping[str, Set[tuple[object, float]]]
) -> bool:
    """Whether two reports differ: each gives a number that the other does not print; or several
    have one report's two speakers differ."""
    figures_by_report = by_report(group)
    if len(figures_by_report) > 1 and any(map(_two_speakers_differ, figures_by_report.values())):
        return True
    alike = by_key(
        (frozenset(map(_amount, figures)), report) for report, figures in figures_by_report.items()
    )
    for first_reports, second_reports in combinations(alike.values(), 2):
        for first, second in product(first_reports, second_reports):
            lacks = _one_is_lacking(
                figures_by_report[first], figures_by_report[second], printed_by_report[second]
            )
            if lacks and _one_is_lacking(
                figures_by_report[second], figures_by_report[first], printed_by_report[first]
            ):
                return True
    return False


def _two_speakers_differ(figures: CountedNumbers) -> bool:
    """Whether two speakers give two numbers in one report, or one does beside the report itself."""
    for first, second in combinations(figures, 2):
        if first.voice != second.voice and not is_same(first, second):
            return True
    return False


def _one_is_lacking(
    figures: CountedNumbers,
    figures_of_second: CountedNumbers,
    printed_by_second: Set[tuple[object, float]],
) -> bool:
    """Whether one of these numbers is none of the others, nor stands elsewhere in their report."""
    for figure in figures:
        if any(is_same(figure, figure_of_second) for figure_of_second in figures_of_second):
            continue
        what_is_counted = tally_key(figure)[1:], None
        if printed_by_second.isdisjoint(product(what_is_counted, figure.numbers())):
            return True
    return False


# The tally of a group.


def _amount(figure: CountedNumber) -> tuple[object, ...]:
    """Returns by what two notations are one: the bounds ("nearly 80" is at most 80), of "dozens"
    the word, and the sentence in which somebody does not accept it."""
    rejected = figure.number.rejected
    words = figure.quantity.text.casefold()
    unit = words if figure.size() is None else unit_name(figure)
    low, high = figure.bounds
    return without_low(words, low=low, high=high), high, unit, rejected and rejected.quote


def _tally(group: CountedNumbers, moments: dict[str, str]) -> Tally:
    is_toll = _is_toll(group, moments)
    times = _comparable_moments(group, moments) if is_toll else {}
    ordered = sorted(_values(group), key=lambda figures: _place_of_value(figures, times))
    is_rejected = any(figure.number.rejected for figure in group)
    return Tally(
        id=content_id("t", *sorted(figure.id for figure in group)),
        thing=_thing_counted(group),
        measure=_measure(group),
        unit=only_one(unit_name(figure) or figure.number.unit for figure in group),
        values=tuple(_value(figures, moments) for figures in ordered),
        reports=len(by_report(group)),
        scale=None if is_rejected else _scale(group),
        occasion=_occasion(group),
        latest=_latest_number(ordered, moments) if is_toll and not is_rejected else None,
    )


def _is_toll(group: CountedNumbers, moments: dict[str, str]) -> bool:
    """Whether the values are those of a toll of which two have moments."""
    dated = [figures for figures in _values(group) if _with_moments(figures, moments)]
    return len(dated) > 1 and group[0].is_harm and not group[0].event.over


def _scale(group: CountedNumbers) -> Scale | None:
    sizes = set().union(*map(CountedNumber.numbers, group))
    if len(sizes) < 2 or _has_several_units(group):
        return None
    return Scale(min(sizes), max(sizes))


def _occasion(group: CountedNumbers) -> Span | None:
    """Returns the words that say of which other time, place or event the numbers are."""
    events = [figure.event for figure in group if figure.event.over]
    return min((event.occasion for event in events if event.occasion), default=None)


def _has_several_units(group: CountedNumbers) -> bool:
    return len(set(map(unit_name, group))) > 1


def _with_moments(figures: CountedNumbers, moments: dict[str, str]) -> NumberGroup:
    return [figure for figure in figures if figure.id in moments]


def _comparable_moments(group: CountedNumbers, moments: dict[str, str]) -> dict[str, str]:
    """Returns the moments by which numbers are ordered: days, and hours where every one has its
    hour."""
    moment_by_number = {figure.id: moments[figure.id] for figure in _with_moments(group, moments)}
    if any(len(moment) <= _DAY for moment in moment_by_number.values()):
        return {ident: moment[:_DAY] for ident, moment in moment_by_number.items()}
    return {ident: "T".join(in_time(moment)) for ident, moment in moment_by_number.items()}


def _latest_number(ordered: Sequence[CountedNumbers], moments: dict[str, str]) -> str | None:
    """Returns the id of the number that was printed after all others, if that is sure.

    It is not sure if the number is denied, or if some other value has no moment of its own and so
    may be later. A toll that is less than half of another is no sum, but part of one.
    """
    largest = ordered[-1][0]
    most = max(size_of(figures[0]) for figures in ordered)
    # a toll falls to the half, at most
    if largest.denied or (largest.fate in ("killed", "injured") and size_of(largest) < most / 2):
        return None
    newest = []
    for figures in ordered:
        moments_of_value = []
        for figure in _with_moments(figures, moments):
            moment = moments[figure.id]
            moments_of_value.append((in_time(moment), moment, figure.id))
        if not moments_of_value:
            return None
        newest.append(max(moments_of_value))
    *before, (_, last, ident) = newest
    is_last = all(is_before(moment, last) for _, moment, _ in before)
    return ident if before and is_last else None


def _values(group: CountedNumbers) -> list[NumberGroup]:
    """Returns the numbers by the value that they give.

    What is told in two units is one value: "two miles" and "3.2 kilometres".
    """
    values: list[NumberGroup] = []
    for alike in grouped(group, _amount).values():
        lead = alike[0]
        for figures in values:
            if unit_name(figures[0]) != unit_name(lead) and is_same(figures[0], lead):
                figures += alike
                break
        else:
            values.append(alike)
    return values


def _place_of_value(figures: CountedNumbers, times: dict[str, str]) -> tuple[bool, str, float, str]:
    """Returns where a value stands: last what somebody does not accept; of a toll by when it was
    first printed, behind these what has no moment, then by its size, in one unit."""
    is_rejected = figures[0].number.rejected is not None
    first = min((times[figure.id] for figure in _with_moments(figures, times)), default="~")
    return is_rejected, first, size_of(figures[0]), figures[0].id


def _value(figures: CountedNumbers, moments: dict[str, str]) -> TallyValue:
    """Returns a value of a tally: its bounds, its numbers, how many reports print it, and where it
    was printed first, if moments are known."""
    low, high = figures[0].bounds
    idents = tuple(figure.id for figure in figures)
    value = TallyValue(low=low, high=high, numbers=idents, reports=len(by_report(figures)))
    figures_with_moment = _with_moments(figures, moments)
    if not figures_with_moment:
        return value
    first_printed = min(
        figures_with_moment, key=lambda figure: (in_time(moments[figure.id]), figure.number.span)
    )
    return replace(value, first=first_printed.report, moment=moments[first_printed.id])


def _measure(group: CountedNumbers) -> str | None:
    """Returns what all of them measure, if it is one thing."""
    if group[0].is_harm:
        return group[0].fate
    return only_one(figure.number.measure for figure in group)


def _thing_counted(group: CountedNumbers) -> str:
    """Returns the noun as most print it, with what befell those; of money, and of several units,
    what they measure."""
    lead = group[0]
    if lead.number.measure in ("money", AGE) or _has_several_units(group):
        return _measure(group) or "other"
    nouns: Counter[str] = Counter()
    for figure in group:
        noun_printed = figure.printed_noun or figure.number.unit or "people"
        nouns[noun_printed.casefold().split()[-1]] += 1
    noun = most_first(nouns)[0]
    if not lead.is_harm:
        return noun
    if any(figure.anyone() for figure in group):
        noun = "people"
    return f"{noun} {lead.fate}"


def _place_of_tally(tally: Tally) -> tuple[object, ...]:
    measure = tally.measure
    people = measure == "present" or tally.thing in ANYONE | set_of("people.collective")
    kinds = (people, measure == "money", measure == "share", True)
    return (
        BEFALLEN.get(measure or "", len(BEFALLEN) + kinds.index(True)),
        tally.occasion is not None,
        -tally.reports,
        tally.thing,
        tally.id,
    )
