"""`record`, the one form in which the program writes its types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

_Type = TypeVar("_Type")
# Texts, ids or the like, in their order.
Strings = tuple[str, ...]
# A text, a number that may be missing.
TextIfAny = str | None
NumberIfAny = float | None
IntIfAny = int | None
# Words or ids, in no order.
WordSet = frozenset[str]
# Weights, shares or other numbers by name.
NamedNumbers = dict[str, float]
NamedCounts = dict[str, int]
# Values by name, such as a JSON object or what a page is filled with.
Fields = dict[str, Any]
# Texts by names or ids.
Texts = dict[str, str]
# A text and what belongs to it, such as a note, a value or where it stands.
TextPair = tuple[str, str]
# Two whole numbers that belong together, such as the first and the last of some places.
IntPair = tuple[int, int]
# How often each of some words is there.
HowOften = Mapping[str, int]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[_Type]) -> type[_Type]:
    """Returns the class as a dataclass whose values never change and that takes no other fields."""
    return dataclass(frozen=True, slots=True)(kind)
