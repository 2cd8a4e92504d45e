"""What changed between two versions of a ledger."""

from dataclasses import replace

from pages import DEAD, LOCKED, STORY, rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import Status
from rashomon.model.stored import ChangeRow
from rashomon.web.ledger_diff import compare_ledgers, notes_on_points, tell_changes
from rashomon.web.markup import label_reports

AFTER = rich_ledger()
LABELS = label_reports(AFTER.reports)


def before() -> Ledger:
    """The ledger before the third report came: one answer fewer, no dispute."""
    dead = replace(DEAD, accounts=DEAD.accounts[:2], versions=DEAD.versions[:1], relations=(), status=Status.AGREED)
    story = replace(STORY, reports=STORY.reports[:2], points=(dead, replace(LOCKED, status=Status.VARIED)))
    return replace(AFTER, reports=tuple(r for r in AFTER.reports if r.id != "wren & co"), stories=(story,))


def test_two_ledgers_are_compared_story_by_story() -> None:
    rows = compare_ledgers(before(), AFTER)[0]
    told = [(row.kind, row.subject) for row in rows]
    assert ("report", "Nine dead in mill fire, toll rises") in told
    assert ("answer", DEAD.question) in told
    assert ("disputed", LOCKED.question) in told


def test_a_ledger_and_itself_differ_in_nothing() -> None:
    assert compare_ledgers(AFTER, AFTER) == ((),)


def test_a_story_that_was_not_there_is_new() -> None:
    assert [row.kind for row in compare_ledgers(replace(AFTER, stories=()), AFTER)[0]] == ["new story"]


def test_changes_are_told_by_kind_with_links() -> None:
    moment = tell_changes(compare_ledgers(before(), AFTER)[0], STORY, LABELS)[0]
    assert [group.heading for group in moment.groups][:2] == ["Now disputed", "New answers"]
    answer = moment.groups[1].changes[0]
    assert (answer.href, answer.after, answer.before, answer.besides) == ("p-dead", "9", "7", True)
    assert answer.links == (("Wren", "t-wren___co"),)


def test_the_latest_moment_comes_first_and_alone_is_noted_beside_points() -> None:
    rows = [
        ChangeRow("s", "2031-03-04T08:00:00", "disputed", DEAD.question),
        ChangeRow("s", "2031-03-05T09:30:00", "answer", LOCKED.question, "no", "yes"),
    ]
    assert [moment.day for moment in tell_changes(rows, STORY, LABELS)] == ["5 Mar 2031, 09:30", "4 Mar 2031, 08:00"]
    assert notes_on_points(rows, STORY) == {"p-locked": ("a new answer",)}
