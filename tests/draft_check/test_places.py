"""Places of a draft that reports tell otherwise, and towns that outlets are named after."""

import pytest

from drafts import kinds, notes_of_kind, only, report

pytestmark = pytest.mark.weights

WREN = report(
    "wren",
    "Barge sinks at Tolmark\n\n"
    "The barge Ida Bell sank in the harbour of Tolmark on Monday. A diver of thirty died in "
    "hospital in Gosse. Tolmark, a suburb of Ulmerin, has no hospital.\n"
    "The wreck was towed to Farrow Bay on Tuesday. The harbour office said in Farrow Bay that it "
    "would be scrapped.\n",
    "2031-06-10",
)
FINCH = report(
    "finch",
    "Crew of barge questioned\n\n"
    "Police arrested two deckhands in Skelby. The harbour master, Jon Quade, visited Gosse.\n",
    "2031-06-11",
)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The wreck was towed to Gosse on Tuesday.", "Gosse"),
        ("A diver of thirty died in hospital in Farrow Bay.", "Farrow Bay"),
        ("Police arrested two deckhands in Gosse.", "Gosse"),
        ("Jon Quade, the harbour master, visited Skelby.", "Skelby"),
    ],
)
def test_a_place_of_which_reports_tell_something_else_is_noted(draft: str, words: str) -> None:
    (note,) = notes_of_kind(only(draft, WREN, FINCH), "name")
    assert (note.words.quote, note.told) == (words, "place differs")


@pytest.mark.parametrize(
    "draft",
    [
        "The wreck was towed to Farrow Bay.",
        # which lies in the other
        "The barge Ida Bell sank in the harbour of Ulmerin.",
        # another deed, other people
        "The crew was taken to Gosse.",
        "Police arrested three deckhands in Gosse.",
        # where somebody speaks
        "The harbour office said in Gosse that it would be scrapped.",
    ],
)
def test_a_place_that_may_be_right_is_not_noted(draft: str) -> None:
    assert notes_of_kind(only(draft, WREN, FINCH), "name") == []


def test_a_place_that_one_report_has_is_told_by_it() -> None:
    other = report("owl", "The wreck of the barge was towed to Gosse.\n", "2031-06-12")
    assert kinds(only("The wreck was towed to Gosse.", WREN, other)) == []


def test_the_town_of_an_outlet_is_no_outlet() -> None:
    gazette = report("tolmark gazette", "The mayor of Tolmark opened the new bridge.\n")
    draft = "The barge sank in Tolmark on Friday."
    assert kinds(only(draft, WREN, gazette)) == ["day"]
