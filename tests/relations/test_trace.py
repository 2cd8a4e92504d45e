"""Which rules were asked."""

import pytest

from factories import make_report
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance
from rashomon.relations.compare import RULES, compare
from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Outcome
from rashomon.relations.trace import trace_pair, trace_relations


def evidence(quote: str, low: float | None = None, high: float | None = None, **fields: object) -> Evidence:
    report = make_report(quote, quote.split(maxsplit=1)[0])
    account = Account(f"a-{quote}", report.id, report.span(0, len(quote)), None, None, Stance.ASSERTS, quote, low, high, **fields)  # type: ignore[arg-type]
    return Evidence(account, numbers=None if low is None and high is None else (low, high), words=frozenset(quote.split()))


PAIRS = (
    (evidence("nine boats", 9, 9), evidence("nine ships", 9, 9)),
    (evidence("nine boats", 9, 9), evidence("eleven boats", 11, 11)),
    (evidence("two miles", 2, 2, unit="mile"), evidence("4000 metres", 4000, 4000, unit="metre")),
    (evidence("a red barn"), evidence("under the old mill")),
    (evidence("the same words"), evidence("the same words")),
)


@pytest.mark.parametrize(("left", "right"), PAIRS)
@pytest.mark.parametrize("kind", [PointKind.COUNT, PointKind.YES_NO])
def test_the_last_rule_asked_is_the_one_that_decides(left: Evidence, right: Evidence, kind: PointKind) -> None:
    traced, decided = trace_pair(left, right, kind), compare(left, right, kind)
    assert traced.comparison == decided
    assert [asked.rule for asked in traced.asked] == [rule.__name__ for rule in RULES][: len(traced.asked)]
    assert all(asked.outcome is None for asked in traced.asked[:-1])
    if decided.rule == "none":
        assert len(traced.asked) == len(RULES)
    else:
        assert (traced.asked[-1].outcome, traced.asked[-1].rule, traced.asked[-1].reason) == (decided.outcome, decided.rule, decided.reason)


def test_every_rule_says_what_it_asks() -> None:
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip()] == []


def test_every_two_accounts_once() -> None:
    accounts = [pair[0].account for pair in PAIRS[:3]]
    traced = trace_relations(accounts, PointKind.COUNT, annotated=(), dates=())
    assert [(pair.a, pair.b) for pair in traced] == [
        (accounts[0].id, accounts[1].id),
        (accounts[0].id, accounts[2].id),
        (accounts[1].id, accounts[2].id),
    ]
    assert traced[0].comparison.outcome is Outcome.SAME


def test_what_a_report_of_both_figures_shows_is_told() -> None:
    both = make_report("50 people left and 12 people came home", "both")
    spans = [both.span(0, 9), both.span(19, 28)]
    told = [
        Account(f"b{k}", both.id, span, None, None, Stance.ASSERTS, None, n, n, "people")
        for k, (span, n) in enumerate(zip(spans, (50, 12), strict=True))
    ]
    alone = [evidence(f"{n} people", n, n, unit="people").account for n in (50, 12)]
    asked = {
        (pair.a, pair.b): [one.rule for one in pair.asked]
        for pair in trace_relations([*told, *alone], PointKind.COUNT, annotated=(), dates=(), judge="rules")
    }
    assert asked["b0", "b1"][-1] == "one_teller"
    assert asked[alone[0].id, alone[1].id][-2:] == ["different_numbers", "told_apart"]
    (apart,) = trace_relations(alone, PointKind.COUNT, annotated=(), dates=(), judge="rules")
    assert apart.comparison.outcome is Outcome.CONFLICT
