"""What a stage is not sure of, in numbers: the material that questions are made of."""

from dataclasses import dataclass

from rashomon.model.point import Account, PointKind
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class DoubtedAnswer:
    """An answer that a report may give. `group`: a number for those that were put together; `kept`: it stands in a point; `standing`: how
    likely it is worth coding; `negative`: it says that something is not so; `denies`: someone's claim is rejected."""

    account: Account
    kind: PointKind
    sentence: Span
    group: int
    kept: bool
    standing: float
    negative: bool
    denies: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class PairDoubt:
    """Two candidates by their places: how likely they answer one question, and how likely they cannot both be true; `apart`: never one point."""

    a: int
    b: int
    same: float
    clash: float
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Doubts:
    """All candidates of a story and the pairs of them that are worth a thought."""

    candidates: tuple[DoubtedAnswer, ...] = ()
    pairs: tuple[PairDoubt, ...] = ()
