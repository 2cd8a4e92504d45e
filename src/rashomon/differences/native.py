"""What the program alone finds to differ (`native_differences`): numbers and days of one thing, and
what changed in a copied stretch. Only what it is sure of; each thing once."""

from collections.abc import Mapping, Sequence

from rashomon.differences.native_changes import native_changes
from rashomon.differences.native_days import native_days
from rashomon.differences.native_numbers import native_numbers
from rashomon.differences.quoted_words import KnownPage
from rashomon.differences.versions import Count
from rashomon.lineage.drift import CopiedChange
from rashomon.model.claim import Claim
from rashomon.model.difference import Difference
from rashomon.numbers.counted_number import CountedNumber
from rashomon.text.gathering import by_key


def native_differences(
    claims: Sequence[Claim],
    numbers: Sequence[CountedNumber],
    changes: Sequence[CopiedChange],
    *,
    pages: Mapping[str, KnownPage],
    count: Count,
) -> tuple[Difference, ...]:
    """Returns the differences of a story that the program itself finds."""
    found = [
        *native_numbers(numbers, claims=claims, pages=pages, count=count),
        *native_days(claims, pages, count),
    ]
    changed = native_changes(changes, pages, count)
    return (*found, *(one for one in changed if not any(holds(other, one) for other in found)))


def holds(one: Difference, other: Difference) -> bool:
    """Whether every version of the other stands in words of the one."""
    words = by_key((quote.span.report, quote.span) for quote in one.quotes())
    return all(
        any(mine.overlaps(q.span) for q in told.quotes for mine in words[q.span.report])
        for told in other.versions
    )
