"""Finds what one report copied from another."""

from collections.abc import Sequence

from rashomon.model.copy import Copy
from rashomon.model.report import Report


def trace_lineage(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The copied passages of a story, in the order of their places."""
    return ()
