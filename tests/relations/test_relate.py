from dataclasses import replace

import pytest

from factories import make_report, parse_report
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, Point, PointKind, RelationKind, Status
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.relations.confidence import ConfidenceModel
from rashomon.relations.relate import relate_accounts


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


EVERYTHING = ConfidenceModel({}, {kind.value: 0.0 for kind in RelationKind})


def test_without_the_parse_figures_are_still_compared() -> None:
    reports = [make_report(text, name) for name, text in (("a", "12 hurt"), ("b", "12 were hurt"), ("c", "dozens hurt"))]
    accounts = [account(whole(reports[0]), 12), account(whole(reports[1]), 12), account(whole(reports[2]))]
    (related,) = relate_accounts([point(PointKind.COUNT, *accounts)], annotated=[], dates=[], model=EVERYTHING)
    assert related.status is Status.REFINED
    assert [version.reports for version in related.versions] == [2, 1]
    assert all(a.version for a in related.accounts)
    (relation,) = related.relations
    assert relation.kind is RelationKind.REFINE
    assert (relation.a, relation.b) == (related.versions[1].id, related.versions[0].id)


@pytest.mark.weights
def test_two_voices_in_one_report_are_a_conflict_and_no_news() -> None:
    one = parse_report("The army said that nine people had died. The hospital said that 14 people had died.", "a", anchor="2031-04-07")
    two = parse_report("The hospital said that 17 people had died.", "b", anchor="2031-04-08")
    nine = account(one.report.span(18, 39), 9, speaker="the army")
    fourteen = account(one.report.span(64, 82), 14, speaker="the hospital")
    seventeen = account(two.report.span(23, 41), 17, speaker="the hospital")
    (related,) = relate_accounts([point(PointKind.COUNT, nine, fourteen, seventeen)], annotated=[one, two], dates=[])
    kinds = {frozenset((r.a, r.b)): r.kind for r in related.relations}
    versions = {a.low: a.version for a in related.accounts}
    assert kinds[frozenset((versions[9], versions[14]))] is RelationKind.CONFLICT
    assert kinds[frozenset((versions[14], versions[17]))] is RelationKind.UPDATE
    assert related.status is Status.DISPUTED


@pytest.mark.weights
def test_order_of_points_and_reports_changes_nothing() -> None:
    one, two = parse_report("No door was locked.", "a"), parse_report("The door was locked.", "b")
    pair = (account(whole(one.report), stance="denies", speaker="the operator"), account(whole(two.report)))
    (there,) = relate_accounts([point(PointKind.YES_NO, *pair)], annotated=[one, two], dates=[])
    (back,) = relate_accounts([point(PointKind.YES_NO, *pair)], annotated=[two, one], dates=[])
    assert there == back
    assert there.status is Status.DISPUTED
    assert there.relations[0].rule == "denial"
    assert there.relations[0].reason == "the operator denies what the other account says"


def test_nothing_to_relate() -> None:
    assert relate_accounts([], annotated=[], dates=[]) == ()


def test_what_is_not_likely_is_left_out() -> None:
    reports = [make_report(text, name) for name, text in (("a", "12 hurt"), ("b", "dozens hurt"))]
    accounts = [account(whole(reports[0]), 12), account(whole(reports[1]))]
    never = ConfidenceModel({}, {kind.value: 0.9 for kind in RelationKind})
    (related,) = relate_accounts([point(PointKind.COUNT, *accounts)], annotated=[], dates=[], model=never)
    assert related.relations == ()
    assert related.status is Status.VARIED


def counted(*told: tuple[str, float, str | None]) -> Point:
    """A count of one account a report: its words, its figure and its speaker."""
    reports = [make_report(text, f"r{place}") for place, (text, _, _) in enumerate(told)]
    return point(
        PointKind.COUNT,
        *(account(whole(report), low, speaker=speaker) for report, (_, low, speaker) in zip(reports, told, strict=True)),
    )


def related(found: Point, **options: object) -> Point:
    (made,) = relate_accounts([found], annotated=[], dates=[], **({"model": EVERYTHING} | options))  # type: ignore[arg-type]
    return made


