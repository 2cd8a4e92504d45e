"""The numbers of reports in languages whose words are not parsed (`read_numbers_in_languages`), and
which of one language are of one thing: unlike numbers of one noun or unit, in sentences of which
the same is told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from rashomon.model.content_ids import content_id
from rashomon.model.number import Scale, Tally, TallyValue
from rashomon.model.record import record
from rashomon.model.span import Passages
from rashomon.numbers.numbers_in_languages import LanguageNumber, language_numbers_in
from rashomon.numbers.values_printed import values_printed
from rashomon.text.gathering import by_report, connected, grouped
from rashomon.text.parsed_report import Pages

_NEAR = 3.0  # times beyond which two numbers are hardly of one thing
_ROUNDED = 1.15  # times within which a number may stand for one that is told roughly
_SHARED = 3  # stems that two sentences share with those before them
LanguageNumbers = Sequence[LanguageNumber]


@record
class NumbersInLanguages:
    """The numbers of reports that are not in English, in their order, and groups of those of one
    language and thing with two values and more."""

    numbers: tuple[LanguageNumber, ...]
    groups: tuple[LanguageNumbers, ...]


NONE_IN_LANGUAGES = NumbersInLanguages((), ())


def read_numbers_in_languages(sentences: Passages, pages: Pages) -> NumbersInLanguages:
    """Returns the numbers of these sentences of reports, but for those in English."""
    spans = by_report(sentences)
    numbers = list[LanguageNumber]()
    printed = {}
    for page in pages:
        if page.read_whole:
            continue
        printed[page.id] = values_printed(page.report.text, page.report.language)
        span_before = None
        for span in sorted(spans[page.id]):
            numbers += language_numbers_in(span, before=span_before, page=page)
            span_before = span
    groups = list[LanguageNumbers]()
    for alike in grouped(numbers, attrgetter("language", "counted")).values():
        groups += _of_one_thing(alike, printed)
    return NumbersInLanguages(tuple(sorted(numbers, key=attrgetter("span"))), tuple(groups))


def _of_one_thing(
    alike: LanguageNumbers, printed: Mapping[str, frozenset[float]]
) -> Iterator[LanguageNumbers]:
    """Yields groups of numbers of one thing with two values and more.

    If a number fits two unlike numbers of another report, nobody knows which of them is of its
    thing, and it is in no group.
    """
    # the same words in several reports count once
    copies = list(grouped(alike, LanguageNumber.told).values())
    pairs = []
    partners = defaultdict[tuple[int, str], set[float]](set)
    for first, second in combinations(range(len(copies)), 2):
        first_number = copies[first][0]
        other = copies[second][0]
        if first_number.report != other.report and _is_one_thing(first_number, other):
            pairs.append((first, second))
            partners[first, other.report].add(other.value)
            partners[second, first_number.report].add(first_number.value)
    unsure = {place for (place, _), values in partners.items() if len(values) > 1}
    sure = [pair for pair in pairs if unsure.isdisjoint(pair)]
    for places in connected(range(len(copies)), sure):
        group = tuple(number for place in places for number in copies[place])
        if _differ(group, printed):
            yield group


def _is_one_thing(first: LanguageNumber, second: LanguageNumber) -> bool:
    """Whether two numbers of one noun or unit count one thing: words of both clauses say the same
    of it, more of both sentences is alike, and nothing parts them."""
    if first.deed.isdisjoint(second.deed) or first.parted(second):
        return False
    small, large = sorted((first.value, second.value))
    return large <= _NEAR * small and len(first.around & second.around) >= _SHARED


def _differ(group: LanguageNumbers, printed: Mapping[str, frozenset[float]]) -> bool:
    """Whether the numbers of a group exclude each other, and no report prints two of them."""
    values = {number.value for number in group}
    for report in by_report(group):
        if len(values & printed[report]) > 1:
            return False
    return len(values) > 1 and all(_exclude(*pair) for pair in combinations(group, 2))


def _exclude(first: LanguageNumber, second: LanguageNumber) -> bool:
    """Whether two numbers are the same or cannot both be so."""
    smaller, larger = sorted((first, second), key=attrgetter("value"))
    if smaller.value == larger.value:
        return True
    if smaller.limit == "low" or larger.limit == "high":
        return False
    is_rough = "near" in (smaller.limit, larger.limit)
    return not is_rough or larger.value > _ROUNDED * smaller.value


def tally_in_language(group: LanguageNumbers) -> Tally:
    """Returns the numbers of one thing as a tally, the smallest first."""
    lead = group[0].number
    values = []
    for _, alike in sorted(grouped(group, attrgetter("value")).items()):
        number = alike[0].number
        values.append(
            TallyValue(
                low=number.low,
                high=number.high,
                numbers=tuple(same.number.id for same in alike),
                reports=len(by_report(alike)),
            )
        )
    sizes = [number.value for number in group]
    return Tally(
        id=content_id("t", *sorted(number.number.id for number in group)),
        thing=lead.counted or lead.measure or "other",
        measure=lead.measure,
        unit=lead.unit,
        values=tuple(values),
        reports=len(by_report(group)),
        scale=Scale(min(sizes), max(sizes)),
    )
