"""How a fact of one sentence stands in others (`Match`)."""

from collections.abc import Iterable
from enum import StrEnum


class Match(StrEnum):
    """How a fact stands in other sentences: one has the same; else one has the same number with
    another limit ("at least"); else one has another in its place; else one leaves it open; or none
    tells of it."""

    SAME = "same"
    LIMIT = "limit"
    OTHERWISE = "otherwise"
    OPEN = "open"
    ABSENT = "absent"

    @classmethod
    def best(cls, matches: Iterable["Match"]) -> "Match":
        """Returns the one that counts of several."""
        found = set(matches)
        return next((match for match in cls if match in found), cls.ABSENT)
