"""What people decided who looked through an answer: where it stands, what escapes, who counts."""

from dataclasses import replace

import pytest

from answer_story import ANSWER, FLED, LINES, REPORTS, sentence
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.decisions.looks import ESCAPED, escaped_looks, look_at, with_looks
from rashomon.errors import StopError
from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import LaterKind, LaterSentence, LookVerdict
from rashomon.model.decision import Decision, DecisionKind, decide

HOLDS, NOT_SO, EDITED = LookVerdict
UNNAMED = LINES[2].parts[2]


def look(
    part: Part = FLED, verdict: LookVerdict = HOLDS, by: str = "MK", words: str | None = None
) -> Decision:
    return look_at(part, verdict, REPORTS, words=words, by=f"person {by}", at="2031-05-05T11:40")


def answer_of(*parts: Part) -> Answer:
    return replace(ANSWER, lines=(Line(id="l-new", by="model new", parts=parts),))


def looked(answer: Answer, *decisions: Decision) -> list[list[str]]:
    """What stands with each statement: who decided what, and which words came of it."""
    (after,) = with_looks([answer], in_force(decisions), here(REPORTS))
    found = []
    for part in after.parts():
        found.append([f"{each.by[7:]} {each.verdict} {each.words or ''}" for each in part.looked])
    return found


def test_a_verdict_stands_with_the_statement_of_these_words_and_sentences() -> None:
    other = Part(FLED.told, (sentence("sixteen"),))
    assert looked(answer_of(FLED, other), look()) == [["MK holds "], []]


@pytest.mark.parametrize(
    "bound",
    [
        replace(FLED, sentences=FLED.sentences[:1]),
        replace(FLED, sentences=(*FLED.sentences, sentence("eleven"))),
        replace(FLED, told="ten goats fled on Saturday, says the farmer"),
        replace(FLED, sentences=()),
    ],
    ids=["fewer sentences", "more sentences", "other words", "no sentences"],
)
def test_what_is_bound_or_written_anew_escapes_and_is_listed(bound: Part) -> None:
    made = look()
    answers = with_looks([answer_of(bound)], [made], here(REPORTS))
    assert not any(part.looked for part in answers[0].parts())
    assert escaped_looks([made], answers) == {made.id: ESCAPED}


def test_the_order_of_the_named_sentences_does_not_count() -> None:
    turned = replace(FLED, sentences=FLED.sentences[::-1])
    assert looked(answer_of(turned), look()) == [["MK holds "]]


def test_a_verdict_ends_with_the_report_whose_sentence_it_opened() -> None:
    only_courier = [report for report in REPORTS if report.id != "wire"]
    (after,) = with_looks([answer_of(FLED)], [look()], here(only_courier))
    assert not any(part.looked for part in after.parts())


def test_two_people_have_a_verdict_each_and_of_one_the_later_counts() -> None:
    made = (look(), look(by="RS", verdict=NOT_SO), look(verdict=NOT_SO))
    assert looked(answer_of(FLED), *made) == [["RS not-so ", "MK not-so "]]


def test_a_verdict_that_is_taken_back_gives_way_to_the_one_before() -> None:
    first, second = look(), look(verdict=NOT_SO)
    undone = decide(DecisionKind.UNDO, undoes=second.id, by="person MK")
    assert looked(answer_of(FLED), first, second, undone) == [["MK holds "]]


def test_only_people_look() -> None:
    made = look_at(FLED, HOLDS, REPORTS, by="model otter-7b", at="")
    assert looked(answer_of(FLED), made) == [[]]


def test_mended_words_are_kept_beside_those_of_the_author() -> None:
    made = look(verdict=EDITED, words="nine goats  fled, says Ada Lind ")
    assert made.value == FLED.told
    assert looked(answer_of(FLED), made) == [["MK edited nine goats fled, says Ada Lind"]]


@pytest.mark.parametrize(
    ("verdict", "words"), [(EDITED, None), (EDITED, FLED.told), (HOLDS, "nine fled"), (EDITED, " ")]
)
def test_mending_needs_other_words_and_only_mending_has_any(
    verdict: LookVerdict, words: str | None
) -> None:
    with pytest.raises(StopError, match="mended words"):
        look(verdict=verdict, words=words)


def test_a_statement_without_sentences_hangs_on_the_reports() -> None:
    made = look(UNNAMED)
    assert made.reports == tuple(sorted(report.sha256 for report in REPORTS))
    assert looked(answer_of(UNNAMED), made) == [["MK holds "]]


def test_what_came_later_is_to_be_looked_at_again_until_somebody_saw_it() -> None:
    came = sentence("sold").span
    later = replace(FLED, later=(LaterSentence(came, LaterKind.OTHER),))
    before, after = look(), look(later, by="RS")
    (answer,) = with_looks([answer_of(later)], [before, after], here(REPORTS))
    (part,) = answer.parts()
    assert [(each.by, each.newer) for each in part.looked] == [
        ("person MK", (came,)),
        ("person RS", ()),
    ]
