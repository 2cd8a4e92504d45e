"""Verdicts put into a ledger that is made already are those of a comparison with them."""

from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from rashomon.comparing.looked_ledger import with_new_looks
from rashomon.decisions.looks import ESCAPED, look_at
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.show.looked_counts import tell_looks
from sheets import over_sheet
from stored import BOATS, put_files

pytestmark = pytest.mark.weights

ANSWER = """## Where they differ
- **Boats**: three burned [{Three boats}]; four burned [{Four boats}].
- sixty people sang [{Three boats}].
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("boats")
    put_files(folder / "pile", BOATS)
    plain = rashomon.compare(folder / "pile")
    put_files(folder, {"answer.txt": over_sheet(plain.reports, ANSWER)})
    return folder


def compared(reports: Path, *decisions: Decision) -> Ledger:
    return rashomon.compare(
        reports / "pile", answer=reports / "answer.txt", by="model otter", decisions=decisions
    )


@pytest.fixture(scope="module")
def ledger(reports: Path) -> Ledger:
    return compared(reports)


def verdict(ledger: Ledger, told: str, said: str, words: str | None = None) -> Decision:
    answer = ledger.stories[0].answers[0]
    (part,) = [part for part in answer.parts() if part.told == told]
    by, at = "person MK", f"2031-03-05T08:00:0{len(told) % 10}+00:00"
    return look_at(part, LookVerdict(said), ledger.reports, words=words, by=by, at=at)


def test_a_ledger_gets_the_verdicts_that_a_comparison_gives_it(
    reports: Path, ledger: Ledger
) -> None:
    made = (
        verdict(ledger, "three burned", "holds"),
        verdict(ledger, "four burned", "edited", "four boats burned"),
    )
    added = with_new_looks(ledger, made)
    assert to_json(added) == to_json(compared(reports, *made))
    (told,) = tell_looks(added.stories[0].answers[0])
    assert told.startswith("MK opened 2 of 3 statements")


def test_verdicts_that_are_taken_back_or_escaped_go(ledger: Ledger) -> None:
    made = verdict(ledger, "three burned", "not-so")
    undone = decide(DecisionKind.UNDO, by="person MK", undoes=made.id)
    assert to_json(with_new_looks(with_new_looks(ledger, (made,)), (made, undone))) == to_json(
        ledger
    )
    other = replace(made, value="nine burned")
    (story,) = with_new_looks(ledger, (other,)).stories
    assert [each.outcome for each in story.decisions] == [f"without effect: {ESCAPED}"]
