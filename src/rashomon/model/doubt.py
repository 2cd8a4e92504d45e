"""What a stage is unsure of, in numbers, as the input for questions."""

from dataclasses import dataclass

from rashomon.model.point import Account, PointKind
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class DoubtedAnswer:
    """A possible answer of a report.

    `group`: the number of its group; `kept`: it stands in a point; `standing`: how likely it is worth coding; `negative`: it says that
    something is not so; `denies`: it rejects someone's claim.
    """

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
    """Two candidates by place: how likely they answer one question, and how likely they exclude each other; `apart`: never one point."""

    a: int
    b: int
    same: float
    clash: float
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Doubts:
    """All candidates of a story and the uncertain pairs of them."""

    candidates: tuple[DoubtedAnswer, ...] = ()
    pairs: tuple[PairDoubt, ...] = ()
