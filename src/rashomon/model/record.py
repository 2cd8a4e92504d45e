"""`record`, the one form in which the program writes its types."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Type = TypeVar("_Type")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[_Type]) -> type[_Type]:
    """Returns the class as a dataclass whose values never change and that takes no other fields."""
    return dataclass(frozen=True, slots=True)(kind)
