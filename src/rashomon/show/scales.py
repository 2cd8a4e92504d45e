"""Puts the numbers of a row on one scale (`scale_of`)."""

import math
from collections.abc import Sequence

from rashomon.model.number import Number
from rashomon.show.blocks import NumberScale, Tick, TickForm

_LEAST = 3  # different values from which on a scale is drawn
_LOGARITHMIC = 20.0  # ratio of the largest to the smallest value from which on steps are tenfold
_MARGIN = 4.0  # hundredths of the width that stay free at either end
_FROM_ZERO = 0.5  # a least value below this part of the largest lets the scale begin at 0
_FORMS = {"near": TickForm.ABOUT, "dozens": TickForm.ABOUT, "vague": TickForm.ABOUT}


def scale_of(numbers: Sequence[Number]) -> tuple[NumberScale | None, dict[str, Tick]]:
    """Returns the scale of these numbers and their ticks, by their ids. Of less than three
    different values it returns none."""
    bounds = [bound for number in numbers for bound in _bounds(number)]
    values = {_bounds(number) for number in numbers if _bounds(number)}
    if len(values) < _LEAST or max(bounds) <= min(bounds):
        return None, {}
    least, most = min(bounds), max(bounds)
    is_logarithmic = least > 0 and most / least >= _LOGARITHMIC
    if not is_logarithmic and least < _FROM_ZERO * most:
        least = min(0.0, least)

    def place(value: float) -> float:
        """Returns where a value stands, in hundredths of the width."""
        if is_logarithmic:
            part = math.log(value / least) / math.log(most / least)
        else:
            part = (value - least) / (most - least)
        return round(_MARGIN + part * (100 - 2 * _MARGIN), 1)

    labels = _labels(least, most, is_logarithmic=is_logarithmic)
    note = "each line ten times the last" if is_logarithmic else ""
    if not is_logarithmic and least != 0:
        note = "does not begin at 0"
    scale = NumberScale(labels=tuple((place(value), f"{value:,g}") for value in labels), note=note)
    ticks = {}
    for number in numbers:
        if ends := _bounds(number):
            ticks[number.id] = Tick(
                form=_form(number), start=place(min(ends)), end=place(max(ends))
            )
    return scale, ticks


def _bounds(number: Number) -> tuple[float, ...]:
    return tuple(value for value in (number.low, number.high) if value is not None)


def _form(number: Number) -> TickForm:
    if number.low is None:
        return TickForm.UP_TO
    if number.high is None:
        return TickForm.OVER
    if number.low != number.high and number.limit != "dozens":
        return TickForm.RANGE
    return _FORMS.get(number.limit, TickForm.EXACT)


def _labels(least: float, most: float, *, is_logarithmic: bool) -> list[float]:
    """Returns the values that are written at a scale: both ends, or powers of ten."""
    if not is_logarithmic:
        return [least, most]
    powers = range(math.ceil(math.log10(least)), math.floor(math.log10(most)) + 1)
    return [10.0**power for power in powers] or [least, most]
