"""What people decided about names is obeyed by later runs."""

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.authored.make_constraints import name_constraints
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import Action, judgement, undoing
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.names.places import location_of

pytestmark = pytest.mark.weights

TEXTS = (
    "Fire in Valmora\n\nA fire broke out in Valmora on Monday, said Ilka Renn of the Harbour "
    "Trust. Renn said two boats sank. Police in Paris were told.",
    "Boats burn\n\nTwo boats sank in Walmora, Ilke Renn said on Monday. The Harbour Trust "
    "will rebuild the pier. Renn thanked the crews of Odel.",
)


def compared(*judgements: object) -> Ledger:
    reports = [make_report(text, f"r{i}") for i, text in enumerate(TEXTS)]
    return pipeline.compare(reports, settings=None, judgements=judgements)  # type: ignore[arg-type]


def name_of(ledger: Ledger, spelling: str) -> Name | None:
    return next(
        (name for story in ledger.stories for name in story.names if spelling in name.spellings),
        None,
    )


def judge(action: Action, field: str, *target: str, after: str | None = None) -> object:
    return judgement(
        action, field, target, by="ed", at="2031-05-04", after=after, why="I was there"
    )


def test_without_judgements_two_spellings_are_one() -> None:
    assert name_of(compared(), "Ilka Renn") == name_of(compared(), "Ilke Renn") is not None


def test_names_judged_not_the_same_stay_apart() -> None:
    apart = judge(Action.DIFFERENT, "name", "Ilka Renn", "Ilke Renn")
    ledger = compared(apart)
    one, two = name_of(ledger, "Ilka Renn"), name_of(ledger, "Ilke Renn")
    assert one
    assert two
    assert one.id != two.id
    assert [j.outcome for story in ledger.stories for j in story.judgements] == ["obeyed"]


def test_names_judged_the_same_are_joined_with_that_reason() -> None:
    ledger = compared(judge(Action.SAME, "name", "Harbour Trust", "Odel"))
    name = name_of(ledger, "Odel")
    assert name
    assert "Harbour Trust" in name.spellings
    assert [(j.reason, j.confidence) for j in name.joins if "judged" in j.reason] == [
        ("judged by ed on 2031-05-04: I was there", 1.0)
    ]


def test_an_undone_judgement_is_not_obeyed_and_listed() -> None:
    apart = judge(Action.DIFFERENT, "name", "Ilka Renn", "Ilke Renn")
    ledger = compared(apart, undoing(apart, by="mo", at="2031-05-05"))  # type: ignore[arg-type]
    assert name_of(ledger, "Ilka Renn") == name_of(ledger, "Ilke Renn")
    assert [j.outcome for j in ledger.judgements] == ["taken back", "noted"]


def test_a_target_that_is_gone_is_listed() -> None:
    ledger = compared(judge(Action.SAME, "name", "Xqzzyth", "Odel"))
    assert [j.outcome for j in ledger.judgements] == ["what it is about is in no story"]
    assert from_json(to_json(ledger)) == ledger


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("unknown", None),
        ("12.5, -3.25", (12.5, -3.25)),
        ("Paris, Texas", (34, -96)),
        ("geonames:4717560", (34, -96)),
        ("geonames:1", None),
        ("91, 0", None),
    ],
)
def test_a_place_is_put_where_it_was_judged_to_be(
    after: str, expected: tuple[float, float] | None
) -> None:
    told = name_constraints([judge(Action.SET, "place", "Paris", after=after)]).place(["Paris"])  # type: ignore[list-item]
    assert told is not None
    found = location_of(told, "Paris")
    assert (found and (round(found.lat, 2), round(found.lon, 2))) == expected or (
        found is not None
        and expected is not None
        and (round(found.lat), round(found.lon)) == expected
    )


def test_a_place_a_kind_and_words_that_are_no_name() -> None:
    ledger = compared(
        judge(Action.SET, "place", "Paris", after="Paris, Texas"),
        judge(Action.SET, "kind", "Odel", after="organisation"),
        judge(Action.EXCLUDE, "name", "Harbour Trust"),
    )
    paris, odel = name_of(ledger, "Paris"), name_of(ledger, "Odel")
    assert paris
    assert paris.country == "US"
    assert odel
    assert odel.kind is NameKind.ORGANISATION
    assert name_of(ledger, "Harbour Trust") is None
    assert [j.outcome for story in ledger.stories for j in story.judgements] == ["obeyed"] * 3


def test_the_order_of_judgements_about_different_things_does_not_matter() -> None:
    judgements = [
        judge(Action.DIFFERENT, "name", "Ilka Renn", "Ilke Renn"),
        judge(Action.SAME, "name", "Valmora", "Odel"),
    ]
    assert (
        compared(*judgements).stories[0].names == compared(*reversed(judgements)).stories[0].names
    )
