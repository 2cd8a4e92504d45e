import pytest

from factories import make_report, parse_report
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
