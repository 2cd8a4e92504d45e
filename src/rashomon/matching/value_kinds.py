"""The kinds of values that a passage has (`ValueKind`)."""

from enum import StrEnum


class ValueKind(StrEnum):
    """What a value of a passage is."""

    NUMBER = "number"
    DAY = "day"
    HOUR = "hour"
    NAME = "name"
    QUOTATION = "quotation"
