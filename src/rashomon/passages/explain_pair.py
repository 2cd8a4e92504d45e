"""Tells why two sentences stand side by side, or do not: each signal with its value and its weight."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.passages.find_passages import told_of
from rashomon.passages.signals import BIAS, SIGNALS, load_weights, pairs_of
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal of a pair: what it is, in words, its value and its weight; what it adds is their product."""

    name: str
    about: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class PairReading:
    """How strongly two sentences bear on one matter, 0 to 1, and why; `shared`: the words that both have."""

    strength: float
    signals: tuple[Signal, ...]
    shared: tuple[str, ...]


def explain_pair(
    annotated: Sequence[Annotations],
    one: Span,
    other: Span,
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
) -> PairReading | None:
    """Returns the signals of two sentences of different reports, as `find_passages` weighs them.

    `annotated`: at least their two reports. None where a span is no whole sentence, or the two share nothing.
    """
    pages = [page for page in annotated if page.report.id in (one.report, other.report)]
    told = told_of(pages, names=names, statements=statements, dates=dates)
    places = sorted(n for n, sentence in enumerate(told) if sentence.quote in (one, other))
    found = [pairs for pairs in pairs_of(told, places) if len(pairs)] if len(places) == 2 else []
    if not found:
        return None
    weights, values = load_weights(), found[0].signals[0]
    signals = [Signal(BIAS, "what every pair starts from", 1.0, weights.bias)]
    signals += [
        Signal(name, about, round(float(value), 4), weights.each[name])
        for (name, about), value in zip(SIGNALS.items(), values, strict=True)
    ]
    a, b = (told[n].terms for n in places)
    shared = sorted(
        (term for term in a if term in b and term.isprintable()), key=lambda term: (-a[term], term)
    )
    return PairReading(
        round(float(weights.strength(found[0].signals)[0]), 4), tuple(signals), tuple(shared)
    )
