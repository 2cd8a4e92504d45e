"""Which accounts are shown together to be sorted, and what sorting them decides; which accounts a denial may deny."""

from dataclasses import replace

import numpy as np
import pytest

from factories import make_report
from rashomon.model.doubt import Candidate, Doubts, PairDoubt
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, Point, PointKind, Version
from rashomon.model.question import Asked, Question, answered
from rashomon.model.statement import Stance
from rashomon.questions.denials import denial_questions
from rashomon.questions.material import Material, units_of
from rashomon.questions.sorting import sorting_questions
from rashomon.questions.view import view_of

LINES = ("nine barges sank", "nine barges went down", "the quay was fenced off", "barges were lost in the gale", "a lamp was lit")
GROUPS = (0, 0, 0, 1, 2)


def material(
    *judgements: Judgement,
    apart: bool = False,
    lines: tuple[str, ...] = LINES,
    groups: tuple[int, ...] = GROUPS,
    versions: tuple[str | None, ...] = (),
    denies: str = "",
    clash: float = 0.0,
    turned: bool = False,
) -> Material:
    reports, candidates = {}, []
    for n, line in enumerate(lines):
        report = make_report(f"People said that {line} that night.", f"r{n}")
        start = report.text.index(line)
        number = LINES.index(line) if line in LINES else n
        account = Account(f"a-{number}", report.id, report.span(start, start + len(line)), None, None, Stance.ASSERTS, None)
        whole = report.span(0, len(report.text))
        negative = account.id == denies
        candidates.append(Candidate(account, PointKind.YES_NO, whole, groups[n], True, 0.8, negative, negative, False))
        reports[f"r{n}"] = report
    place = {candidate.account.id: n for n, candidate in enumerate(candidates)}
    likely = [
        ("a-0", "a-1", 0.9, 0.0, False),
        ("a-0", "a-2", 0.2, 0.0, False),
        ("a-1", "a-2", 0.1, 0.0, False),
        ("a-0", "a-3", 0.5, clash, apart),
    ]
    pairs = [PairDoubt(place[a], place[b], p, c, never) for a, b, p, c, never in likely if a in place and b in place]
    points = [made(candidates, versions)] if versions else []
    sentences = {name: [(0, len(r.text))] for name, r in reports.items()}
    doubts = Doubts(tuple(candidates), tuple(reversed(pairs) if turned else pairs))
    return Material("s", reports, sentences, points=points, doubts=doubts, judgements=judgements)


def made(candidates: list[Candidate], versions: tuple[str | None, ...]) -> Point:
    accounts = [replace(c.account, version=v) for c, v in zip(candidates, versions, strict=True) if v]
    held = tuple(Version(v, None, 1) for v in dict.fromkeys(a.version for a in accounts) if v)
    return Point("p-1", "Was the quay fenced off?", PointKind.YES_NO, tuple(accounts), held)


def questions(given: Material) -> list[Question]:
    return list(sorting_questions(view_of(units_of(given), given), given))


def ids(found: Question) -> set[str]:
    return {item.id for item in found.shown}


def met(given: Material) -> set[frozenset[str]]:
    """Every two accounts that are shown together."""
    return {frozenset((a, b)) for found in questions(given) for a in ids(found) for b in ids(found) if a != b}


def test_what_may_be_joined_or_parted_is_shown_together_and_in_few_words() -> None:
    found = questions(material())
    assert ids(found[0]) == {"a-0", "a-1", "a-2", "a-3"}
    assert all(one.words() <= 90 for one in found)


@pytest.mark.parametrize(("action", "field"), [(Action.DIFFERENT, "question"), (Action.SAME, "question"), (Action.SET, "relation")])
def test_what_was_judged_is_not_asked_again(action: Action, field: str) -> None:
    after = "conflict" if action is Action.SET else None
    judged = judgement(action, field, ("a-0", "a-3"), by="Ida", at="1", after=after)
    given = material(judged, lines=LINES[:2] + LINES[3:4], groups=(0, 0, 1))
    assert frozenset(("a-0", "a-3")) not in met(given)


def test_what_can_never_meet_is_not_asked_for_its_own_sake() -> None:
    given = material(apart=True)
    assert all("a-3" not in ids(found) for found in questions(given))


def test_groups_of_which_two_accounts_were_told_apart_are_not_asked_about_again() -> None:
    judged = judgement(Action.DIFFERENT, "question", ("a-1", "a-3"), by="Ida", at="1")
    assert all("a-3" not in ids(found) for found in questions(material(judged)))


def test_what_follows_from_two_answers_is_not_asked() -> None:
    first = judgement(Action.SAME, "question", ("a-0", "a-2"), by="Ida", at="1")
    second = judgement(Action.SAME, "question", ("a-2", "a-1"), by="Ida", at="2")
    assert view_of(units_of(material(first)), material(first)).own[0, 1] > 0
    given = material(first, second)
    assert view_of(units_of(given), given).own[0, 1] == 0


