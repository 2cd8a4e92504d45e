"""Makes differences of unlike numbers of one thing in reports of one language whose words are not
parsed (`difference_in_language`)."""

from operator import attrgetter

from rashomon.differences.versions import Count, Value, difference_id, status_of, version_of
from rashomon.model.difference import Difference, DifferenceKind, Quote
from rashomon.numbers.one_thing_in_languages import LanguageNumbers
from rashomon.text.gathering import grouped


def difference_in_language(group: LanguageNumbers, count: Count) -> Difference:
    """Returns the difference of these numbers of one thing: of "neuf chèvres" and "dix chèvres",
    one with two versions."""
    unit = group[0].number.unit
    versions = []
    for numbers in grouped(group, attrgetter("value")).values():
        lead = numbers[0]
        value = Value(value=lead.span.line, low=lead.value, high=lead.value, unit=unit)
        quotes = [Quote(number.sentence, number.sentence) for number in numbers]
        versions.append(version_of(quotes, count=count, value=value))
    return Difference(
        id=difference_id(versions),
        kind=DifferenceKind.NUMBER,
        versions=tuple(versions),
        status=status_of(versions, ()),
        thing=group[0].noun or group[0].span.line,
        unit=unit,
    )
