"""The one form of the program's types (`record`)."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Type = TypeVar("_Type")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[_Type]) -> type[_Type]:
    """Returns a class as a dataclass whose values never change and that has no other fields."""
    return dataclass(frozen=True, slots=True)(kind)
