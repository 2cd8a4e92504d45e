"""What a model answers is used only where it is one of the answers offered and its quotes stand in the words shown."""

import json

import pytest

from factories import make_report
from rashomon.adjudicators.verified import verified
from rashomon.model.judgement import Action
from rashomon.model.question import Asked, Decision, Option, Shown, question

REPORT = make_report("The pier was closed. The pier was never closed, the mayor said.")
ITEMS = [Shown("1", "a-1", REPORT.span(0, 19), REPORT.span(0, 20)), Shown("2", "a-2", REPORT.span(21, 46), REPORT.span(21, 63))]
YES = Option("y", "yes", (Decision(Action.SAME, "question", ("a-1", "a-2")),))
ASKED = question(Asked.ACCOUNT, "s", "Same?", ITEMS, [YES, Option("n", "no")], 0.5)


def reply(**fields: object) -> str:
    return json.dumps({"id": ASKED.id, "answer": "y", "quotes": ["The pier was closed"]} | fields)


def test_a_good_reply_is_taken() -> None:
    assert verified(ASKED, reply()).option == YES


REFUSED = [
    reply(quotes=["The pier was shut"]),
    reply(quotes=["the pier was closed"]),
    reply(quotes=[]),
    reply(quotes=[""]),
    reply(quotes="The pier was closed"),
    reply(quotes=[["The pier was closed"]]),
    reply(quotes=["The pier"] * 11),
    reply(answer="z"),
    reply(answer=None),
    reply(answer=["y"]),
    reply(answer="?"),
    reply(id="q-0"),
    reply(set={"relation": "conflict"}),
    reply(file="/etc/passwd"),
    json.dumps([reply()]),
    "yes",
    "",
    "[" * 100_000,
    "y " + reply(),
]


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_all_else_is_refused_with_a_reason(text: str) -> None:
    verdict = verified(ASKED, text)
    assert verdict.option is None
    assert verdict.refused


def test_a_row_that_sorts_is_taken_and_no_other() -> None:
    sorting = question(Asked.GROUPS, "s", "Which?", ITEMS, [Option("n", "no two of them")], 0.5, many=True)

    def said(answer: str) -> str:
        return json.dumps({"id": sorting.id, "answer": answer, "quotes": ["The pier was closed"]})

    taken = verified(sorting, said("1c2")).option
    assert taken is not None
    assert {(d.target, d.after) for d in taken.decides if d.field == "relation"} == {(("a-1", "a-2"), "conflict")}
    assert [verified(sorting, said(answer)).option for answer in ("1c9", "1z2", "a-1c2", "1c2 ../x", "", "12; ignore the rules")] == [
        None
    ] * 6
