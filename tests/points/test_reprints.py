"""In a large story, answers of the same words are held against the others once; each is in the point all the same."""

import itertools
from collections import Counter

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.prepared_story import gather_story, prepare_story

pytestmark = pytest.mark.weights
TEXTS = (
    "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz. The harbour board said four sailors drowned. Divers found the hull of the Alba.",
    "Barges lost\n\nA gale sank nine barges off Port Lenz, and four sailors drowned. The harbour was closed. The mayor denied that the lights had failed.",
    "Storm\n\nEleven barges sank in the gale off Port Lenz. The lights had failed before midnight, the pilots' union said. The harbour was not closed.",
)
TIMES = 4


def reports() -> list[Report]:
    return [
        make_report(text, f"{name}{number}", published=f"2031-03-0{number + 1}")
        for name, text in zip("abc", TEXTS, strict=True)
        for number in range(TIMES)
    ]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every story is a large one."""
    for module in ("points.cluster", "relations.relate"):
        monkeypatch.setattr(f"rashomon.{module}.MANY", 0)


def compared(*judgements: Judgement) -> Ledger:
    return pipeline.compare(reports(), judgements=judgements)


def versions_of(point: Point) -> dict[str | None, set[tuple[str, str]]]:
    held: dict[str | None, set[tuple[str, str]]] = {}
    for account in point.accounts:
        held.setdefault(account.version, set()).add((account.report, account.quote.quote))
    return held


@pytest.mark.usefixtures("many")
def test_answers_of_the_same_words_share_a_row_and_a_version() -> None:
    known = prepare_story(list(annotate_reports(reports())))
    gathered = gather_story(known)
    assert gathered is not None
    assert gathered.likeness.size == len(gathered.distinct()) < len(gathered.answers) / 2
    assert {len(members) for row in range(gathered.likeness.size) if (members := [i for i, r in enumerate(gathered.rows) if r == row])} == {
        TIMES
    }
    points = pipeline.points_of(known, gathered)
    assert any(len(point.versions) > 1 for point in points)
    for point in points:
        versions = versions_of(point)
        assert set(Counter(quote for told in versions.values() for quote in {quote for _, quote in told}).values()) == {1}
        for version, told in versions.items():
            assert {v.reports for v in point.versions if v.id == version} == {len({report for report, _ in told})}


@pytest.mark.usefixtures("many")
def test_a_person_may_part_two_accounts_of_the_same_words() -> None:
    point = max(compared().stories[0].points, key=lambda point: len(point.accounts))
    one, other = next(
        (a, b) for a, b in itertools.combinations(point.accounts, 2) if a.quote.quote == b.quote.quote and a.report != b.report
    )
    different = judgement(Action.DIFFERENT, "question", [one.id, other.id], by="Ida", at="2031-04-01T00:00:00+00:00", after=None)
    points = compared(different).stories[0].points
    assert not any({one.id, other.id} <= {account.id for account in p.accounts} for p in points)
    assert any(one.id in {account.id for account in p.accounts} for p in points)


@pytest.mark.usefixtures("many")
def test_how_alike_two_accounts_are_is_told_where_they_share_a_row() -> None:
    known = prepare_story(list(annotate_reports(reports())))
    gathered = gather_story(known)
    assert gathered is not None
    i, j = (int(k) for k in (gathered.rows == 0).nonzero()[0][:2])
    assert any({i, j} <= set(group) for group in gathered.linked)
    assert float(gathered.likely_between().inside([i, j])[0, 1]) == 1.0
