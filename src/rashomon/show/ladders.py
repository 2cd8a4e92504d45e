"""Draws the numbers of a tally on one scale (`draw_marks`), in one colour. A dot is a number as
printed, a ring means "about", an arrow a limit, and a bar a range. "Dozens" has no mark."""

from collections.abc import Sequence
from math import ceil, floor, log10

from markupsafe import Markup

from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.quantities.bounds import numbers_in

# of the axis, in an image of 132 by 16
_LEFT = 14.0
_WIDTH = 102.0
_UNSIZED = ("dozens", "vague")
_AXIS = f'<path d="M{_LEFT:g} 2v12m0-6h{_WIDTH:g}m0-6v12"/>'


@record
class Axis:
    """A scale from `first` to `last`. If it is `in_tens`, it goes in steps of ten, and these are
    the powers of ten."""

    first: float
    last: float
    in_tens: bool = False

    def __str__(self) -> str:
        if self.in_tens:
            return f"{10.0**self.first:,.9g} to {10.0**self.last:,.0f}, in steps of ten"
        return f"scale 0 to {self.last:,.9g}"

    def place(self, amount: float | None) -> float | None:
        """Returns where an amount stands in the image, None if it has no place there."""
        if amount is None or (self.in_tens and not amount):
            return None
        reached = log10(amount) if self.in_tens else amount
        share = (reached - self.first) / (self.last - self.first)
        return round(_LEFT + _WIDTH * share, 1)


def draw_marks(numbers: Sequence[Number]) -> tuple[str, tuple[Markup, ...]]:
    """Returns the scale in words ("scale 0 to 24") and an image for each number. If the numbers
    agree, returns nothing."""
    sizes = set()
    for number in numbers:
        if number.limit not in _UNSIZED:
            sizes |= {number.low, number.high}
    amounts = sorted(numbers_in(sizes))
    if len(amounts) < 2 or amounts[0] < 0:
        return "", ()
    smallest, next_smallest = amounts[:2]
    axis = _axis(smallest or next_smallest, most=amounts[-1], measure=numbers[0].measure)
    return str(axis), tuple(_image(number, axis) for number in numbers)


def _axis(least: float, most: float, measure: str | None) -> Axis:
    if most / least >= 100.0:  # the scale has steps of ten
        return Axis(floor(log10(least)), ceil(log10(most)), in_tens=True)
    return Axis(0.0, max(most, 100.0) if measure == "share" else most)


def _image(number: Number, axis: Axis) -> Markup:
    """Returns a bar, or a dot or ring, with an arrow to the side that is open.

    Both ends make a bar, one end a dot with an arrow, two equal ends a dot. What is only near the
    number is a ring.
    """
    low = axis.place(number.low)
    high = axis.place(number.high)
    mark = ""
    if number.limit in _UNSIZED:
        low = high = None
    if low is not None and high is not None and low < high:
        mark = f'<path class="ink" stroke-width="5" d="M{low:g} 8H{high:g}"/>'
    elif low is not None or high is not None:
        at = high if low is None else low
        if low is None or high is None:
            arrow = "h-14m4-4l-4 4l4 4" if low is None else "h14m-4-4l4 4l-4 4"
            mark = f'<path class="ink" stroke-width="1.5" d="M{at:g} 8{arrow}"/>'
        ring = ' class="ring"' if number.limit == "near" else ""
        mark += f'<circle{ring} cx="{at:g}" cy="8" r="4"/>'
    svg = f'<svg viewBox="0 0 132 16" aria-hidden="true">{_AXIS}{mark}</svg>'
    return Markup(svg)  # noqa: S704  numbers alone
