"""What was made of one report, so that it is made once (`PageMemory`)."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rashomon.model.document import mark_of, plain_as, value_from
from rashomon.model.record import Fields

_Made = TypeVar("_Made")


@dataclass(eq=False, slots=True)
class PageMemory:
    """What was made of one report, by its name.

    - `stored`: what a store has and nobody asked for yet: the mark of what it was made of, and JSON
    - `made`: what it was made of, the result, and its type if a store keeps it
    - `is_new`: whether the store lacks any of it
    """

    stored: Fields
    made: dict[Hashable, tuple[object, Any, Any]] = field(default_factory=dict)
    is_new: bool = False

    def get(self, what: Hashable, given: object, make: Callable[[], _Made], kind: Any) -> _Made:
        """Returns what `make` makes of what is `given`. It is made again only if something else is
        given. If it has a `kind`, a store keeps it."""
        if what not in self.made or self.made[what][0] != given:
            found = self._stored(what, given, kind) if kind else None
            self.made[what] = given, make() if found is None else found, kind
        made: _Made = self.made[what][1]
        return made

    def _stored(self, what: Any, given: object, kind: Any) -> Any:
        mark, found = self.stored.pop(what, ("", None))
        with suppress(ValueError):  # it is damaged, and made again
            if mark == mark_of(given):
                return value_from(kind, found)
        self.is_new = True
        return None

    def to_store(self) -> Fields:
        """Returns all that a store keeps of it, as JSON, if the store lacks any of it."""
        if not self.is_new:
            return {}
        self.is_new = False
        kept, self.stored = self.stored, {}
        for what, (given, made, kind) in self.made.items():
            if kind:
                kept[str(what)] = mark_of(given), plain_as(kind, made)
        return kept
