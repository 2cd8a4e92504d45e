"""Classifies how two accounts of one point relate: same, excluding, wider or narrower, earlier or later.

There is one logistic model per way, over the values of `SIGNALS` and the kind of the point, trained by `bench/train/relations.py`. A way
that no signal of the pair tells is not taken. The reason shown to people is the sentence of the signal that speaks most for the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.model.point import PointKind, RelationKind
from rashomon.relations.account_evidence import Evidence, aligned
from rashomon.relations.figure_comparison import figure
from rashomon.relations.signals import SIGNALS, TURNED, Outcome, Signal, interval
from rashomon.weights.logistic import read_weights

WAYS = (Outcome.SAME, Outcome.CONFLICT, Outcome.SPREAD, Outcome.UPDATE, Outcome.REFINE)
"""The ways with a model of their own; a way from right to left uses the same model with the two accounts exchanged."""
KINDS = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
COLUMNS = ("constant", *(f"kind {kind.value}" for kind in KINDS), *(signal.name for signal in SIGNALS))
_COLUMN = {name: column for column, name in enumerate(COLUMNS)}
Shares = Mapping[Outcome, float]
Matrix = npt.NDArray[np.float64]
_ONE = 1000  # values and weights are integers in thousandths, so their sums are exact in any order
_DIGITS = 6
_TURN = np.array([1] * (1 + len(KINDS)) + [-1 if signal.turns else 1 for signal in SIGNALS], dtype=np.int64)
_AT_ONCE = 4096  # pairs: more would make large matrices


@dataclass(frozen=True, slots=True)
class RelationModel:
    """The weights of each way by name of column.

    `same`: the least mean share at which accounts are one version; `least`: the confidence below which a relation of a kind is not given.
    """

    weights: Mapping[Outcome, Mapping[str, float]]
    same: float
    least: Mapping[RelationKind, float]
    table: npt.NDArray[np.int64] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Stacks the weights: a row for each column, a column for each way."""
        rows = [[round(self.weights[way].get(name, 0.0) * _ONE) for way in WAYS] for name in COLUMNS]
        object.__setattr__(self, "table", np.array(rows, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Weighed:
    """The comparison of two accounts: the value of each of `COLUMNS` in thousandths, and the share of each way among such pairs.

    What the shares leave of 1 bears no relation. Where people or a row decided, `rule` and `reason` are theirs.
    """

    values: tuple[int, ...]
    shares: Shares
    rule: str = ""
    reason: str = ""

    def turned(self) -> "Weighed":
        """Returns the same pair read from right to left."""
        values = tuple(turn(np.array(self.values)).tolist()) if self.values else ()
        return Weighed(values, {TURNED.get(way, way): share for way, share in self.shares.items()}, self.rule, self.reason)


@cache
def load_relation_model() -> RelationModel:
    """Returns the shipped model."""
    document = read_weights("relations")
    weights = {Outcome(way): row for way, row in document["weights"].items()}
    return RelationModel(weights, document["same"], {RelationKind(kind): least for kind, least in document["least"].items()})


def values_of(left: Evidence, right: Evidence, kind: PointKind) -> list[float]:
    """Returns the value of each of `COLUMNS` for two accounts of a point of this kind."""
    one, other = aligned(_answering(left, kind), _answering(right, kind))
    return [1.0, *(float(kind is each) for each in KINDS), *(float(signal.measure(one, other)) for signal in SIGNALS)]


def _answering(evidence: Evidence, kind: PointKind) -> Evidence:
    """The account reduced to what answers this kind of question: a number beside a day is dropped, and so is a day beside a number."""
    if kind is PointKind.DATE:
        return evidence if evidence.numbers is None else replace(evidence, numbers=None)
    return evidence if evidence.days is None and evidence.clock is None else replace(evidence, days=None, clock=None)


def weigh(pairs: Sequence[tuple[Evidence, Evidence]], kind: PointKind, model: RelationModel) -> list[Weighed]:
    """Returns the comparison of each given pair of accounts of one point."""
    out: list[Weighed] = []
    for first in range(0, len(pairs), _AT_ONCE):
        values = np.rint(np.array([values_of(left, right, kind) for left, right in pairs[first : first + _AT_ONCE]]) * _ONE).astype(
            np.int64
        )
        out += [Weighed(tuple(row), shares) for row, shares in zip(values.tolist(), shares_of(values, model), strict=True)]
    return out


def shares_of(values: npt.NDArray[np.int64], model: RelationModel) -> list[dict[Outcome, float]]:
    """Returns the share of each way, both directions, for rows of values in thousandths, shape (pairs, columns of `COLUMNS`)."""
    forward, backward = (_likely(side, model) for side in (values, turn(values)))
    found = {way: forward[:, k] for k, way in enumerate(WAYS)}
    found |= {TURNED[way]: backward[:, k] for k, way in enumerate(WAYS) if way in TURNED}
    total = np.maximum(1.0, sum(found.values()))
    rounded = {way: np.round(share / total, _DIGITS).tolist() for way, share in found.items()}
    return [dict(zip(rounded, row, strict=True)) for row in zip(*rounded.values(), strict=True)]


def turn(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Returns the values of the same pairs with the two accounts exchanged."""
    turned: npt.NDArray[Any] = values * _TURN
    return turned


def _likely(values: npt.NDArray[np.int64], model: RelationModel) -> Matrix:
    """The probability of each way, shape (pairs, ways of `WAYS`); 0 where no signal tells it."""
    likely: Matrix = np.stack([told(values, way) for way in WAYS], axis=1) / (1 + np.exp(-(values @ model.table) / _ONE**2))
    return likely


def told(values: npt.NDArray[Any], way: Outcome) -> npt.NDArray[np.bool_]:
    """Returns a mask of the rows in which a signal tells the way, in its direction; saying the same needs no signal."""
    if way is Outcome.SAME:
        return np.ones(len(values), dtype=bool)
    columns = [_COLUMN[signal.name] for signal in SIGNALS if way in signal.tells]
    there = values[:, columns] > 0 if way in TURNED else values[:, columns] != 0
    found: npt.NDArray[np.bool_] = np.asarray(there.any(axis=1))
    return found


def value_of_signal(weighed: Weighed, name: str) -> float:
    """Returns the value of the named signal for the pair."""
    return weighed.values[_COLUMN[name]] / _ONE if weighed.values else 0.0


def tells(weighed: Weighed) -> bool:
    """Whether any signal tells by itself how the two relate."""
    return any(signal.tells and weighed.values[_COLUMN[signal.name]] for signal in SIGNALS) if weighed.values else True


def strongest(way: Outcome, weighed: Weighed, model: RelationModel) -> Signal | None:
    """Returns the signal that speaks most for the way, among those that tell it; if none does, among all that speak for it."""
    if way not in WAYS:
        way, weighed = TURNED[way], weighed.turned()
    weights = model.weights[way]
    there = [(weights.get(s.name, 0.0) * value, s) for s in SIGNALS if (value := value_of_signal(weighed, s.name))]
    telling = [pair for pair in there if way in pair[1].tells]
    speaking = [pair for pair in there if pair[0] > 0]
    return max(telling or speaking, key=lambda pair: pair[0])[1] if telling or speaking else None


# Why two accounts relate as they do, in words.

NOTHING = "no signal"


def reason_for(way: Outcome, weighed: Weighed, left: Evidence, right: Evidence, model: RelationModel) -> tuple[str, str]:
    """Returns the name of what decided, and the reason in words: that of people or of a row, else of the strongest signal."""
    if weighed.rule:
        return weighed.rule, weighed.reason
    signal = strongest(way, weighed, model)
    if signal is None:
        return NOTHING, f"{_told(left, '')} and {_told(right, '')}: nothing shows how they stand to each other"
    return signal.name, f"{_told(left, signal.name)} and {_told(right, signal.name)}: {signal.said}"


def _told(evidence: Evidence, signal: str) -> str:
    """The account's figure or days if the signal is about these, else its words."""
    if "figure" in signal and evidence.numbers is not None:
        return figure(evidence)
    return interval(evidence) if "days" in signal and evidence.days else f"“{short(evidence)}”"


def short(evidence: Evidence) -> str:
    """Returns the account's words on one line, cut at sixty letters."""
    text = " ".join(evidence.account.quote.quote.split())
    return text if len(text) <= 60 else text[:57] + "..."
