"""Whether an author may have reckoned a number from others (`is_reckoned`)."""

from collections.abc import Iterable, Iterator
from itertools import product

from rashomon.exact.text_values import Value
from rashomon.model.answer_marks import MarkKind


def is_reckoned(value: Value, others: Iterable[Value]) -> bool:
    """Returns whether a number comes of one operation on two others of one unit: "ten" beside "nine
    goats" and "one goat"."""
    if value.kind is not MarkKind.NUMBER:
        return False
    operands = set[tuple[float, str | None]]()
    for other in others:
        if other is not value and other.kind is MarkKind.NUMBER:
            operands |= {(amount, other.unit) for amount in other.amounts}
    results = set[float]()
    for (first, unit), (second, second_unit) in product(operands, operands):
        if unit == second_unit:
            results.update(_results(first, second))
    return value.amounts <= results


def _results(first: float, second: float) -> Iterator[float]:
    yield first + second
    yield first - second
    if second:
        yield round(first / second, 1)
        yield float(round(100 * first / second))
