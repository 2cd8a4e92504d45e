"""Whose outlet an outlet is: publisher families, from the table and the user's own."""

from collections.abc import Callable, Mapping

from rashomon.tables.publishers import load_publishers, plain_outlet

Owner = Callable[[str | None], str | None]


def owners(extra: str = "") -> Owner:
    """A function from an outlet to its owner, None where none is known. `extra`: "Owner: Outlet, Outlet; Owner: Outlet", before the table."""
    known: Mapping[str, str] = {**load_publishers(), **_read(extra)}

    def owner(outlet: str | None) -> str | None:
        return known.get(plain_outlet(outlet)) if outlet else None

    return owner


def _read(extra: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for family in extra.split(";"):
        name, colon, outlets = family.partition(":")
        if colon and name.strip():
            out |= {plain_outlet(outlet): name.strip() for outlet in outlets.split(",") if outlet.strip()}
    return out
