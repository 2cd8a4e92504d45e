"""Puts a difference together, whoever found it: its versions, what stands behind each, and the
status."""

from collections.abc import Callable, Iterable, Sequence
from math import comb
from operator import attrgetter
from typing import NamedTuple

from rashomon.copies.lines import Counted
from rashomon.model.content_ids import content_id
from rashomon.model.difference import Quote, Relation, RelationKind, Status, Version, Versions
from rashomon.text.gathering import grouped

Count = Callable[[Sequence[Quote]], Counted]


class Value(NamedTuple):
    """The number or day that the program reads in the words of a version."""

    value: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    earliest: str | None = None
    latest: str | None = None


NO_VALUE = Value()


def value_of_days(first: str, last: str) -> Value:
    """Returns the value of words that tell a day, or days, by the first and the last."""
    return Value(value=first if first == last else f"{first}/{last}", earliest=first, latest=last)


def version_of(
    quotes: Iterable[Quote], count: Count, value: Value = NO_VALUE, told: str | None = None
) -> Version:
    """Returns the version that these words give. `told` are an author's own words for it."""
    ordered = tuple(sorted(quotes, key=attrgetter("span")))
    count_in_versions = count(ordered)
    places = []
    for quote in ordered:
        key = count_in_versions.keys.get(quote.report, quote.report)
        places.append(f"{key} {quote.span.start} {quote.span.end}")
    return Version(
        id=content_id("v", *sorted(places)),
        quotes=ordered,
        value=value.value,
        low=value.low,
        high=value.high,
        unit=value.unit,
        earliest=value.earliest,
        latest=value.latest,
        reports=count_in_versions.reports,
        origins=count_in_versions.origins,
        speakers=count_in_versions.speakers,
        first=count_in_versions.first,
        told=told,
    )


def difference_id(versions: Versions, by: str | None = None) -> str:
    """Returns the id of the difference of these versions."""
    return content_id("d", by, *sorted(version.id for version in versions))


def status_of(versions: Versions, relations: Sequence[Relation]) -> Status:
    """Returns the first status that holds. What rests on one source agrees with nobody."""
    if is_denied(versions):
        return Status.DENIED
    if len(versions) < 2:
        is_of_several = any(version.origins.most > 1 for version in versions)
        return Status.AGREED if is_of_several else Status.SINGLE
    kinds = {relation.kind for relation in relations}
    is_each_related = len(relations) == comb(len(versions), 2)  # one at most of each two versions
    if not is_each_related or RelationKind.EXCLUDE in kinds:
        return Status.DIFFERS
    return Status.LATER if RelationKind.LATER in kinds else Status.COMPATIBLE


def is_denied(versions: Versions) -> bool:
    """Whether a speaker denies, in so many words, what another version asserts."""
    return len(grouped(versions, attrgetter("denied"))) > 1
