"""The lowest and highest values of numbers (None: open, or no number): whether two are the same or
exclude each other. differences/values.py decides how numbers stand to each other."""

Bounds = tuple[float | None, float | None]


def apart(one: Bounds, other: Bounds, slack: float = 0.0) -> bool:
    """Whether two numbers exclude each other, by more than this: "at least twelve" and "five"."""
    return any(
        low[1] is not None and high[0] is not None and low[1] + slack < high[0]
        for low, high in ((one, other), (other, one))
    )


def numbers_in(bounds: Bounds) -> frozenset[float]:
    """Returns the numbers that bounds name."""
    return frozenset(number for number in bounds if number is not None)


def same_number(one: Bounds, other: Bounds) -> bool:
    """Whether both name the same number, be it exact or a bound: "up to 500" and "500"."""
    named = numbers_in(one)
    return bool(named) and (one == other or (len(named) == 1 and named == numbers_in(other)))
