"""A passage is read by a second story where it tells what that story's reports tell, and nowhere
else."""

import pytest

from rashomon.authored.constraints import StoryConstraints
from rashomon.grouping.group_reports import lend_passages
from rashomon.model.partial import EventPassage, SharedPassage
from rashomon.stories.group_stories import Features

FERRY = ("ferry", "fire", "deck", "coast", "arden", "aurora", "grant")
VOTE = ("premier", "vote", "house", "treason", "larnia", "brandt", "ness")
OTHER = ("premier", "vote", "house", "ballot", "morvia", "tull", "orr")
NAMES = {"arden", "aurora", "grant", "larnia", "brandt", "ness", "morvia", "tull", "orr"}


def report(name: str, words: tuple[str, ...], passage: tuple[str, ...] = ()) -> Features:
    def counted(told: tuple[str, ...]) -> tuple[dict[str, int], dict[str, int]]:
        return dict.fromkeys((*told, f"only-{name}"), 1), {
            word: 1 for word in told if word in NAMES
        }

    passages = (EventPassage(100, 200, *counted(passage)),) if passage else ()
    return Features(name, name, None, *counted(words), passages)


def lent(
    passage: tuple[str, ...], *, own: tuple[str, ...] = FERRY, held: StoryConstraints | None = None
) -> set[str]:
    """The first reports of the stories that read the page's passage."""
    pile = [
        report("f1", FERRY),
        report("v1", VOTE),
        report("v2", VOTE),
        report("o1", OTHER),
        report("page", own, passage),
    ]
    groups = [("f1", "page"), ("v1", "v2"), ("o1",)]
    found = lend_passages(groups, pile, held=held or StoryConstraints())
    assert all(told == (SharedPassage("page", 100, 200),) for told in found.values())
    return {groups[number][0] for number in found}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (VOTE, {"v1"}),
        (OTHER, {"o1"}),
        (FERRY, set()),  # its own story
        (
            ("premier", "vote", "house", "parliament", "seat", "speech"),
            set(),
        ),  # the kind of event, but no name of it
        ((*VOTE, *OTHER[3:]), set()),  # as much the one as the other
        ((*VOTE, *FERRY), set()),  # as much the page's own
        (("wheat", "harvest", "cider"), set()),
        ((), set()),
    ],
)
def test_a_passage_goes_where_it_clearly_belongs(
    passage: tuple[str, ...], expected: set[str]
) -> None:
    assert lent(passage) == expected


def test_what_people_hold_apart_stays_apart() -> None:
    assert lent(VOTE, held=StoryConstraints(apart=(("page", "v2"),))) == set()
    assert lent(VOTE, held=StoryConstraints(apart=(("page", "o1"),))) == {"v1"}


def test_a_visitor_lends_its_passage() -> None:
    page = report("page", FERRY, VOTE)
    pile = [report("v1", VOTE), report("v2", VOTE), report("o1", OTHER)]
    assert lend_passages([("v1", "v2"), ("o1",)], pile, visitors=[page]) == {
        0: (SharedPassage("page", 100, 200),)
    }
    assert lend_passages([("v1", "v2"), ("o1",)], pile) == {}
