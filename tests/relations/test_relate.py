from collections.abc import Mapping
from dataclasses import replace

import pytest

from factories import make_report, parse_report
from rashomon.judgements.make_constraints import relation_constraints
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, Point, PointKind, RelationKind, Status
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.relations.classify import WAYS, RelationModel, Weighed
from rashomon.relations.relate import relate_accounts, stand
from rashomon.relations.signals import TURNED, Outcome


def account(
    span: Span, low: float | None = None, *, speaker: str | None = None, unit: str | None = "person", stance: str = "asserts"
) -> Account:
    return Account(
        f"{span.report}{span.start}", span.report, span, None, speaker, Stance(stance), None, low, low, unit if low is not None else None
    )


def whole(report: Report) -> Span:
    return report.trimmed_span(0, len(report.text))


def point(kind: PointKind, *accounts: Account) -> Point:
    return Point("p", "?", kind, tuple(accounts))


def weighing(weights: Mapping[Outcome, Mapping[str, float]], least: float = 0.0, same: float = 0.5) -> RelationModel:
    """A model that knows of no way but these."""
    never = {way: {"constant": -50.0} for way in WAYS}
    return RelationModel(never | dict(weights), same, dict.fromkeys(RelationKind, least))


EVEN = {"constant": 0.0}
BY_FIGURES = {
    Outcome.SAME: {"constant": -3.0, "equal figures": 9.0},
    Outcome.CONFLICT: {"constant": -1.0, "figures differ": 3.0},
    Outcome.REFINE: {"constant": -1.0, "gives a figure": 3.0},
}
FIGURES = weighing(BY_FIGURES)


def counted(*told: tuple[str, float | None, str | None]) -> Point:
    """A count of one account a report: its words, its figure and its speaker."""
    reports = [make_report(text, f"r{place}") for place, (text, _, _) in enumerate(told)]
    return point(
        PointKind.COUNT,
        *(account(whole(report), low, speaker=speaker) for report, (_, low, speaker) in zip(reports, told, strict=True)),
    )


def related(found: Point, **options: object) -> Point:
    (made,) = relate_accounts([found], annotated=[], dates=[], **({"model": FIGURES} | options))  # type: ignore[arg-type]
    return made


def says(after: str, one: Account, other: Account) -> Judgement:
    return judgement(Action.SET, "relation", (one.id, other.id), by="Ida", at="", after=after)


def test_without_the_parse_figures_are_still_compared() -> None:
    found = related(counted(("12 hurt", 12, None), ("12 were hurt", 12, None), ("dozens hurt", None, None)))
    assert found.status is Status.REFINED
    assert [version.reports for version in found.versions] == [2, 1]
    assert all(a.version for a in found.accounts)
    (relation,) = found.relations
    assert relation.kind is RelationKind.REFINE
    assert (relation.a, relation.b) == (found.versions[1].id, found.versions[0].id)


@pytest.mark.weights
def test_what_two_voices_say_of_one_day_and_a_later_day_adds() -> None:
    one = parse_report("The army said that nine people had died. The hospital said that 14 people had died.", "a", anchor="2031-04-07")
    two = parse_report("The hospital said that 17 people had died.", "b", anchor="2031-04-08")
    nine = account(one.report.span(18, 39), 9, speaker="the army")
    fourteen = account(one.report.span(64, 82), 14, speaker="the hospital")
    seventeen = account(two.report.span(23, 41), 17, speaker="the hospital")
    (found,) = relate_accounts([point(PointKind.COUNT, nine, fourteen, seventeen)], annotated=[one, two], dates=[])
    kinds = {(r.a, r.b): r.kind for r in found.relations}
    versions = {a.low: a.version for a in found.accounts}
    assert len(found.versions) == 3
    assert kinds[versions[14], versions[17]] is RelationKind.UPDATE  # type: ignore[index]
    assert RelationKind.UPDATE not in {kind for pair, kind in kinds.items() if set(pair) == {versions[9], versions[14]}}


