"""The world's news agencies and how they are credited; publishers and the outlets that they own."""

import csv
from collections.abc import Mapping
from functools import cache

from rashomon.model.record import Strings, record
from rashomon.shipped.words import read_table


@record
class Agency:
    """A wire service: the name that the ledger uses, names that only it has, short names, and short
    names that others have, too."""

    name: str
    full: Strings
    short: Strings
    shared: Strings

    @property
    def names(self) -> Strings:
        """Returns every name by which it may be credited."""
        return self.name, *self.full, *self.short, *self.shared


@cache
def load_agencies() -> tuple[Agency, ...]:
    """Returns all agencies, in the order of the table."""
    return tuple(
        Agency(row["name"], _split(row["full"]), _split(row["short"]), _split(row["shared"]))
        for row in csv.DictReader(read_table("agencies.csv").splitlines())
    )


@cache
def agency_names() -> frozenset[str]:
    """Returns every name by which an agency may be credited, without case."""
    return frozenset(name.casefold() for agency in load_agencies() for name in agency.names)


def _split(cell: str) -> Strings:
    return tuple(part for part in cell.split("|") if part)


def plain_outlet(name: str) -> str:
    """Returns the outlet's name in the form in which names are compared: without case and without a
    leading "The"."""
    return " ".join(name.split()).casefold().removeprefix("the ")


@cache
def load_publishers() -> Mapping[str, str]:
    """Returns the owner of each outlet. Outlets are given as `plain_outlet` gives them."""
    return {
        plain_outlet(outlet): row["owner"]
        for row in csv.DictReader(read_table("publishers.csv").splitlines())
        for outlet in row["outlets"].split("|")
    }
