"""Decisions as JSON Lines, one on each line: the file that `decide` and `export decisions` write
and that every run reads."""

import json

from rashomon.errors import StopError
from rashomon.model.decision import Decision, Decisions
from rashomon.model.document import plain, value_from

_FORMAT = "rashomon-decisions/1"


def write_decisions(decisions: Decisions) -> str:
    """Returns the text of these decisions."""
    lines = (json.dumps(plain(one), ensure_ascii=False) for one in decisions)
    return "\n".join([json.dumps({"format": _FORMAT}), *lines, ""])


def parsed_decisions(text: str, source: str = "the file") -> tuple[Decision, ...]:
    """Returns the decisions in a text. Raises StopError, which names the line, if a line has
    none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if isinstance(value, dict) and value.get("format") == _FORMAT:
                continue
            found.append(value_from(Decision, value))
        except ValueError as error:
            raise StopError(
                f"{source}, line {number}: no decision; `rashomon decide` writes them"
            ) from error
    return tuple(found)
