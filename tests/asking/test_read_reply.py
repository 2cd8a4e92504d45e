"""What is taken of a reply: words that stand in the sentences that it names."""

import pytest
from rashomon.differences.find_words import NO_PLACE, NOT_THERE
from rashomon.differences.line_form import NO_FORM
from rashomon.differences.prove import ATTRIBUTES, NOT_APART

from goat_story import GATE, GOATS, QUILL, Reader, read
from rashomon.model.difference import Difference, DifferenceKind, Status
from rashomon.model.ledger import Ledger

pytestmark = pytest.mark.weights


def _authored(ledger: Ledger) -> tuple[Difference, ...]:
    return ledger.stories[0].authored()


def _refused(ledger: Ledger) -> dict[str, int]:
    return dict(ledger.made.model.refused)


def test_versions_count_the_sentences_that_are_folded_too() -> None:
    (goats,) = _authored(read(Reader(GOATS)))
    assert (goats.kind, goats.status) == (DifferenceKind.NUMBER, Status.DIFFERS)
    assert [(v.low, v.high, v.reports, [q.report for q in v.quotes]) for v in goats.versions] == [
        (9, 9, 2, ["courier", "wire"]),
        (11, None, 1, ["herald"]),
    ]


def test_questions_and_words_of_the_reports() -> None:
    ledger = read(Reader(f"{GATE}\n{QUILL}"))
    gate, quill = sorted(_authored(ledger), key=lambda one: one.question is None)
    assert gate.question == "Was the gate left open?"
    assert {q.span.quote for q in quill.quotes()} == {"farm hand", "a carpenter"}
    assert _refused(ledger) == {}
    assert [(one.stage, one.taken) for one in ledger.made.model.passes] == [("sheet", 2)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('goats | "ten" NINE | "At least eleven" ELEVEN', NOT_THERE),
        ('goats | "Nine" s900 | "At least eleven" ELEVEN', NO_PLACE),
        ('goats | "At least eleven" NINE | "Nine" NINE', NOT_THERE),
        ('goats | "fled" NINE | "fled" ELEVEN', NOT_APART),
        ('killed the cook | "the mayor said" COOK | "the farmer said" NINE', ATTRIBUTES),
        ("goats: nine NINE | eleven ELEVEN", NO_FORM),
    ],
)
def test_what_the_sentences_do_not_bear_out_is_refused(line: str, reason: str) -> None:
    ledger = read(Reader(line))
    assert _authored(ledger) == ()
    assert reason in _refused(ledger)


def test_the_author_is_the_model_whatever_the_reply_says() -> None:
    ledger = read(Reader(f"by: person Ada Quill\nreport s1: {'0' * 64}\n{GOATS}"))
    assert [one.by for one in _authored(ledger)] == ["model otter"]


@pytest.mark.parametrize(
    "line",
    [
        'NINE speaker "the farmer"',
        "OPEN stance hedges",
        "OPEN speaker nobody",
        'OPEN through "Radio Brill"',
    ],
)
def test_what_a_reply_says_of_a_statement_changes_nothing(line: str) -> None:
    (story,) = (ledger := read(Reader(line))).stories
    assert story.statements == read(None).stories[0].statements
    assert story.decisions == ()
    assert _refused(ledger) == {NO_FORM: 1}
