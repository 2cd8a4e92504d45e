"""Says how a fact of one sentence stands in others (`Match`)."""

from collections.abc import Iterable
from enum import StrEnum


class Match(StrEnum):
    """How a fact stands in other sentences. The first that holds counts: one has the same; one has
    the same number with another limit ("at least"); one has another in its place; one leaves it
    open; none tells of it."""

    SAME = "same"
    LIMIT = "limit"
    OTHERWISE = "otherwise"
    OPEN = "open"
    ABSENT = "absent"

    @classmethod
    def best(cls, matches: Iterable["Match"]) -> "Match":
        """Returns the one of several that counts."""
        found = set(matches)
        return next((match for match in cls if match in found), cls.ABSENT)
