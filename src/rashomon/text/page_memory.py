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
    - `new`: what the store lacks, in the form of `stored`
    """

    stored: dict[str, Any]
    made: Any = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)

    def get(self, subject: Hashable, inputs: object, make: Callable[[], Any], kind: Any) -> Any:
        """Returns what `make` makes of the `inputs`. It is made again only if something else is
        given. If it has a `kind`, a store keeps it."""
        if subject not in self.made or self.made[subject][0] != inputs:
            self.made[subject] = (
                inputs,
                self._read(str(subject), inputs=inputs, make=make, kind=kind) if kind else make(),
            )
        return self.made[subject][1]

    def let_go(self) -> dict[str, Any]:
        """Returns what a store lacks, and forgets all that a store keeps."""
        new = self.new
        self.stored, self.new = {}, {}
        return new

    def _read(self, key: str, inputs: object, make: Callable[[], Any], kind: Any) -> Any:
        """Returns what is kept under a key, if it was made of the same inputs; otherwise makes and
        keeps it."""
        mark = mark_of(inputs)
        with suppress(LookupError, TypeError, ValueError):  # what is hurt is made again
            stored_mark, stored_result = self.stored[key]
            if stored_mark == mark:
                return loaded(kind, stored_result)
        result = make()
        self.new[key] = mark, dumped(kind, result)
        return result
