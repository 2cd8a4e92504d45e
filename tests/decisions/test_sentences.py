"""Sentences that people lay together or apart."""

import pytest

from factories import make_report
from rashomon.decisions.here import here, placed
from rashomon.decisions.sentences import obey_sentences
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.row import Sentence

REPORTS = [make_report(f"{name} bells rang in Ostrel.", name) for name in ("a", "b", "c", "d")]
SENTENCES = [Sentence(id=report.id, span=report.span(0, len(report.text))) for report in REPORTS]


def decision(what: str, *sides: str) -> Decision:
    """A decision about whole sentences, a side each."""
    by_id = {report.id: report for report in REPORTS}
    spans = {sentence.id: sentence.span for sentence in SENTENCES}
    places = [tuple(placed(spans[ident], by_id) for ident in side) for side in sides]
    return decide(DecisionKind(what), *places, by="person Ada")


@pytest.mark.parametrize(
    ("decisions", "groups"),
    [
        ([], ["ab", "cd"]),
        ([("together", "a", "c")], ["abcd"]),
        ([("same-claim", "a", "c")], ["abcd"]),
        ([("apart", "a", "b")], ["a", "b", "cd"]),
        ([("apart", "a", "c")], ["ab", "cd"]),
        ([("together", "a", "c"), ("apart", "b", "d")], ["abc", "d"]),
        ([("no-difference", "a", "b")], ["ab", "cd"]),
    ],
)
def test_groups_are_as_people_decided(decisions: list[tuple[str, ...]], groups: list[str]) -> None:
    made = [decision(*each) for each in decisions]
    obeyed = obey_sentences(["ab", "cd"], made, here(REPORTS), SENTENCES)
    assert sorted("".join(sorted(group.sentences)) for group in obeyed) == groups
    changed = [group.by for group in obeyed if "".join(sorted(group.sentences)) not in ("ab", "cd")]
    assert set(changed) <= {"person Ada"}