def says(after: str, one: Account, other: Account) -> Judgement:
    return judgement(Action.SET, "relation", (one.id, other.id), by="Ida", at="", after=after)


def test_the_relation_that_most_pairs_bear_is_given_once() -> None:
    asked = counted(("9 hurt", 9, None), ("9 were hurt", 9, None), ("30 hurt", 30, None))
    a, b, c = asked.accounts
    (relation,) = related(asked, judgements=[says("spread", a, c), says("refine", b, c)]).relations
    assert relation.kind is RelationKind.SPREAD  # of as many, the graver
    d = counted(("9 hurt", 9, None), ("9 were hurt", 9, None), ("30 hurt", 30, None), ("30 were hurt", 30, None))
    a, b, c, e = d.accounts
    (relation,) = related(d, judgements=[says("spread", a, c), says("refine", b, c), says("refine", b, e)]).relations
    assert relation.kind is RelationKind.REFINE


@pytest.mark.parametrize(
    ("speakers", "kind"),
    [
        (("Ida", "Ida", "Bo"), RelationKind.CONFLICT),
        (("Ida", "Ida", "Ida"), RelationKind.UPDATE),
        (("Ida", "Bo", "Bo"), RelationKind.UPDATE),
        ((None, None, "Bo"), RelationKind.UPDATE),
        (("Ida", None, None), RelationKind.UPDATE),
    ],
)
def test_news_beside_a_contradiction(speakers: tuple[str | None, ...], kind: RelationKind) -> None:
    one, two, three = speakers
    asked = counted(("9 hurt", 9, one), ("9 were hurt", 9, two), ("30 hurt", 30, three))
    a, b, c = asked.accounts
    (relation,) = related(asked, judgements=[says("conflict", a, c), says("update", b, c)]).relations
    assert relation.kind is kind


@pytest.mark.parametrize(("after", "first"), [("update", 0), ("refine", 0)])
def test_a_relation_runs_from_the_first_that_was_named(after: str, first: int) -> None:
    asked = counted(("9 hurt", 9, None), ("30 hurt", 30, None))
    one, other = asked.accounts
    for pair in ((one, other), (other, one)):
        made = related(asked, judgements=[says(after, *pair)])
        version = {a.id: a.version for a in made.accounts}
        (relation,) = made.relations
        assert (relation.a, relation.b) == (version[pair[0].id], version[pair[1].id])


def test_what_is_just_likely_enough_is_kept_and_people_are_certain() -> None:
    asked = counted(("9 hurt", 9, "Ida"), ("30 hurt", 30, "Bo"))
    even = ConfidenceModel({}, {kind.value: 0.5 for kind in RelationKind})
    (kept,) = related(asked, model=even).relations
    assert kept.confidence == 0.5
    never = ConfidenceModel({}, {kind.value: 0.9 for kind in RelationKind})
    assert related(asked, model=never).relations == ()
    (judged,) = related(asked, model=never, judgements=[says("spread", *asked.accounts)]).relations
    assert judged.confidence == 1.0


def test_the_features_of_a_relation_are_those_of_all_versions_and_accounts() -> None:
    asked = counted(("9 hurt", 9, "Ida"), ("9 were hurt", 9, "Ida"), ("30 hurt", 30, "Bo"))
    model = ConfidenceModel({"versions": 1.0, "accounts": 1.0}, {kind.value: 0.0 for kind in RelationKind})
    (relation,) = related(asked, model=model).relations
    assert relation.confidence == pytest.approx(6 / 7, abs=0.001)  # log 2 + log 3


def test_a_value_that_people_set_joins_what_gives_the_same() -> None:
    asked = counted(("9 hurt", 9, None), ("30 hurt", 9, None))
    values = [replace(a, value="9") for a in asked.accounts]
    made = related(
        replace(asked, accounts=tuple(values)), judgements=[judgement(Action.SET, "value", (values[1].id,), by="Ida", at="", after="9")]
    )
    assert len(made.versions) == 1
