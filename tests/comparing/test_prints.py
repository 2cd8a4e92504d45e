"""What a print of an earlier text adds, leaves out or changes stands in the story; what both print
stands in no list of what one report alone tells."""

import pytest

import rashomon
from factories import make_report
from rashomon.model.difference import Status
from rashomon.model.story import Story
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

TITLE = "Barge sinks below Orrin lock"
TEXT = (
    f"{TITLE}\n\n"
    "A barge laden with gravel sank below Orrin lock on Friday, the canal office said. "
    "Its crew of three swam ashore.\n\n"
    "“We felt a blow and then the deck was wet,” said Dora Linnet, the mate.\n\n"
    "The canal office put the damage at up to 2 million crowns. "
    "The lock stays shut until a crane has come from Marle.\n"
)
ONE = Settings(stories=StorySettings(one_story=True))


def story(later: str, *others: str) -> Story:
    """The story of a text and its later print, with other reports beside."""
    reports = [
        make_report(TEXT, "first", title=TITLE, outlet="Canal Post", published="2031-03-07"),
        make_report(later, "later", title=TITLE, outlet="Marle Echo", published="2031-03-08"),
        *(make_report(text, f"o{n}", outlet=f"Outlet {n}") for n, text in enumerate(others)),
    ]
    return rashomon.compare(reports, settings=ONE).stories[0]


def alone(one: Story) -> list[tuple[str, str]]:
    return [(told.span.report, told.span.quote) for told in one.alone]


@pytest.mark.parametrize(
    "sentence", ["Two goats drowned.", "She wept.", "Nobody answered the telephone there."]
)
@pytest.mark.parametrize("behind", ["Friday, the canal office said.", "swam ashore.", "the mate."])
def test_what_a_print_adds_is_told_by_it_alone(sentence: str, behind: str) -> None:
    made = story(TEXT.replace(behind, f"{behind} {sentence}"))
    assert alone(made) == [("later", sentence)]
    ((change,),) = (one.changes for one in made.reprints)
    assert (change.before, change.after and change.after.quote) == (None, sentence)


def test_what_a_print_leaves_out_is_told_by_the_first_alone() -> None:
    made = story(TEXT.replace(" Its crew of three swam ashore.", ""))
    assert alone(made) == [("first", "Its crew of three swam ashore.")]


def test_what_a_quotation_has_more_is_a_change_of_the_print_that_has_it() -> None:
    made = story(TEXT.replace("deck was wet,” said", "deck was wet. The lamp went out,” said"))
    (reprint,) = made.reprints
    assert reprint.report == "later"
    added = [one.after.quote for one in reprint.changes if one.after and one.before is None]
    assert added == ["The lamp went out,” said Dora Linnet, the mate."]
    assert not any("deck was wet" in words for _, words in alone(made))


def test_two_states_of_a_page_tell_in_claims_what_both_print_and_alone_what_is_new() -> None:
    later = TEXT.replace("ashore.", "ashore. Two goats drowned.").replace("three", "four")
    first, second = (
        make_report(
            text,
            name,
            title=TITLE,
            outlet="Canal Post",
            canonical_url="http://post.example/barge",
            published=day,
            revision_of=revised,
        )
        for text, name, day, revised in (
            (TEXT, "first", "2031-03-07", None),
            (later, "second", "2031-03-08", "first"),
        )
    )
    (made,) = rashomon.compare([first, second], settings=ONE).stories
    assert {report for report, _ in alone(made)} <= {"first", "second"}
    assert {words for _, words in alone(made)} == {
        "Two goats drowned.",
        "Its crew of four swam ashore.",
    }, "what the page took back is told by nobody"
    claims = [{one.report for one in claim.sentences} for claim in made.claims]
    assert {"first", "second"} in claims
    assert {claim.reports for claim in made.claims} == {1}  # only the newest counts


def test_what_a_print_has_otherwise_is_not_agreed() -> None:
    other = (
        "Gravel barge lost at Orrin\n\nDivers will look at the barge that sank below Orrin lock. "
        "The canal office put the damage at up to 2 million crowns.\n"
    )
    made = story(TEXT.replace("2 million", "3 million"), other)
    crowns = [one for one in made.differences if one.unit == "crown" or "damage" in one.heading]
    assert [one.status for one in crowns] != []
    assert Status.AGREED not in {one.status for one in crowns}
