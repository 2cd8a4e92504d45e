"""What a language model's reading would change in a story, and what accepting it decides."""

from dataclasses import replace

from pages import rich_ledger
from rashomon.desk.model_reading_page import accepting, is_accepted, proposals_of
from rashomon.judgements.corrections import added_accounts, corrected, corrections_in, with_added
from rashomon.model.judgement import Action, by_model
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point

BY = "model tiny"


def told() -> Ledger:
    ledger = rich_ledger()
    return replace(ledger, stories=ledger.stories[:1])


def of_model(point: Point, *more: Account, **changes: object) -> Point:
    """The point as a model might have read it, with more accounts."""
    return replace(point, by=BY, accounts=(*point.accounts, *more), **changes)  # type: ignore[arg-type]


def missed(ledger: Ledger, point: Point) -> Account:
    """An account of words that no point holds."""
    taken = [a.quote for p in ledger.stories[0].points for a in p.accounts]
    for report in ledger.reports:
        for start in range(len(report.text) - 6):
            span = report.span(start, start + 5)
            if span.quote.isalpha() and not any(
                q.report == report.id and q.start < span.end + 20 and span.start < q.end + 20 for q in taken
            ):
                return replace(point.accounts[0], id="a-model", report=report.id, quote=span, value=None, statement=None)
    raise AssertionError("every word is taken")


def test_what_the_story_has_already_is_not_proposed() -> None:
    ledger = told()
    assert proposals_of([of_model(point) for point in ledger.stories[0].points], ledger, by=BY) == ()
    assert proposals_of(ledger.stories[0].points, ledger, by=BY) == ()


def test_a_missed_account_is_proposed_beside_its_question_and_added_as_the_models() -> None:
    ledger = told()
    point = ledger.stories[0].points[0]
    (found,) = proposals_of([of_model(point, missed(ledger, point))], ledger, by=BY)
    assert (found.point, len(found.missed), found.together) == (point.id, 1, ())
    made = accepting([found], ledger, user="ina", at="1")
    assert made[0].action is Action.ADD
    assert all(by_model(j) and j.why == "accepted by ina" for j in made)
    assert is_accepted(found, made)
    assert not is_accepted(found, [replace(j, undone_by="j-1") for j in made])
    points = with_added(ledger.stories[0].points, added_accounts(made), reports=ledger.reports, statements=())
    added = next(a for p in points for a in p.accounts if a.id == found.missed[0].id)
    assert (added.by, added.quote) == (BY, missed(ledger, point).quote)


def test_a_new_question_is_one_of_its_own() -> None:
    ledger = told()
    point = ledger.stories[0].points[0]
    new = replace(of_model(point), accounts=(missed(ledger, point),), question="What else was said?", relations=(), versions=())
    (found,) = proposals_of([new], ledger, by=BY)
    assert found.point == ""
    made = accepting([found], ledger, user="ina", at="1")
    points = with_added(ledger.stories[0].points, added_accounts(made), reports=ledger.reports, statements=())
    assert "What else was said?" in [p.question for p in corrected(points, corrections_in(made))]
