"""Where exports keep what of a report: report_fields.toml."""

from collections.abc import Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import toml_table

NAMES = (
    "text", "title", "outlet", "domain", "authors", "published", "updated", "retrieved", "url",
    "canonical_url", "archived_url", "language",
)  # fmt: skip
"""What a path may be given for."""


@record
class Family:
    """Field names of one kind of export: `marks` must all be there; `paths` are tried in their
    order."""

    name: str
    marks: tuple[str, ...]
    paths: Mapping[str, tuple[str, ...]]


@cache
def load_families() -> tuple[Family, ...]:
    """The families, in the order in which they are tried."""
    table = toml_table("report_fields.toml")
    return tuple(
        Family(
            entry["name"],
            tuple(entry["marks"]),
            {name: tuple(entry[name]) for name in NAMES if name in entry},
        )
        for entry in table["family"]
    )


@cache
def text_columns() -> frozenset[str]:
    """The names, in lower case, of columns that hold a report's text."""
    return frozenset(
        path.casefold()
        for family in load_families()
        for path in family.paths["text"]
        if "." not in path and "{" not in path
    )
