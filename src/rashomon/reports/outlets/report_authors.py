"""The people among what pages, feeds and exports give as authors: no desks, houses, agencies,
places or days."""

from collections.abc import Iterable

from rashomon.reports.frame.bylines import is_given, names_in
from rashomon.reports.outlets.outlet_names import names_an_outlet


def people_in(stated: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Returns the people in these lines of authors ("By Ana Ruiz and Tom Ek, Vale Courier"), each
    once."""
    named = dict.fromkeys(name for line in stated for name in names_in(line))
    return tuple(name for name in named if not _is_house(name, (outlet or "").casefold()))


def _is_house(name: str, outlet: str) -> bool:
    if is_given(name):
        return " " not in name and name.casefold() in outlet
    return name.casefold() in outlet or names_an_outlet(name)
