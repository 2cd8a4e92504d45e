"""Finds the differences that the program alone is sure of (`native_differences`), each once:
numbers and days of one thing."""

from rashomon.differences.native_days import native_days
from rashomon.differences.native_in_languages import difference_in_language
from rashomon.differences.native_numbers import native_numbers
from rashomon.differences.quoted_words import KnownPages
from rashomon.differences.versions import Count
from rashomon.model.claim import Claims
from rashomon.model.difference import Differences
from rashomon.numbers.counted_number import CountedNumbers
from rashomon.numbers.one_thing_in_languages import NONE_IN_LANGUAGES, NumbersInLanguages


def native_differences(
    claims: Claims,
    numbers: CountedNumbers,
    *,
    in_languages: NumbersInLanguages = NONE_IN_LANGUAGES,
    pages: KnownPages,
    count: Count,
) -> Differences:
    """Returns the differences of a story that the program itself finds. `in_languages`: the numbers
    of its reports that are not in English."""
    of_numbers = native_numbers(numbers, claims=claims, pages=pages, count=count)
    of_days = native_days(claims, pages=pages, count=count)
    of_languages = (difference_in_language(group, count) for group in in_languages.groups)
    return (*of_numbers, *of_days, *of_languages)
