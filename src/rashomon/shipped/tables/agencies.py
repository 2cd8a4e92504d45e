"""The world's news agencies and how they are credited; publishers and the outlets that they own."""

from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import rows_in_table


@record
class Agency:
    """A wire service: the name that the ledger uses, names that only it has, short names, and short
    names that others have, too."""

    name: str
    full: tuple[str, ...]
    short: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Returns every name by which it may be credited."""
        return self.name, *self.full, *self.short, *self.shared


@cache
def load_agencies() -> tuple[Agency, ...]:
    """Returns all agencies, in the order of the table."""
    return tuple(
        Agency(name, _split(full), _split(short), _split(shared))
        for name, full, short, shared in rows_in_table("agencies.csv")
    )


@cache
def agency_names() -> frozenset[str]:
    """Returns every name by which an agency may be credited, without case."""
    names = set[str]()
    for agency in load_agencies():
        names.update(map(str.casefold, agency.names))
    return frozenset(names)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def plain_outlet(name: str) -> str:
    """Returns the outlet's name in the form in which names are compared: without case and without a
    leading "The"."""
    return " ".join(name.split()).casefold().removeprefix("the ")


@cache
def load_publishers() -> dict[str, str]:
    """Returns the owner of each outlet. Outlets are given as `plain_outlet` gives them."""
    owners = {}
    for owner, outlets in rows_in_table("publishers.csv"):
        for outlet in outlets.split("|"):
            owners[plain_outlet(outlet)] = owner
    return owners
