"""Which decisions count, what became of them, and which words they are about today."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factories import make_report, quoted
from rashomon.decisions.constraints import (
    name_constraints,
    reports_set_aside,
    story_constraints,
)
from rashomon.decisions.here import bearing_on, here, placed
from rashomon.decisions.in_force import (
    GONE,
    NOTHING_TO_UNDO,
    OBEYED,
    OF_NO_PERSON,
    OVERRULED,
    TAKEN_BACK,
    heard_nowhere,
    in_force,
    taken_back,
    with_outcomes,
)
from rashomon.decisions.json_lines import parsed_decisions, write_decisions
from rashomon.errors import StopError
from rashomon.model.decision import Decision, DecisionKind, Decisions, decide, with_own_id
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpans

OWL = make_report("The miller, Bo Quill, sold nine goats. Bo  Quill’s goats fled.", "owl")
LARK = make_report("Bo Quile sold ten goats in Harn.", "lark")
WREN = make_report("It rained in Orlo.", "wren")
BY = "person Ada"


def side(report: Report, *words: str) -> PlacedSpans:
    return tuple(placed(quoted(report, quote), {report.id: report}) for quote in words)


NINE, TEN = side(OWL, "nine goats"), side(LARK, "ten goats")


def made(what: str, *sides: PlacedSpans, by: str = BY, at: str = "", **more: str) -> Decision:
    return decide(DecisionKind(what), *sides, by=by, at=at, **more)


def of_reports(what: str, *reports: Report, at: str = "") -> Decision:
    return decide(DecisionKind(what), reports=reports, by=BY, at=at)


def undo(decision: Decision, by: str = BY) -> Decision:
    return decide(DecisionKind.UNDO, undoes=decision.id, by=by)


# Which count.

SAME, OTHER = made("same-claim", NINE, TEN), made("other-claim", NINE, TEN)


@pytest.mark.parametrize(
    ("decisions", "counting"),
    [
        ([SAME], [SAME]),
        ([SAME, SAME], [SAME]),
        ([SAME, OTHER], [OTHER]),
        ([OTHER, SAME], [SAME]),
        ([SAME, made("other-claim", TEN, NINE)], [made("other-claim", TEN, NINE)]),
        ([SAME, made("other-name", NINE, TEN)], [SAME, made("other-name", NINE, TEN)]),
        ([SAME, made("other-claim", NINE)], [SAME, made("other-claim", NINE)]),
        ([SAME, undo(SAME)], []),
        ([undo(SAME), SAME], []),
        ([SAME, OTHER, undo(OTHER)], [SAME]),
        ([SAME, undo(SAME), undo(undo(SAME))], [SAME]),
        ([undo(undo(SAME)), undo(SAME), SAME], [SAME]),
        ([undo(undo(undo(SAME))), SAME, undo(undo(SAME)), undo(SAME)], []),
        ([undo(undo(SAME)), SAME, undo(SAME, by="person Bo"), undo(SAME)], []),
        ([SAME, undo(SAME, by="model otter")], [SAME]),
        ([made("same-claim", NINE, TEN, by="model otter")], []),
        ([SAME, made("other-claim", NINE, TEN, by="assistant vole")], [SAME]),
    ],
    ids=[
        "one",
        "one that was made twice",
        "a later one about the same words",
        "a later one the other way round",
        "a later one with its sides turned",
        "another kind about the same words",
        "another side",
        "taken back",
        "taken back before it arrived",
        "what overruled it was taken back",
        "its taking back was taken back",
        "its taking back was taken back, the last first",
        "three times, in no order",
        "taken back by two, of which one was taken back",
        "a model takes nothing back",
        "a model decides nothing",
        "an assistant overrules nothing",
    ],
)
def test_the_last_decision_of_a_person_counts_unless_a_person_took_it_back(
    decisions: Decisions, counting: list[Decision]
) -> None:
    assert list(in_force(decisions)) == counting


def test_decisions_about_the_same_reports_overrule_each_other_whatever_the_order() -> None:
    same, other = of_reports("same-story", OWL, LARK), of_reports("other-story", LARK, OWL)
    assert in_force([same, other]) == (other,)
    assert in_force([same, of_reports("other-story", OWL, WREN)])[0] == same


def test_what_is_taken_back_is_named_by_its_id() -> None:
    assert taken_back([SAME, OTHER, undo(OTHER)]) == {OTHER.id}
    assert taken_back([OTHER, undo(OTHER), undo(undo(OTHER))]) == {undo(OTHER).id}


# What became of them.


@pytest.mark.parametrize(
    ("decisions", "refused", "outcomes"),
    [
        ([SAME], {}, [OBEYED]),
        ([SAME], {SAME.id: "no such claim"}, ["without effect: no such claim"]),
        (
            [made("same-claim", NINE, side(WREN, "Orlo"))],
            {},
            [f"without effect: {GONE}"],
        ),
        ([made("stance", side(WREN, "Orlo"))], {}, []),
    ],
    ids=["obeyed", "refused", "one side is gone", "about nothing that is here"],
)
def test_every_decision_about_these_reports_says_what_became_of_it(
    decisions: Decisions, refused: dict[str, str], outcomes: list[str]
) -> None:
    heard = with_outcomes(decisions, here([OWL, LARK]), refused)
    assert [decision.outcome for decision in heard] == outcomes


@pytest.mark.parametrize(
    ("decisions", "outcomes"),
    [
        ([SAME, undo(SAME)], [TAKEN_BACK, OBEYED]),
        ([SAME], [f"without effect: {GONE}"]),
        ([undo(SAME)], [f"without effect: {NOTHING_TO_UNDO}"]),
        ([SAME, OTHER], [f"without effect: {OVERRULED}", f"without effect: {GONE}"]),
        (
            [made("same-claim", NINE, TEN, by="model otter")],
            [f"without effect: {OF_NO_PERSON}"],
        ),
    ],
    ids=["taken back", "its words are gone", "takes nothing back", "overruled", "of a model"],
)
def test_a_decision_that_no_story_lists_says_why(decisions: Decisions, outcomes: list[str]) -> None:
    assert [decision.outcome for decision in heard_nowhere(decisions, ())] == outcomes


def test_a_decision_that_a_story_lists_is_not_listed_again() -> None:
    assert heard_nowhere([SAME], [SAME]) == ()


# Its words today.


def test_words_are_found_by_the_text_that_they_stand_in_whatever_it_is_called() -> None:
    renamed = make_report(OWL.text, "owl-2")
    (span,) = here([renamed, LARK]).sides(SAME)[0]
    assert (span.report, span.quote) == ("owl-2", "nine goats")


@pytest.mark.parametrize(
    ("reports", "found"),
    [([OWL, LARK], ["nine goats", "ten goats"]), ([LARK, WREN], ["ten goats"]), ([WREN], [])],
)
def test_words_of_a_text_that_is_not_here_are_not_found(
    reports: Sequence[Report], found: list[str]
) -> None:
    there = here(reports)
    assert [span.quote for span in there.spans(SAME)] == found
    assert there.concerns(SAME) is bool(found)
    assert bearing_on([SAME], reports) == (SAME,) * bool(found)


def test_other_words_at_the_same_place_are_not_those_of_a_decision() -> None:
    (nine,) = NINE
    moved = type(nine)(nine.report, nine.start + 1, nine.end + 1, nine.quote, nine.sha256)
    assert here([OWL]).span(nine)
    assert here([OWL]).span(moved) is None


# What the stages must obey.


def test_spellings_are_joined_and_parted_for_every_two_sides() -> None:
    quill, quile = side(OWL, "Bo Quill"), side(LARK, "Bo Quile")
    there = here([OWL, LARK])
    joined = name_constraints([made("same-name", quill, quile)], there)
    parted = name_constraints([made("other-name", quill, quile)], there)
    assert [pair[:2] for pair in joined.same] == [("Bo Quill", "Bo Quile")]
    assert joined.different == frozenset()
    assert parted.same == ()
    assert parted.different == {frozenset(("Bo Quill", "Bo Quile"))}


def test_one_spelling_in_two_places_is_no_pair() -> None:
    once, twice = side(OWL, "Bo Quill"), side(OWL, "Bo  Quill")
    assert name_constraints([made("other-name", once, twice)], here([OWL])).different == frozenset()


def test_of_two_decisions_about_a_pair_of_reports_the_later_one_counts() -> None:
    reports = [OWL, LARK, WREN]
    three = of_reports("same-story", OWL, LARK, WREN)
    apart = of_reports("other-story", WREN, OWL)
    both = story_constraints([three, apart], reports)
    assert both.apart == (("owl", "wren"),)
    assert set(both.same) == {("lark", "owl"), ("lark", "wren")}
    assert story_constraints([apart, three], reports).apart == ()
    assert story_constraints([three], [OWL]).same == ()


def test_only_reports_that_are_set_aside_are_left_out() -> None:
    decisions = [of_reports("set-aside-report", OWL), of_reports("same-story", LARK, WREN)]
    assert reports_set_aside(decisions, here([OWL, LARK, WREN])) == {"owl"}
    assert reports_set_aside(decisions, here([LARK, WREN])) == frozenset()


# Their file.


def test_decisions_come_back_from_their_file_as_they_were() -> None:
    decisions = (SAME, made("stance", NINE, value="denies", why="“so” it is", at="2031-05-01"))
    text = write_decisions(decisions)
    assert parsed_decisions(text) == decisions
    assert parsed_decisions(f"{text}\n  \n{text}") == decisions * 2
    assert parsed_decisions("") == ()


@pytest.mark.parametrize(
    "changed",
    [{"value": "Bo Quill"}, {"at": "2031-03-07"}, {"by": "person Eve"}, {"id": "j-0"}],
    ids=["its value", "its moment", "who made it", "its id"],
)
def test_a_decision_that_was_changed_in_its_file_is_named(changed: dict[str, str]) -> None:
    text = write_decisions([SAME, replace(SAME, **changed)])
    with pytest.raises(StopError, match=r"desk\.jsonl, line 3: decision j-.* was changed"):
        parsed_decisions(text, "desk.jsonl")


@pytest.mark.parametrize("line", ["{", "[]", "7", '{"what": "same-claim"}', '{"id": "j"}'])
def test_a_line_that_is_no_decision_is_named(line: str) -> None:
    with pytest.raises(StopError, match=r"desk\.jsonl, line 3: no decision"):
        parsed_decisions(f"{write_decisions([SAME])}{line}\n", "desk.jsonl")


_PAGE = '<!doctype html><script class="looks" type="application/json">{}</script>'


def test_what_was_decided_on_a_saved_page_is_read_with_an_id() -> None:
    kept = (
        f'[{{"ref": "l-1.1", "what": "holds", "sides": [], "reports": ["{OWL.sha256}"],'
        ' "outlets": [""], "value": "ten fled", "words": null, "why": null, "by": "person Ada",'
        ' "at": "2031-03-05T08:00:00Z"}]'
    )
    (made,) = parsed_decisions(_PAGE.format(kept))
    again = decide(
        DecisionKind.HOLDS, reports=[OWL], value="ten fled", by=BY, at="2031-03-05T08:00:00Z"
    )
    assert made == again


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<!DOCTYPE html><p>", "nobody has looked"),
        (_PAGE.format("[{]"), "cannot be read"),
        (_PAGE.format('[{"what": "holds"}]'), "cannot be read"),
        (_PAGE.format('[{"ref": "", "what": "true", "id": "x"}]'), "cannot be read"),
        (_PAGE.format("[7]"), "cannot be read"),
    ],
)
def test_a_page_without_decisions_says_so(page: str, told: str) -> None:
    with pytest.raises(StopError, match=told):
        parsed_decisions(page, "saved.html")


def test_what_takes_a_decision_back_is_handed_on_with_it() -> None:
    aside = of_reports("set-aside-report", OWL, at="2031-03-05")
    back = with_own_id(replace(undo(aside), at="2031-03-06"))
    listed = heard_nowhere([aside, back], [])
    assert [one.outcome for one in listed] == ["taken back", "obeyed"]
    handed_on = parsed_decisions(write_decisions(listed))
    assert in_force(handed_on) == ()
