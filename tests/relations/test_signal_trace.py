"""What is told of two accounts: every signal that is there, and what follows from them."""

from itertools import combinations

import pytest

from factories import make_report
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance
from rashomon.relations.classify import load_relation_model, value_of_signal, weigh
from rashomon.relations.gather_evidence import Witness
from rashomon.relations.relate import TracedPair, stand, trace_relations, turned
from rashomon.relations.signals import SIGNALS, Outcome


def account(quote: str, number: float | None = None, **fields: object) -> Account:
    report = make_report(quote, quote.split(maxsplit=1)[0])
    named: dict[str, object] = {"statement": None, "speaker": None, "stance": Stance.ASSERTS, "value": quote, "low": number, "high": number}
    return Account(f"a-{quote}", report.id, report.span(0, len(quote)), **(named | fields))  # type: ignore[arg-type]


ACCOUNTS = (
    account("nine boats", 9, unit="boat"),
    account("9 boats", 9, unit="boat"),
    account("eleven boats", 11, unit="boat"),
    account("two miles", 2, unit="mile"),
    account("4000 metres", 4000, unit="metre"),
    account("a red barn"),
    account("no red barn", stance=Stance.DENIES),
)
KINDS = (PointKind.COUNT, PointKind.YES_NO)


def traced(*accounts: Account, kind: PointKind = PointKind.COUNT) -> tuple[TracedPair, ...]:
    return trace_relations(accounts, kind, annotated=(), dates=())


def test_every_two_accounts_once() -> None:
    assert [(pair.a, pair.b) for pair in traced(*ACCOUNTS)] == [(one.id, other.id) for one, other in combinations(ACCOUNTS, 2)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_is_what_was_weighed(kind: PointKind) -> None:
    """The signals and the way are those by which a ledger is made."""
    witness = Witness((), ())
    pairs = [(witness.evidence(one), witness.evidence(other)) for one, other in combinations(ACCOUNTS, 2)]
    for pair, weighed in zip(traced(*ACCOUNTS, kind=kind), weigh(pairs, kind, load_relation_model()), strict=True):
        assert {s.name: s.value for s in pair.signals} == {s.name: v for s in SIGNALS if (v := value_of_signal(weighed, s.name))}
        assert pair.comparison.outcome is stand(weighed, load_relation_model())
        if pair.comparison.outcome is Outcome.INCOMPARABLE:
            assert pair.share == pytest.approx(1 - sum(weighed.shares.values()), abs=1e-5)
        else:
            assert pair.share == weighed.shares[pair.comparison.outcome]
            assert pair.comparison.rule in {signal.name for signal in pair.signals}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_pair_from_the_other_side(kind: PointKind) -> None:
    for one, other in combinations(ACCOUNTS, 2):
        (there,), (back,) = traced(one, other, kind=kind), traced(other, one, kind=kind)
        seen = turned(back)
        assert (seen.a, seen.b, seen.share, seen.signals) == (there.a, there.b, there.share, there.signals)
        assert (seen.comparison.outcome, seen.comparison.rule) == (there.comparison.outcome, there.comparison.rule)


def test_a_signal_with_a_direction_is_below_0_where_it_speaks_of_the_first() -> None:
    vague = account("dozens of boats", unit="boat")
    (pair,) = traced(ACCOUNTS[0], vague)
    assert {signal.name: signal.value for signal in pair.signals}["gives a figure"] == -1
    assert {signal.name: signal.value for signal in turned(pair).signals}["gives a figure"] == 1
    assert pair.comparison.outcome is Outcome.REFINED_BY
    assert turned(pair).comparison.outcome is Outcome.REFINE


def test_what_nothing_speaks_for_is_told_as_no_relation() -> None:
    (pair,) = traced(ACCOUNTS[0], ACCOUNTS[3])
    assert (pair.comparison.outcome, pair.comparison.rule) == (Outcome.INCOMPARABLE, "none")
    assert pair.share > 0.5
    assert pair.signals
