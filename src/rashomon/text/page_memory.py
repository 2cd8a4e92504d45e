"""What was made of one report, so that it is made once (`PageMemory`)."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from rashomon.model.document import dumped, loaded, mark_of


@dataclass(eq=False, slots=True)
class PageMemory:
    """What was made of one report, by its name.

    - `stored`: what a store keeps of it: the mark of what it was made of, and JSON
    - `made`: what it was made of, and the result
    - `is_new`: whether the store lacks any of it
    """

    stored: dict[str, Any]
    made: Any = field(default_factory=dict)
    is_new: bool = False

    def get(self, what: Hashable, given: object, make: Callable[[], Any], kind: Any) -> Any:
        """Returns what `make` makes of what is `given`. It is made again only if something else is
        given. If it has a `kind`, a store keeps it."""
        if what not in self.made or self.made[what][0] != given:
            self.made[what] = given, self._read(str(what), given, make, kind) if kind else make()
        return self.made[what][1]

    def _read(self, what: str, given: object, make: Callable[[], Any], kind: Any) -> Any:
        mark = mark_of(given)
        with suppress(LookupError, TypeError, ValueError):  # what is hurt is made again
            if self.stored[what][0] == mark:
                return loaded(kind, self.stored[what][1])
        made = make()
        self.stored[what] = mark, dumped(kind, made)
        self.is_new = True
        return made
