"""Finds the differences that the program alone is sure of (`native_differences`), each once:
numbers and days of one thing, and what changed in a copied stretch."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.differences.native_changes import native_changes
from rashomon.differences.native_days import native_days
from rashomon.differences.native_numbers import native_numbers
from rashomon.differences.quoted_words import KnownPages
from rashomon.differences.versions import Count, difference_id, status_of
from rashomon.lineage.drift import CopiedChange
from rashomon.model.claim import Claims
from rashomon.model.difference import Difference, Differences, Status
from rashomon.numbers.counted_number import CountedNumbers


def native_differences(
    claims: Claims,
    numbers: CountedNumbers,
    changes: Sequence[CopiedChange],
    *,
    pages: KnownPages,
    count: Count,
) -> Differences:
    """Returns the differences of a story that the program itself finds."""
    differences = [
        *native_numbers(numbers, claims=claims, pages=pages, count=count),
        *native_days(claims, pages, count),
    ]
    changed = native_changes(changes, pages, count)
    differences = [_told_otherwise(difference, changed) for difference in differences]
    kept = []
    for change in changed:
        if not any(_holds(difference, change) for difference in differences):
            kept.append(change)
    return (*differences, *kept)


def _told_otherwise(one: Difference, changed: Sequence[Difference]) -> Difference:
    """Returns an agreed difference with what stands in the place of its words in another print."""
    words = [quote.span for quote in one.versions[0].quotes]
    for other in changed if one.status is Status.AGREED else ():
        apart = [v for v in other.versions if not any(q.span.meets(words) for q in v.quotes)]
        if len(apart) < len(other.versions):
            versions = (*one.versions, *apart)
            ident = difference_id(versions)
            return replace(one, id=ident, versions=versions, status=status_of(versions, ()))
    return one


def _holds(one: Difference, other: Difference) -> bool:
    """Whether every version of the other stands in words of the one."""
    words = [quote.span for quote in one.quotes()]
    return all(any(q.span.meets(words) for q in told.quotes) for told in other.versions)
