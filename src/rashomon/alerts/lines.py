"""append_lines: alerts at the end of a file of JSON Lines, each once."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rashomon.model.alert import Alert

_TAIL = 1_000_000  # bytes from the end, in which a broken-off run may have written what comes now


def append_lines(path: str, alerts: Sequence[Alert]) -> None:
    """Writes those that the end of the file does not have yet; half a line that a broken-off run left is cut off. Raises OSError."""
    with Path(path).open("a+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
        if tail and not tail.endswith(b"\n"):
            kept = tail.rfind(b"\n") + 1
            file.truncate(size - (len(tail) - kept))
            tail = tail[:kept]
        known = {str(row.get("id")) for line in tail.splitlines() if isinstance(row := _row(line), dict)}
        for alert in alerts:
            if alert.id not in known:
                file.write(json.dumps(asdict(alert), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _row(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None