@pytest.mark.weights
def test_order_of_points_and_reports_changes_nothing() -> None:
    one, two = parse_report("No door was locked.", "a"), parse_report("The door was locked.", "b")
    pair = (account(whole(one.report), stance="denies", speaker="the operator"), account(whole(two.report)))
    (there,) = relate_accounts([point(PointKind.YES_NO, *pair)], annotated=[one, two], dates=[])
    (back,) = relate_accounts([point(PointKind.YES_NO, *pair)], annotated=[two, one], dates=[])
    assert there == back
    assert len(there.versions) == 2


@pytest.mark.weights
@pytest.mark.parametrize(
    ("one", "other", "stance"),
    [
        ("Police arrested the captain.", "Police did not arrest the captain.", "asserts"),
        ("The ferry sailed on.", "The ferry never sailed on.", "asserts"),
        ("The ferry sailed on.", "The ferry sailed on.", "denies"),
    ],
)
def test_yes_and_no_are_never_one_answer(one: str, other: str, stance: str) -> None:
    """However alike their words are; of two that say no, or yes, the words may make one answer."""
    parses = [parse_report(text, name, anchor="2031-04-07") for name, text in (("a", one), ("b", other), ("c", other))]
    accounts = [account(whole(parse.report), stance=stance if k else "asserts") for k, parse in enumerate(parses)]
    (found,) = relate_accounts([point(PointKind.YES_NO, *accounts)], annotated=parses, dates=[])
    yes, no, again = (a.version for a in found.accounts)
    assert yes != no == again


def test_nothing_to_relate() -> None:
    assert relate_accounts([], annotated=[], dates=[]) == ()


def test_what_is_not_likely_is_left_out() -> None:
    asked = counted(("12 hurt", 12, None), ("dozens hurt", None, None))
    found = related(asked, model=weighing(BY_FIGURES, least=0.95))
    assert found.relations == ()
    assert found.status is Status.VARIED


def test_each_kind_has_its_own_least() -> None:
    asked = counted(("9 hurt", 9, None), ("30 hurt", 30, None), ("dozens hurt", None, None))
    strict = replace(FIGURES, least=dict(FIGURES.least) | {RelationKind.CONFLICT: 0.95})
    assert {relation.kind for relation in related(asked).relations} == {RelationKind.CONFLICT, RelationKind.REFINE}
    assert {relation.kind for relation in related(asked, model=strict).relations} == {RelationKind.REFINE}


@pytest.mark.parametrize(("same", "versions"), [(0.4, 1), (0.6, 2)])
def test_accounts_are_one_version_from_a_share_on(same: float, versions: int) -> None:
    asked = counted(("9 hurt", 9, None), ("the hurt", None, None))
    assert len(related(asked, model=weighing({Outcome.SAME: EVEN}, same=same)).versions) == versions


@pytest.mark.parametrize(("weight", "versions"), [(-0.1, 1), (0.1, 2)])
def test_what_is_likelier_a_conflict_is_no_one_answer(weight: float, versions: int) -> None:
    asked = counted(("9 hurt", 9, None), ("30 hurt", 30, None))
    model = weighing({Outcome.SAME: EVEN, Outcome.CONFLICT: {"constant": weight}}, same=0.3)
    assert len(related(asked, model=model).versions) == versions


@pytest.mark.parametrize(
    ("shares", "way"),
    [
        ({Outcome.SAME: 0.5, Outcome.UPDATE: 0.4}, Outcome.SAME),
        ({Outcome.SAME: 0.4, Outcome.REFINE: 0.6}, Outcome.REFINE),
        ({Outcome.SAME: 0.5, Outcome.REFINE: 0.5}, Outcome.SAME),
        ({Outcome.SAME: 0.5, Outcome.CONFLICT: 0.51}, Outcome.CONFLICT),  # what excludes the other is no one answer
        ({Outcome.UPDATED_BY: 0.3}, Outcome.UPDATED_BY),  # likely enough, though no relation is likelier
        ({Outcome.UPDATE: 0.29, Outcome.SPREAD: 0.28}, Outcome.INCOMPARABLE),
        ({Outcome.SPREAD: 0.3, Outcome.UPDATE: 0.3}, Outcome.UPDATE),  # of equals the graver
        ({}, Outcome.INCOMPARABLE),
    ],
)
def test_how_two_accounts_alone_stand(shares: dict[Outcome, float], way: Outcome) -> None:
    every = dict.fromkeys((*WAYS, *TURNED), 0.0) | shares
    assert stand(Weighed((), every), weighing({}, least=0.3)) is way


