"""Says whether two numbers cannot both be (`excludes`), and by what numbers count alike."""

from rashomon.differences.values import amounts_apart, is_rounded
from rashomon.numbers.counted_number import CountedNumber


def excludes(number: CountedNumber, other: CountedNumber) -> bool:
    """Returns whether two numbers of one thing, or of people of one fate, cannot both be, or are
    limited alike and not the same."""
    counts = ways_of_counting(number)
    if number.fate:
        # "twelve rebels killed" and "four soldiers killed" are of two sides
        is_of_one = number.noun == other.noun or number.anyone() or other.anyone()
    else:
        is_of_one = number.noun == other.noun and any((number.noun, *counts))
    is_apart = amounts_apart(number.quantity, other.quantity)
    if number.number.limit == other.number.limit != "near" and not number.same_number(other):
        is_apart = is_apart or not is_rounded(number.quantity, other.quantity)
    return is_of_one and counts == ways_of_counting(other) and is_apart


def ways_of_counting(number: CountedNumber) -> tuple[object, ...]:
    """Returns what must be equal of two numbers that count one thing: whether they are negated, are
    shares, their units, and what befell the people."""
    return number.negated, number.share, number.quantity.unit, number.fate
