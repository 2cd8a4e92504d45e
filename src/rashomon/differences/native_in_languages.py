"""Finds differences of numbers between reports of one language whose words are not parsed
(`differences_in_languages`): unlike numbers of one noun or unit, in sentences of which the same is
told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from rashomon.differences.quoted_words import KnownPages
from rashomon.differences.versions import Count, Value, difference_id, status_of, version_of
from rashomon.model.difference import Difference, DifferenceKind, Differences, Quote
from rashomon.model.span import Span
from rashomon.numbers.numbers_in_languages import LanguageNumber, language_numbers_in
from rashomon.numbers.values_printed import values_printed
from rashomon.text.gathering import by_report, connected, grouped

_NEAR = 3.0  # times beyond which two numbers are hardly of one thing
_ROUNDED = 1.15  # times within which a number may stand for one that is told roughly
_SHARED = 3  # stems that two sentences share with those before them
_Numbers = Sequence[LanguageNumber]


def read_language_numbers(sentences: Iterable[Span], pages: KnownPages) -> _Numbers:
    """Returns the numbers of these sentences of reports, but for those in English."""
    numbers = list[LanguageNumber]()
    for report, spans in sorted(by_report(sentences).items()):
        if report in pages and not pages[report].annotated.read_whole:
            before: Span | None = None
            for span in sorted(spans):
                numbers += language_numbers_in(span, before=before, page=pages[report].annotated)
                before = span
    return numbers


def differences_in_languages(numbers: _Numbers, pages: KnownPages, count: Count) -> Differences:
    """Returns the differences of numbers within each language."""
    printed = {report: _values_of(pages, report) for report in by_report(numbers)}
    differences = []
    for alike in grouped(numbers, attrgetter("language", "counted")).values():
        for group in _of_one_thing(alike, printed):
            differences.append(_difference_of(group, count))
    return tuple(differences)


def _values_of(pages: KnownPages, report: str) -> frozenset[float]:
    """Returns whatever numbers a report prints, in figures and spelled out."""
    page = pages[report].annotated.report
    return values_printed(page.text, page.language)


def _of_one_thing(
    alike: _Numbers, printed: Mapping[str, frozenset[float]]
) -> Iterator[list[LanguageNumber]]:
    """Yields groups of numbers of one thing with two values and more. A number that may be of one
    thing with two numbers of another report is of none."""
    copies = list(grouped(alike, LanguageNumber.told).values())
    pairs = []
    partners = defaultdict[tuple[int, str], set[float]](set)
    for first, second in combinations(range(len(copies)), 2):
        one = copies[first][0]
        other = copies[second][0]
        if one.report != other.report and _is_one_thing(one, other):
            pairs.append((first, second))
            partners[first, other.report].add(other.value)
            partners[second, one.report].add(one.value)
    unsure = {place for (place, _), values in partners.items() if len(values) > 1}
    sure = [pair for pair in pairs if unsure.isdisjoint(pair)]
    for places in connected(range(len(copies)), sure):
        group = [number for place in places for number in copies[place]]
        if _differ(group, printed):
            yield group


def _is_one_thing(first: LanguageNumber, second: LanguageNumber) -> bool:
    """Whether two numbers of one noun or unit count one thing: words of both clauses say the same
    of it, more of both sentences is alike, and nothing parts them."""
    if first.deed.isdisjoint(second.deed) or first.parted(second):
        return False
    small, large = sorted((first.value, second.value))
    return large <= _NEAR * small and len(first.around & second.around) >= _SHARED


def _differ(group: _Numbers, printed: Mapping[str, frozenset[float]]) -> bool:
    """Whether the numbers of a group exclude each other, and no report prints two of them."""
    values = {number.value for number in group}
    for report in by_report(group):
        if len(values & printed[report]) > 1:
            return False
    return len(values) > 1 and all(_exclude(*pair) for pair in combinations(group, 2))


def _exclude(first: LanguageNumber, second: LanguageNumber) -> bool:
    """Whether two numbers are the same or cannot both be so."""
    small, large = sorted((first, second), key=attrgetter("value"))
    if small.value == large.value:
        return True
    if small.limit == "low" or large.limit == "high":
        return False
    is_rough = "near" in (small.limit, large.limit)
    return not is_rough or large.value > _ROUNDED * small.value


def _difference_of(group: _Numbers, count: Count) -> Difference:
    versions = []
    for numbers in grouped(group, attrgetter("value")).values():
        lead = numbers[0]
        value = Value(value=lead.span.line, low=lead.value, high=lead.value, unit=_unit_of(lead))
        quotes = [Quote(number.sentence, number.sentence) for number in numbers]
        versions.append(version_of(quotes, count=count, value=value))
    return Difference(
        id=difference_id(versions),
        kind=DifferenceKind.NUMBER,
        versions=tuple(versions),
        status=status_of(versions, ()),
        thing=group[0].noun or group[0].span.line,
        unit=_unit_of(group[0]),
    )


def _unit_of(number: LanguageNumber) -> str | None:
    return None if number.noun else number.counted
