"""Whether two measured amounts are the same amount in two units."""

import re

from rashomon.text.measures import measure

_AMOUNT = re.compile(r"(?<!\d)(\d+(?:,\d{3}){0,6}(?:\.\d+)?)[\s-]*+([^\W\d_]+)")
_NEAR = 0.9  # of the larger: figures are rounded when they are reckoned out


def is_converted(one: str, other: str) -> bool:
    """Whether both texts begin with amounts of one dimension in different units that are nearly equal once converted."""
    first, second = _measured(one), _measured(other)
    if not first or not second or first[0] != second[0] or first[1] == second[1]:
        return False
    small, large = sorted((first[1] * first[2], second[1] * second[2]))
    return large > 0 and small >= _NEAR * large


def _measured(text: str) -> tuple[str, float, float] | None:
    """Returns dimension, unit size and figure of the first amount."""
    for match in _AMOUNT.finditer(text):
        if unit := measure(match[2]):
            return unit[0], unit[1], float(match[1].replace(",", ""))
    return None
