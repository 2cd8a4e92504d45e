"""Numbers and measures in the form of other libraries; the reading is rashomon.language's."""

import re
from collections.abc import Iterator, Sequence

from rashomon.language.numbers import find_numbers
from rashomon.language.quantities import read_quantities
from rashomon.language.units import read_measured


def measured(text: str) -> list[dict[str, object]]:
    """Every amount of a sentence with the name of its unit; a range is its middle."""
    return [{"value": (one.low + one.high) / 2, "unit": one.unit.name if one.unit else "dimensionless"} for one in read_measured(text)]


def recognized_numbers(text: str, kinds: Sequence[str]) -> list[dict[str, object]]:
    """The numbers of the kinds asked for."""
    out: list[dict[str, object]] = []
    for kind in kinds:
        out += _KINDS[kind](text)
    return out


def _plain(text: str) -> Iterator[dict[str, object]]:
    for one in find_numbers(text):
        if not one.ordinal:
            yield {"start": one.start, "end": one.end, "value": one.value}


def _ordinals(text: str) -> Iterator[dict[str, object]]:
    for one in find_numbers(text):
        if one.ordinal:
            yield {"start": one.start, "end": one.end, "value": one.value}


def _shares(text: str) -> Iterator[dict[str, object]]:
    yield from ({"start": m.start, "end": m.end, "value": m.high} for m in read_measured(text) if m.unit and m.unit.name == "percentage")


def _money(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text):
        if one.unit and one.unit.dimension == "currency":
            generic = {"dollar": "Dollar", "pound sterling": "Pound", "cent": "Cent", "penny": "Penny"}
            named = one.unit.name in generic and not re.search(r"sterling|british|GBP", text[one.start : one.end], re.I)
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": generic[one.unit.name] if named else one.unit.code}
        elif one.unit and one.unit.name == "pound-mass":
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": "Pound"}


_OLD = re.compile(r"[- ](?:olds?|of age)\b")


def _ages(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text):
        old = _OLD.match(text, one.end)
        if one.unit and one.unit.dimension == "time" and old:
            yield {"start": one.start, "end": old.end(), "value": one.high, "unit": one.unit.name.capitalize()}


_NAMES = {"pound-mass": "pound", "tonne": "metric ton", "degree angle": "degree"}


def _dimensions(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text):
        if one.unit and one.unit.dimension not in {"currency", "time", "temperature", "share"}:
            name = re.sub(r"(met|lit)re\b", r"\1er", _NAMES.get(one.unit.name, one.unit.name))
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": name.capitalize()}


def _ranges(text: str) -> Iterator[dict[str, object]]:
    found, at = read_quantities(text), 0
    while at < len(found):
        one, other = found[at], found[at + 1] if at + 1 < len(found) else None
        opened = re.search(r"\b(?:between|from) $", text[: one.start], re.I)
        if other and opened and one.low == one.high and other.low == other.high and text[one.end : other.start] == " to ":
            yield {"start": opened.start(), "end": other.end, "value": f"[{one.low:g},{other.high:g})"}
            at += 2
            continue
        if one.manner in {"low", "high", "range"}:
            low, high = ("" if end is None else f"{end:g}" for end in (one.low, one.high))
            start = opened.start() if opened and one.manner == "range" else one.start
            yield {"start": start, "end": one.end, "value": f"[{low},{high})"}
        at += 1


_KINDS = {
    "number": _plain, "ordinal": _ordinals, "percentage": _shares, "currency": _money, "age": _ages, "dimension": _dimensions, "numberrange": _ranges,
}  # fmt: skip
