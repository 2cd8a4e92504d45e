"""Draws the numbers of a tally on one scale (`draw_marks`), in ink only: a dot is a number as
printed, a ring "about", an arrow a limit, a bar a range; "dozens" has no mark."""

from collections.abc import Callable, Sequence
from math import ceil, floor, log10

from markupsafe import Markup

from rashomon.model.number import Number

_LEFT, _WIDTH = 14.0, 102.0  # of the axis, in an image of 132 by 16
_UNSIZED = ("dozens", "vague")
_SHARE, _RATIO = 100.0, 100.0  # where shares end; from which ratio on a scale has steps of ten
_AXIS = f'<path d="M{_LEFT:g} 2v12m0-6h{_WIDTH:g}m0-6v12"/>'


def draw_marks(numbers: Sequence[Number]) -> tuple[str, tuple[Markup, ...]]:
    """Returns the scale in words ("0 to 24") and an image for each number; nothing of numbers that
    agree."""
    sized = [one for one in numbers if one.limit not in _UNSIZED]
    sizes = {bound for one in sized for bound in (one.low, one.high) if bound is not None}
    if len(sizes) < 2 or min(sizes) < 0:
        return "", ()
    least, most = min(size for size in sizes if size), max(sizes)
    first, last = floor(log10(least)), ceil(log10(most))
    if most / least >= _RATIO:
        told = f"{10.0**first:,.9g} to {10.0**last:,.0f}, in steps of ten"
        return told, _images(numbers, lambda x: (log10(x) - first) / (last - first) if x else None)
    end = max(most, _SHARE) if numbers[0].measure == "share" else most
    return f"0 to {end:,.9g}", _images(numbers, lambda x: x / end)


def _images(
    numbers: Sequence[Number], share: Callable[[float], float | None]
) -> tuple[Markup, ...]:
    def place(x: float | None) -> float | None:
        at = None if x is None else share(x)
        return None if at is None else round(_LEFT + _WIDTH * at, 1)

    ends = ((one, place(one.low), place(one.high)) for one in numbers)
    marks = ("" if one.limit in _UNSIZED else _mark(one.limit, *at) for one, *at in ends)
    images = (f'<svg viewBox="0 0 132 16" aria-hidden="true">{_AXIS}{mark}</svg>' for mark in marks)
    return tuple(map(Markup, images))


def _mark(limit: str, low: float | None, high: float | None) -> str:
    """A bar, or a dot or ring, with an arrow to the side that is open."""
    if low is not None and high is not None and low < high:
        return f'<path class="ink" stroke-width="5" d="M{low:g} 8H{high:g}"/>'
    at = high if low is None else low
    arrow = "" if low == high else "h14m-4-4l4 4l-4 4" if high is None else "h-14m4-4l-4 4l4 4"
    tail = f'<path class="ink" stroke-width="1.5" d="M{at:g} 8{arrow}"/>' if arrow else ""
    ring = ' class="ring"' if limit == "near" else ""
    return "" if at is None else f'{tail}<circle{ring} cx="{at:g}" cy="8" r="4"/>'
