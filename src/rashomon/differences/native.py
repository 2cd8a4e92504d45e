"""Finds the differences that the program alone is sure of (`native_differences`), each once:
numbers and days of one thing, and what changed in a copied stretch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product, starmap

from rashomon.differences.native_changes import native_changes
from rashomon.differences.native_days import native_days
from rashomon.differences.native_in_languages import difference_in_language
from rashomon.differences.native_numbers import native_numbers
from rashomon.differences.quoted_words import KnownPages
from rashomon.differences.versions import Count, difference_id, status_of
from rashomon.lineage.drift import CopiedChange
from rashomon.model.claim import Claims
from rashomon.model.difference import Difference, Differences, Version
from rashomon.numbers.counted_number import CountedNumbers
from rashomon.numbers.numbers_in_languages import LanguageNumber
from rashomon.numbers.one_thing import are_two, of_two_events, unlike
from rashomon.numbers.one_thing_in_languages import NONE_IN_LANGUAGES, NumbersInLanguages
from rashomon.text.gathering import SpansByPlace, by_report


def native_differences(
    claims: Claims,
    numbers: CountedNumbers,
    changes: Sequence[CopiedChange],
    *,
    in_languages: NumbersInLanguages = NONE_IN_LANGUAGES,
    pages: KnownPages,
    count: Count,
) -> Differences:
    """Returns the differences of a story that the program itself finds.

    `in_languages`: the numbers of its reports that are not in English. Differences of numbers and
    days come first; a change in a copy counts only where none of them has its words.
    """
    numbers_by_report = by_report(numbers)
    of_one = []
    for copied in changes:
        # words that hold numbers of two things are no two prints of one
        if not _is_of_two(copied, numbers_by_report) and not _is_parted(
            copied, in_languages.numbers
        ):
            of_one.append(copied)
    changed = native_changes(of_one, pages=pages, count=count)
    of_numbers = native_numbers(numbers, claims=claims, pages=pages, count=count)
    differences = []
    places = []
    of_days = native_days(claims, pages=pages, count=count)
    of_languages = [difference_in_language(group, count) for group in in_languages.groups]
    for difference in (*of_numbers, *of_days, *of_languages):
        told_whole = _told_otherwise(difference, changed)
        differences.append(told_whole)
        places.append(SpansByPlace(told_whole.spans()))
    for change in changed:
        if all(_apart(change, words) for words in places):
            differences.append(change)
    return tuple(differences)


def _apart(change: Difference, words: SpansByPlace) -> list[Version]:
    """Returns the versions of a change that do not stand in these words of another difference."""
    return [version for version in change.versions if not words.meet_any(version.spans)]


def _is_of_two(change: CopiedChange, numbers: Mapping[str, CountedNumbers]) -> bool:
    """Whether the words that changed hold numbers of two happenings, so no other print of one."""
    for first in numbers.get(change.a.report, ()):
        for second in numbers.get(change.b.report, ()):
            if first.number.phrase.overlaps(change.a) and second.number.phrase.overlaps(change.b):
                # "Harn" and "the Harn bridge" are two places, of one price
                parts = of_two_events if first.fate else are_two
                return parts(first, second) or unlike(first.group, second.group)
    return False


def _is_parted(change: CopiedChange, numbers: Sequence[LanguageNumber]) -> bool:
    """Whether the words that changed, in another language than English, hold numbers that
    something parts."""
    first = [number for number in numbers if number.span.overlaps(change.a)]
    second = [number for number in numbers if number.span.overlaps(change.b)]
    return any(starmap(LanguageNumber.parted, product(first, second)))


def _told_otherwise(difference: Difference, changed: Differences) -> Difference:
    """Returns a difference that reports tell alike with what stands in the place of its words in
    another print."""
    if not difference.is_told_alike:
        return difference
    words = SpansByPlace(difference.versions[0].spans)
    for change in changed:
        apart = _apart(change, words)
        if len(apart) < len(change.versions):
            versions = (*difference.versions, *apart)
            return replace(
                difference,
                id=difference_id(versions),
                versions=versions,
                status=status_of(versions, ()),
            )
    return difference
