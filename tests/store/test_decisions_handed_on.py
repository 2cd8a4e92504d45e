"""What holds by decisions, and in which order they came, is the same in a store, in what it
exports, and where that is taken in, whatever the clocks of those who decided said."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

import rashomon
from rashomon.decisions.json_lines import parsed_decisions, write_decisions
from rashomon.errors import StopError
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.store.library_store import OpenStore
from stored import write_reports

pytestmark = pytest.mark.weights
BY = "person ina"
NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("in"), "aurora-1", "aurora-2", "vote-1")


def filled(reports: Path, address: Path) -> OpenStore:
    store = rashomon.open_store(str(address))
    store.add(reports)
    return store


def made(report: Report, *said: str) -> list[Decision]:
    """Decisions about a report: "12:05 outlet Lenz Post", or "11:00 undo 0", the first of them."""
    decisions: list[Decision] = []
    for hour, what, value in (words.split(" ", 2) for words in said):
        told = {"by": BY, "at": f"2031-03-05T{hour}:00+00:00"}
        if what == "undo":
            undoing = decide(DecisionKind.UNDO, undoes=decisions[int(value)].id, **told)
            decisions.append(undoing)
        else:
            decisions.append(decide(DecisionKind(what), reports=[report], value=value, **told))
    return decisions


def outlets(ledger: Ledger) -> dict[str, str | None]:
    return {report.id: report.outlet for report in ledger.reports}


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        (["12:00 outlet Lenz Post", "11:00 outlet Lenz Echo"], "Lenz Echo"),
        (["12:00 outlet Lenz Post", "12:00 outlet Lenz Echo", "12:00 outlet Lenz Sun"], "Lenz Sun"),
        (["12:00 outlet Lenz Post", "11:00 undo 0"], None),
        (["12:00 outlet Lenz Post", "11:00 undo 0", "10:00 undo 1"], "Lenz Post"),
    ],
    ids=["a clock that fell", "of one second", "undone before", "undone before that"],
)
def test_decisions_hold_in_the_order_in_which_they_came(
    reports: Path, tmp_path: Path, said: Sequence[str], outlet: str | None
) -> None:
    with filled(reports, tmp_path / "s.db") as store:
        decisions = made(store.ledger().report("vote-1"), *said)
        store.decide(*decisions)
        ledger = store.ledger()
    assert outlets(ledger)["vote-1"] == outlet
    handed_on = write_decisions(ledger.all_decisions())
    taken_in = parsed_decisions(handed_on)
    assert [one.id for one in taken_in] == [one.id for one in decisions]
    compared = rashomon.compare(reports, decisions=taken_in)
    with filled(reports, tmp_path / "other.db") as other:
        other.decide(*taken_in)
        assert write_decisions(other.ledger().all_decisions()) == handed_on
        for again in (other.ledger(), compared):
            assert outlets(again) == outlets(ledger)
            assert [one.id for one in again.all_decisions()] == [one.id for one in decisions]


def test_a_decision_of_one_moment_is_kept_once_and_that_is_said(
    reports: Path, tmp_path: Path
) -> None:
    with filled(reports, tmp_path / "s.db") as store:
        store._store.clock = lambda: NOON
        stories = [row.id for row in store.stories()]
        store.merge(*stories, by="ina")
        (merging,) = store.decisions()
        store.undo(merging.id, by="ina")
        with pytest.raises(StopError, match="was taken back: undo j-"):
            store.merge(*stories, by="ina")
        with pytest.raises(StopError, match="was taken back already"):
            store.undo(merging.id, by="ina")


def test_a_decision_under_the_id_of_another_is_refused(reports: Path, tmp_path: Path) -> None:
    with filled(reports, tmp_path / "s.db") as store:
        first, second = made(
            store.ledger().report("vote-1"), "12:00 outlet Lenz Post", "12:00 title Walls"
        )
        forged = Decision(first.id, second.what, reports=second.reports, value="x", by=BY)
        for given in ([forged], [first, forged]):
            with pytest.raises(StopError, match=f"decision {first.id} does not say what its id"):
                store.decide(*given)
        assert store.decisions() == ()
