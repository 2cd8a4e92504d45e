"""What a report that gives two figures shows of them."""

from dataclasses import replace
from itertools import combinations

import pytest

from factories import make_report
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance
from rashomon.relations.compare import compare
from rashomon.relations.contrasts import carried, contrasted
from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Comparison, Outcome

SIDE_BY_SIDE = "The union counts 900 strikers. The harbour says 300."


def told(
    text: str,
    quote: str,
    number: float | None,
    speaker: str | None = None,
    *,
    predicate: str = "say",
    unit: str | None = None,
    report: str = "a",
) -> Evidence:
    """Evidence of a figure in the sentence of the text in which it stands."""
    found = make_report(text, report)
    at = text.index(quote)
    sentence = (text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0, text.index(".", at) + 1)
    account = Account(
        id=f"{report}-{at}", report=found.id, quote=found.span(at, at + len(quote)), statement=None, speaker=speaker, stance=Stance.ASSERTS,
        value=None, low=number, high=number, unit=unit, as_of=None,
    )  # fmt: skip
    numbers = None if number is None else (number, number)
    return Evidence(account, numbers=numbers, predicate=predicate, text=text[sentence[0] : sentence[1]].casefold(), sentence=sentence)


def union(report: str = "a", text: str = SIDE_BY_SIDE) -> Evidence:
    return told(text, "900 strikers", 900.0, "union", predicate="count", unit="striker", report=report)


def harbour(report: str = "a", text: str = SIDE_BY_SIDE) -> Evidence:
    return told(text, "300", 300.0, "harbour", report=report)


def test_two_voices_side_by_side() -> None:
    found = contrasted(union(), harbour(), PointKind.COUNT)
    assert found is not None
    assert found[0] is Outcome.CONFLICT
    assert "900 striker" in found[1]
    assert "300" in found[1]
    assert contrasted(harbour(), union(), PointKind.COUNT) is not None


WHOLE = "The union put the number at 300, out of 900 on the books."
EARLIER = "The union counts 900 strikers. The harbour had said 300."


def whole() -> Evidence:
    """The figure that the first is a part of, governed by the verb of the first."""
    return replace(told(WHOLE, "900 on the books", 900.0, predicate="put"), subject=frozenset({"union"}))


NOT_RIVALS = [
    (told(WHOLE, "300", 300.0, "union", predicate="put"), whole(), PointKind.COUNT),
    (union(), harbour(report="b"), PointKind.COUNT),
    (union(), harbour(), PointKind.DATE),
    (union(text=EARLIER), harbour(text=EARLIER), PointKind.COUNT),
    (union(), told(SIDE_BY_SIDE, "300", 300.0, "union"), PointKind.COUNT),
    (union(), told(SIDE_BY_SIDE, "300", 300.0, "harbour", unit="crane"), PointKind.COUNT),
    (union(), told(SIDE_BY_SIDE, "300", None, "harbour"), PointKind.COUNT),
    (told(SIDE_BY_SIDE, "900", 900.0, "union", unit="year"), harbour(), PointKind.COUNT),
]


@pytest.mark.parametrize(("one", "other", "kind"), NOT_RIVALS)
def test_nothing_sets_them_side_by_side(one: Evidence, other: Evidence, kind: PointKind) -> None:
    assert contrasted(one, other, kind) is None


def compared(*evidence: Evidence) -> dict[tuple[int, int], Comparison]:
    places = combinations(range(len(evidence)), 2)
    return carried({(i, j): compare(evidence[i], evidence[j], PointKind.COUNT) for i, j in places}, evidence)


def test_other_reports_of_the_two_figures() -> None:
    others = told("The union counts 900.", "900", 900.0, report="b"), told("It was 300.", "300", 300.0, report="c")
    assert compare(*others, PointKind.COUNT).rule != "contrasted"
    found = compared(union(), harbour(), *others)
    assert {pair: each.outcome for pair, each in found.items()} == {
        (0, 1): "conflict", (0, 2): "same", (0, 3): "conflict", (1, 2): "conflict", (1, 3): "same", (2, 3): "conflict",
    }  # fmt: skip
    assert {each.rule for each in found.values() if each.outcome is Outcome.CONFLICT} == {"contrasted"}


def test_figures_that_one_voice_gives_are_of_two_things() -> None:
    text = "The bus left with 50 people. It came home with 12 people."
    both = [told(text, quote, number, predicate="be", unit="people") for quote, number in (("50 people", 50.0), ("12 people", 12.0))]
    alone = [
        told(f"They were {n} people.", f"{n} people", float(n), predicate="be", unit="people", report=r) for n, r in ((50, "b"), (12, "c"))
    ]
    assert compare(*alone, PointKind.COUNT).outcome is Outcome.CONFLICT
    assert compared(*alone)[0, 1].outcome is Outcome.CONFLICT
    found = compared(*both, *alone)
    assert found[0, 1].rule == "one_teller"
    assert (found[2, 3].outcome, found[2, 3].rule) == (Outcome.INCOMPARABLE, "told_apart")
