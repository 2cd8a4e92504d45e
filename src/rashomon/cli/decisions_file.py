"""The file of decisions beside a ledger: `decide` and `look` add to it."""

from pathlib import Path

from rashomon.api import read_decisions
from rashomon.decisions.json_lines import write_decisions
from rashomon.file_writing import append_lines
from rashomon.model.decision import Decision, Decisions


def decisions_beside(ledger: str) -> str:
    """Returns the path of the decisions about the ledger in this file."""
    return str(Path(ledger).with_suffix(".decisions.jsonl"))


def decisions_at(path: str) -> Decisions:
    """Returns the decisions in a file, none if there is no file."""
    return read_decisions(path) if Path(path).exists() else ()


def append_decision(path: str, decision: Decision) -> None:
    """Adds a decision to a file, to a new one below its head. It is on the disk when this
    returns."""
    lines = write_decisions([decision]).splitlines()
    if Path(path).exists() and Path(path).stat().st_size:
        del lines[0]
    append_lines(path, lines)
