"""Traces how two accounts relate, signal by signal, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Account, PointKind
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import Weighed, load_relation_model, reason_for, value_of_signal, weigh
from rashomon.relations.gather_evidence import Witness
from rashomon.relations.relate import stand
from rashomon.relations.signals import SIGNALS, Comparison, Outcome
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class TracedSignal:
    """A signal that is present: its name, its value (negative if it speaks of the first of the two), and its sentence."""

    name: str
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class TracedPair:
    """Accounts `a` and `b`: how the two alone relate, with `share` the probability of that, and every signal that is present."""

    a: str
    b: str
    comparison: Comparison
    share: float
    signals: tuple[TracedSignal, ...]


def trace_relations(
    accounts: Sequence[Account], kind: PointKind, *, annotated: Sequence[Annotations], dates: Sequence[Date], names: Sequence[Name] = ()
) -> tuple[TracedPair, ...]:
    """Returns every pair of these accounts of one point, in order."""
    witness = Witness(annotated, dates, names=names)
    pairs = list(combinations([witness.evidence(account) for account in accounts], 2))
    weighed = weigh(pairs, kind, load_relation_model())
    return tuple(_traced(left, right, each) for (left, right), each in zip(pairs, weighed, strict=True))


def turned(pair: TracedPair) -> TracedPair:
    """Returns the same pair read from `b` to `a`."""
    turning = {signal.name for signal in SIGNALS if signal.turns}
    signals = tuple(TracedSignal(s.name, -s.value if s.name in turning else s.value, s.said) for s in pair.signals)
    return TracedPair(pair.b, pair.a, pair.comparison.turned(), pair.share, signals)


def _traced(left: Evidence, right: Evidence, weighed: Weighed) -> TracedPair:
    model = load_relation_model()
    way = stand(weighed, model)
    if way is Outcome.INCOMPARABLE:
        comparison = Comparison(way, "none", "nothing that the two show makes a relation likely enough")
    else:
        comparison = Comparison(way, *reason_for(way, weighed, left, right, model))
    share = round(weighed.shares[way] if way in weighed.shares else 1 - sum(weighed.shares.values()), 6)
    shown = tuple(TracedSignal(s.name, value, s.said) for s in SIGNALS if (value := value_of_signal(weighed, s.name)))
    return TracedPair(left.account.id, right.account.id, comparison, share, shown)
