"""Word lists of the English tables (tables/en/*.toml), as sets, sequences, regular expressions and
mappings.

A list is named by its file and its key: "calendar.months". In a table it is a text with blanks
between the words, or an array if items contain blanks. It may contain another list,
"{calendar.months}", also in lower case, "{calendar.months:lower}". Every file is parsed once, when
the first of its lists is asked for.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

Pattern = re.Pattern[str]
PatternMatch = re.Match[str]

# Lists inside of a regular expression.
_LISTS = re.compile(r"\{([a-z_]+\.[a-z_]+(?:\|[a-z_]+\.[a-z_]+)*)\}")
# Another list inside of one.
_OTHER = re.compile(r"\{(?P<list>[a-z_]+\.[a-z_]+)(?P<lower>:lower)?\}")


def ordered(*names: str) -> tuple[str, ...]:
    """Returns the items of these lists in the order of the tables."""
    items: list[str] = []
    for name in names:
        items += _items(_value(name))
    return tuple(items)


def lowered(*names: str) -> tuple[str, ...]:
    """Returns the items of these lists in lower case, in the order of the tables."""
    return tuple(item.lower() for item in ordered(*names))


@cache
def set_of(*names: str) -> frozenset[str]:
    """Returns the items of these lists as one set."""
    return frozenset(ordered(*names))


def either(*names: str) -> str:
    """Returns the items of these lists as alternatives of a regular expression, without a group
    around them. Items may be patterns themselves."""
    return "|".join(ordered(*names))


def pattern_of(form: str) -> Pattern:
    """Returns a regular expression in which "{calendar.months}" stands for one item of that list,
    and "{calendar.months|page.periods}" for one item of either. An item may name lists itself."""
    return re.compile(spelt_out(form))


def spelt_out(form: str) -> str:
    """Returns such an expression with the items in place of the lists."""
    return _LISTS.sub(_alternatives, form)


def _alternatives(lists: PatternMatch) -> str:
    items = either(*lists[1].split("|"))
    return f"(?:{spelt_out(items)})"


def either_of(words: Iterable[str]) -> str:
    """Returns the words as alternatives of a regular expression, the longest first."""
    longest_first = sorted(sorted(words), key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))


def phrases_of(row: str) -> str:
    """Returns the items of a row as alternatives of a regular expression; "_" stands for a blank
    within one. Of an empty row nothing matches."""
    items = [item.replace("_", " ") for item in row.split()]
    return f"(?:{'|'.join(items) or '(?!)'})"


def text(name: str) -> str:
    """Returns a text of a table as it stands: a pattern that is more than alternatives."""
    return str(_value(name))


@cache
def texts(name: str) -> dict[str, str]:
    """Returns the part of the tables with this name, if all its values are texts. Nobody
    may change it."""
    return dict(_value(name))


def numbers(name: str) -> dict[str, float]:
    """Returns a part of a table whose values are numbers."""
    return dict(_value(name))


@cache
def table(file: str) -> dict[str, Any]:
    """Returns a whole table, for a module that reads more than lists in it."""
    return toml_table("en", f"{file}.toml")


def toml_table(*path: str) -> dict[str, Any]:
    """Returns the content of a TOML file below the tables."""
    return tomllib.loads(read_table(*path))


def read_table(*path: str) -> str:
    """Returns the text of a file below the tables."""
    return files("rashomon.shipped.tables").joinpath(*path).read_text("utf-8")


def rows_in_table(file: str) -> list[list[str]]:
    """Returns the rows of a table of cells (.csv or .tsv), without its header."""
    form = "excel-tab" if file.endswith(".tsv") else "excel"
    return list(csv.reader(read_table(file).splitlines(), form))[1:]


def _items(value: str | Sequence[str]) -> Iterator[str]:
    for item in value.split() if isinstance(value, str) else value:
        other_list = _OTHER.fullmatch(item)
        if other_list:
            yield from (lowered if other_list["lower"] else ordered)(other_list["list"])
        else:
            yield item


def _value(name: str) -> Any:
    file, _, key = name.partition(".")
    return table(file)[key]
