"""Numbers: the amounts that reports print, with what they count."""

from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.span import OfSpan, Span


class Limit(StrEnum):
    """How exact a number is: what words and signs beside it say. `dozens` are sizes in words of
    which a table knows the bounds, `vague` those without any ("several")."""

    EXACT = "exact"
    NEAR = "near"
    LOW = "low"
    HIGH = "high"
    RANGE = "range"
    DOZENS = "dozens"
    VAGUE = "vague"


class NumberKind(StrEnum):
    """What sort of thing a number counts or measures."""

    PEOPLE = "people"
    SHARE = "share"
    MONEY = "money"
    SIZE = "size"
    THINGS = "things"


class Measure(StrEnum):
    """What befell the people whom a number counts, by words of its own clause."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"


@record
class Number(OfSpan):
    """One amount as a report prints it.

    - `span`: the amount with its limit word and unit
    - `phrase`: the words around it by which a reader understands it
    - `sentence`: id of its sentence
    - `low`, `high`: its bounds, None where it has none ("up to 500": None and 500)
    - `limit`: how exact it is
    - `counted`: the noun as printed
    - `unit`: a noun in the singular, "%", the ISO code of a currency, or an SI unit
    - `measure`: what befell the people counted (Measure), None if the clause does not say
    - `kind`: the sort of what it counts
    """

    id: str
    span: Span
    phrase: Span
    sentence: str
    low: float | None
    high: float | None
    limit: Limit
    counted: str | None = None
    unit: str | None = None
    measure: Measure | None = None
    kind: NumberKind = NumberKind.THINGS
    statement: str | None = None
