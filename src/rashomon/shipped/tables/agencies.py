"""The world's news agencies and how they are credited; publishers and the outlets that they own."""

import csv
from collections.abc import Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import read_table


@record
class Agency:
    """A wire service: the name the ledger uses, names that are its alone, short ones, and short
    ones that others share."""

    name: str
    full: tuple[str, ...]
    short: tuple[str, ...]
    shared: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it may be credited."""
        return self.name, *self.full, *self.short, *self.shared


@cache
def load_agencies() -> tuple[Agency, ...]:
    """All agencies, in the order of the table."""
    return tuple(
        Agency(row["name"], _split(row["full"]), _split(row["short"]), _split(row["shared"]))
        for row in csv.DictReader(read_table("agencies.csv").splitlines())
    )


@cache
def agency_names() -> frozenset[str]:
    """Every name by which an agency may be credited, without case."""
    return frozenset(name.casefold() for agency in load_agencies() for name in agency.names)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def plain_outlet(name: str) -> str:
    """The outlet's name as it is compared: without case and a leading "The"."""
    return " ".join(name.split()).casefold().removeprefix("the ")


@cache
def load_publishers() -> Mapping[str, str]:
    """{outlet, as `plain_outlet` gives it: owner}."""
    return {
        plain_outlet(outlet): row["owner"]
        for row in csv.DictReader(read_table("publishers.csv").splitlines())
        for outlet in row["outlets"].split("|")
    }
