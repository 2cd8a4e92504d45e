"""Where exports keep what about a report: report_fields.toml."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rashomon.model.record import record
from rashomon.shipped.words import toml_table

# What a path may be given for.
NAMES = (
    "text", "title", "outlet", "domain", "authors", "published", "updated", "retrieved", "url",
    "canonical_url", "archived_url", "language",
)  # fmt: skip


@record
class Family:
    """The field names of the exports called `name`. All of `marks` must be there. `paths` are tried
    in their order."""

    name: str
    marks: Sequence[str]
    paths: Mapping[str, Sequence[str]]


@cache
def load_families() -> tuple[Family, ...]:
    """Returns the families of exports, in the order in which they are tried."""
    return tuple(map(_family, toml_table("report_fields.toml")["family"]))


@cache
def fields_of(kind: str) -> Family:
    """Returns the fields of something that is no export: a feed, a database's file, the front
    matter of a text."""
    return _family(toml_table("report_fields.toml")["file"][kind])


def _family(entry: dict[str, Any]) -> Family:
    paths = {name: entry[name] for name in NAMES if name in entry}
    return Family(entry["name"], entry.get("marks", ()), paths)


@cache
def language_names() -> dict[str, str]:
    """Returns the two letters of a language for each other name that exports have for it."""
    codes: dict[str, str] = {}
    for code, names in toml_table("report_fields.toml")["languages"].items():
        codes |= dict.fromkeys(names.split(), code)
    return codes


@cache
def text_columns() -> frozenset[str]:
    """Returns the names, in lower case, of columns that contain a report's text."""
    columns = set()
    for family in load_families():
        for path in family.paths["text"]:
            if "." not in path and "{" not in path:
                columns.add(path.casefold())
    return frozenset(columns)
