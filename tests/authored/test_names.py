"""What people decided about names is obeyed by later runs."""

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import Action, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name

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
    ledger = compared(judge(Action.DIFFERENT, "name", "Ilka Renn", "Ilke Renn"))
    one, two = name_of(ledger, "Ilka Renn"), name_of(ledger, "Ilke Renn")
    assert one
    assert two
    assert one.id != two.id
    assert [j.outcome for story in ledger.stories for j in story.judgements] == ["obeyed"]


def test_a_target_that_is_gone_is_listed() -> None:
    ledger = compared(judge(Action.SAME, "name", "Xqzzyth", "Odel"))
    assert [j.outcome for j in ledger.judgements] == ["what it is about is in no story"]
    assert from_json(to_json(ledger)) == ledger


def test_the_order_of_judgements_about_different_things_does_not_matter() -> None:
    judgements = [
        judge(Action.DIFFERENT, "name", "Ilka Renn", "Ilke Renn"),
        judge(Action.SAME, "name", "Valmora", "Odel"),
    ]
    assert (
        compared(*judgements).stories[0].names == compared(*reversed(judgements)).stories[0].names
    )