def test_how_two_groups_stand_is_won_once() -> None:
    lines = ("nine barges sank", "nine barges went down", "the quay was fenced off", "barges were lost in the gale")
    pairs = (PairDoubt(0, 2, 0.5, 0.0), PairDoubt(1, 2, 0.5, 0.0), PairDoubt(2, 3, 0.4, 0.0))
    known = material(lines=lines, groups=(0, 0, 1, 2))
    both = replace(known, doubts=replace(known.doubts, pairs=pairs))
    again = view_of(units_of(both), both)
    before = again.own.copy()
    whole = np.triu(again.own + again.bearing, 1).sum() - again.own[0, 1]
    assert questions(both)[0].gain < whole - 0.8 * min(before[0, 2], before[1, 2])
    again.looked([1, 2])
    assert again.own[1, 2] == 0
    assert 0 < again.own[0, 2] < before[0, 2]
    assert again.own[2, 3] == before[2, 3]


def test_little_is_won_by_what_lies_in_an_account_that_was_put() -> None:
    known = material(lines=LINES[:3], groups=(0, 1, 2))
    outer, inner, third = known.doubts.candidates
    quote = known.reports["r0"].span(outer.account.quote.start, outer.account.quote.end - len(" sank"))
    held = replace(inner, account=replace(inner.account, report="r0", quote=quote))
    pairs = (PairDoubt(0, 1, 0.5, 0.1), PairDoubt(0, 2, 0.5, 0.1), PairDoubt(1, 2, 0.5, 0.1))
    given = replace(known, doubts=Doubts((outer, held, third), pairs))
    before = view_of(units_of(given), given)
    judged = replace(given, judgements=[judgement(Action.DIFFERENT, "question", ("a-0", "a-2"), by="Ida", at="1")])
    after = view_of(units_of(judged), judged)
    alone = replace(judged, doubts=Doubts((outer, inner, third), pairs))
    elsewhere = view_of(units_of(alone), alone)
    assert 0 < after.own[1, 2] < 0.5 * before.own[1, 2]
    assert 0 < after.bearing[1, 2] < 0.5 * before.bearing[1, 2]
    assert elsewhere.own[1, 2] > after.own[1, 2]
    shown = before.own[1, 2]
    before.looked([0, 2])
    assert 0 < before.own[1, 2] < 0.5 * shown


def test_what_was_looked_at_is_not_asked_again() -> None:
    given = material()
    asked = questions(given)[0]
    option = asked.answer("n")
    assert option is not None
    assert questions(material(*answered(asked, option, by="Ida", at="1"))) == []


def decided(found: Question, key: str) -> set[tuple[str, tuple[str, ...], str | None]]:
    option = found.answer(key)
    assert option is not None
    return {(d.action.value, d.target, d.after) for d in option.decides if d.field != "clash"}


def test_what_stands_in_one_chain_is_joined_and_all_else_is_kept_apart() -> None:
    found = questions(material())[0]
    mark = {item.id: item.mark for item in found.shown}
    said = decided(found, f"{mark['a-0']}c{mark['a-3']}")
    assert ("same", ("a-0", "a-3"), None) in said
    assert ("set", ("a-0", "a-3"), "conflict") in said
    apart = {frozenset((target[0], other)) for action, target, _ in said if action == "different" for other in target[1:]}
    assert apart == {frozenset(pair) for pair in (("a-0", "a-1"), ("a-0", "a-2"), ("a-1", "a-2"), ("a-1", "a-3"), ("a-2", "a-3"))}
    assert {action for action, _, _ in decided(found, "n")} == {"different"}


def test_what_is_said_of_one_is_said_of_its_copies() -> None:
    given = material(
        lines=("the barge sank", "the old quay was fenced off", "the old quay was fenced off"),
        groups=(0, 1, 1),
        versions=(None, "v-1", "v-1"),
    )
    found = questions(given)[0]
    assert ids(found) == {"a-0", "a-1"}
    (item,) = (item for item in found.shown if item.id == "a-1")
    assert item.also == ("a-2",)
    assert ("same", ("a-0", "a-1", "a-2"), None) in decided(found, "12")
    assert ("different", ("a-0", "a-1", "a-2"), None) in decided(found, "n")


def test_no_words_are_shown_twice() -> None:
    known = material(lines=("the old quay was fenced off", "the old quay was fenced off", "the old pier was fenced off"), groups=(0, 1, 2))
    given = replace(known, doubts=replace(known.doubts, pairs=(PairDoubt(0, 1, 0.9, 0.0), PairDoubt(0, 2, 0.5, 0.0))))
    assert met(given) == {frozenset(("a-0", "a-2"))}


def test_a_batch_does_not_ask_twice_and_does_not_hang_on_the_order_of_pairs() -> None:
    found = questions(material(clash=0.9))
    assert len({q.id for q in found}) == len(found)
    assert [q.id for q in found] == [q.id for q in questions(material(clash=0.9, turned=True))]


def test_a_denial_is_asked_what_it_denies() -> None:
    given = material(denies="a-3", clash=0.4)
    (found,) = denial_questions(view_of(units_of(given), given), given)
    assert found.asked is Asked.DENIAL
    assert [item.id for item in found.shown] == ["a-3", "a-0"]
    option = found.answer("2")
    assert option is not None
    assert ("set", ("a-3", "a-0"), "conflict") in {(d.action.value, d.target, d.after) for d in option.decides}
    none = found.answer("n")
    assert none is not None
    again = material(*answered(found, none, by="Ida", at="1"), denies="a-3", clash=0.4)
    assert list(denial_questions(view_of(units_of(again), again), again)) == []
