"""append_lines: alerts at the end of a file of JSON Lines, each once."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rashomon import writing
from rashomon.model.alert import Alert
from rashomon.writing import cut_half_line

_TAIL = 1_000_000  # bytes from the end, in which a broken-off run may have written what comes now


def append_lines(path: str, alerts: Sequence[Alert]) -> None:
    """Writes those that the end of the file does not have yet; half a line that a broken-off run left is cut off. Raises StopError."""
    cut_half_line(path)
    known = {str(row.get("id")) for line in _tail(Path(path)).splitlines() if isinstance(row := _row(line), dict)}
    writing.append_lines(path, (json.dumps(asdict(alert), ensure_ascii=False) for alert in alerts if alert.id not in known))


def _tail(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            return file.read()
    except OSError:  # none yet, or not to be read: what is wrong with it is told when it is written to
        return b""


def _row(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None
