"""What changed between two versions of a ledger."""

from dataclasses import replace

from factories import make_passage
from pages import BURNT, DEAD, LOCKED, PASSAGES, STORY, TOLL, rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import Status
from rashomon.web.ledger_diff import compare_ledgers
from rashomon.web.news import gather_news

AFTER = rich_ledger()


def before() -> Ledger:
    """The ledger before the third report came: one answer and one figure fewer, no dispute, one
    report fewer in a passage."""
    dead = replace(
        DEAD,
        accounts=DEAD.accounts[:2],
        versions=DEAD.versions[:1],
        relations=(),
        status=Status.AGREED,
    )
    earlier = {DEAD.id: dead, LOCKED.id: replace(LOCKED, status=Status.VARIED)}
    points = tuple(
        replace(earlier.get(point.id, point), by=point.by) for point in STORY.points if point.by
    )
    doors, toll = PASSAGES
    died = make_passage("r-earlier", *toll.sentences[:2], label="people died")
    story = replace(STORY, reports=STORY.reports[:2], points=points, passages=(doors, died))
    return replace(
        AFTER, reports=tuple(r for r in AFTER.reports if r.id != "wren & co"), stories=(story,)
    )


def test_two_ledgers_are_compared_story_by_story() -> None:
    rows = compare_ledgers(before(), AFTER)[0]
    assert [(row.kind, row.subject) for row in rows if row.kind != "report"] == [
        ("matter longer", TOLL.label),
        ("answer", f"{DEAD.question} (asked and read by model owl)"),
        ("status", f"{DEAD.question} (asked and read by model owl)"),
        ("disputed", f"{LOCKED.question} (asked and read by model owl)"),
        ("figure", BURNT.question),
    ]
    assert ("report", "Nine dead in mill fire, toll rises") in [
        (row.kind, row.subject) for row in rows
    ]


def test_a_ledger_and_itself_differ_in_nothing() -> None:
    assert compare_ledgers(AFTER, AFTER) == ((),)


def test_a_story_that_was_not_there_is_new() -> None:
    assert [row.kind for row in compare_ledgers(replace(AFTER, stories=()), AFTER)[0]] == [
        "new story"
    ]


def test_changes_are_told_by_kind_with_links() -> None:
    news = gather_news(compare_ledgers(before(), AFTER)[0], AFTER)
    assert [one.kind for one in news.first] == ["disputed", "figure", "figure"]
    (answer,) = (one for one in news.first if one.anchor == "p-dead")
    assert (answer.after, answer.before, answer.reports) == ("9", "7", (("Wren", "t-wren___co"),))
    rest = dict(news.rest)
    assert next(iter(rest)) == "1 matter told by more"
    (longer,) = rest["1 matter told by more"]
    assert (longer.anchor, longer.reports) == ("r-toll", answer.reports)
    assert longer.after.startswith("Nine people died in the fire")
