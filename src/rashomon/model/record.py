"""`record`, the one form in which the program writes its types."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

_Type = TypeVar("_Type")
# Texts, ids or the like, in their order.
Strings = tuple[str, ...]
# The same, whatever holds them: in their order, or given one after another.
StringSequence = Sequence[str]
StringStream = Iterable[str]
# The same, to which more may come: in their order, or each once in no order.
StringList = list[str]
StringSet = set[str]
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
# Texts by whole numbers, such as the lines that they stand in.
NumberedTexts = dict[int, str]
# A text and what belongs to it, such as a note, a value or where it stands.
TextPair = tuple[str, str]
# Whole numbers in their order, such as places of words, and the same while more may come.
Ints = tuple[int, ...]
IntList = list[int]
# Two whole numbers that belong together, such as the first and the last of some places.
IntPair = tuple[int, int]
# How often each of some words is there.
HowOften = Mapping[str, int]
# The same of words that are being counted; a word that is not there counts 0.
WordCounts = Counter[str]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[_Type]) -> type[_Type]:
    """Returns the class as a dataclass whose values never change and that takes no other fields."""
    return dataclass(frozen=True, slots=True)(kind)
