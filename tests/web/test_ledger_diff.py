"""What changed between two versions of a ledger."""

from dataclasses import replace

from factories import make_passage
from pages import DEAD, LOCKED, PASSAGES, STORY, rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import Status
from rashomon.store.story_changes import Succession, story_changes
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


def test_changes_are_told_by_kind_with_links() -> None:
    rows = story_changes("s", before(), AFTER, Succession({}, (), {}), at="")
    news = gather_news(rows, AFTER)
    assert [one.kind for one in news.first] == ["disputed", "figure", "answer"]
    (answer,) = (one for one in news.first if one.anchor == "p-dead")
    assert (answer.after, answer.before, answer.reports) == ("9", "7", (("Wren", "t-wren___co"),))
    rest = dict(news.rest)
    assert next(iter(rest)) == "1 matter told by more"
    (longer,) = rest["1 matter told by more"]
    assert (longer.anchor, longer.reports) == ("r-toll", answer.reports)
    assert longer.after.startswith("Nine people died in the fire")
