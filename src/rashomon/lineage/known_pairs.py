"""KnownPairs: what is known of the reports of a story that grows. The stretches that two reports
share depend on these two alone, so a store keeps them, too."""

import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.lineage.direction import Side
from rashomon.lineage.drift import Changes
from rashomon.lineage.stretches import CopiedStretch
from rashomon.model.copy import Copy
from rashomon.model.document import value_from
from rashomon.model.report import Report
from rashomon.text.parsed_report import Annotations

Stretches = list[CopiedStretch]


class FoundCopy(NamedTuple):
    """A copy and what changed in it. `words` are those of a slight stretch, otherwise there are
    none."""

    words: tuple[str, ...]
    copy: Copy
    changes: Changes


@dataclass(eq=False, slots=True)
class KnownPairs:
    """What is known of the reports of a story, and of every two of them.

    - `pages`: the reports with their parses
    - `found`: the copies of two reports, by the marks of both
    - `packed`: the stretches of many pairs, by the id of one of the two reports
    - `changed`: the ids of which more is packed now than a store has
    - `is_read`: whether what a store had packed was read
    """

    pages: dict[Report, Annotations] = field(default_factory=dict)
    sides: dict[Report, Side] = field(default_factory=dict)
    found: dict[str, tuple[FoundCopy, ...]] = field(default_factory=dict)
    packed: dict[str, bytes] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    is_read: bool = False

    def read_packed(self) -> Iterator[tuple[str, Stretches]]:
        """Yields the stretches that were packed before, once, by the marks of both reports."""
        for report in () if self.is_read else self.packed:
            yield from self._unpacked(report).items()
        self.is_read = True

    def _unpacked(self, report: str) -> dict[str, Stretches]:
        """Returns what is packed under the id of a report. What is damaged is found again."""
        with suppress(zlib.error, ValueError):
            pairs = json.loads(zlib.decompress(self.packed.get(report, b"")))
            return value_from(dict[str, Stretches], pairs)
        return {}

    def pack(self, report: str, found: dict[str, Stretches]) -> None:
        """Packs these stretches under the id of a report, beside those that are there."""
        pairs = json.dumps(self._unpacked(report) | found, separators=(",", ":"))
        self.packed[report] = zlib.compress(pairs.encode())
        self.changed.add(report)