def test_what_no_signal_tells_is_never_given() -> None:
    assert stand(Weighed((), dict.fromkeys((*WAYS, *TURNED), 0.0)), weighing({}, least=0.0)) is Outcome.INCOMPARABLE


def test_the_relation_that_most_pairs_bear_is_given_once() -> None:
    asked = counted(("9 hurt", 9, None), ("9 were hurt", 9, None), ("30 hurt", 30, None))
    a, b, c = asked.accounts
    (relation,) = related(asked, given=relation_constraints([says("spread", a, c), says("refine", b, c)])).relations
    assert relation.kind is RelationKind.SPREAD  # of as many, the graver
    d = counted(("9 hurt", 9, None), ("9 were hurt", 9, None), ("30 hurt", 30, None), ("30 were hurt", 30, None))
    a, b, c, e = d.accounts
    (relation,) = related(d, given=relation_constraints([says("spread", a, c), says("refine", b, c), says("refine", b, e)])).relations
    assert relation.kind is RelationKind.REFINE


def test_what_people_judged_of_two_stands_for_their_versions() -> None:
    """The pairs that nobody judged have no say beside one that somebody did."""
    asked = counted(("9 hurt", 9, None), ("9 were hurt", 9, None), ("30 hurt", 30, None), ("30 were hurt", 30, None))
    a, _, c, _ = asked.accounts
    (relation,) = related(asked).relations
    assert relation.kind is RelationKind.CONFLICT
    (judged,) = related(asked, given=relation_constraints([says("refine", a, c)])).relations
    assert (judged.kind, judged.rule, judged.confidence) == (RelationKind.REFINE, "judged", 1.0)


@pytest.mark.parametrize("after", ["update", "refine"])
def test_a_relation_runs_from_the_first_that_was_named(after: str) -> None:
    asked = counted(("9 hurt", 9, None), ("30 hurt", 30, None))
    one, other = asked.accounts
    for pair in ((one, other), (other, one)):
        made = related(asked, given=relation_constraints([says(after, *pair)]))
        version = {a.id: a.version for a in made.accounts}
        (relation,) = made.relations
        assert (relation.a, relation.b) == (version[pair[0].id], version[pair[1].id])


def test_what_is_just_likely_enough_is_kept_and_people_are_certain() -> None:
    asked = counted(("9 hurt", 9, "Ida"), ("30 hurt", 30, "Bo"))
    (kept,) = related(asked, model=weighing({Outcome.CONFLICT: EVEN}, least=0.5)).relations
    assert kept.confidence == 0.5
    never = weighing({Outcome.CONFLICT: EVEN}, least=0.501)
    assert related(asked, model=never).relations == ()
    (judged,) = related(asked, model=never, given=relation_constraints([says("spread", *asked.accounts)])).relations
    assert judged.confidence == 1.0


def test_the_confidence_is_the_mean_share_of_all_pairs_of_two_answers() -> None:
    asked = counted(("9 hurt", 9, "Ida"), ("9 were hurt", 9, "Ida"), ("30 hurt", 30, "Bo"), ("30 were hurt", 30, None))
    by_voices = {Outcome.SAME: {"constant": -9.0, "equal figures": 18.0}, Outcome.CONFLICT: {"constant": -50.0, "two speakers": 50.0}}
    (relation,) = related(asked, model=weighing(by_voices)).relations
    assert relation.kind is RelationKind.CONFLICT
    assert relation.confidence == 0.25  # half as likely as not between the two of four pairs that name two speakers
    assert relation.rule == "figures differ"  # the one of its signals that tells it


def test_a_value_that_people_set_joins_what_gives_the_same() -> None:
    asked = counted(("9 hurt", 9, None), ("30 hurt", 9, None))
    values = [replace(a, value="9") for a in asked.accounts]
    made = related(
        replace(asked, accounts=tuple(values)),
        given=relation_constraints([judgement(Action.SET, "value", (values[1].id,), by="Ida", at="", after="9")]),
    )
    assert len(made.versions) == 1
