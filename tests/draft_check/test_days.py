"""Days of a draft are held against what reports tell of the same event, not against the word
anywhere."""

import pytest

from drafts import check, kinds, notes_of_kind, report
from rashomon.draft_check.check_draft import CheckedSentence

pytestmark = pytest.mark.weights

FINCH = report(
    "finch",
    "The bridge at Harn\n\n"
    "A barge struck the bridge at Harn on Monday and was towed away on Tuesday. Divers looked at "
    "the pillars on Wednesday.\n"
    "“The bridge stays shut,” the harbour master, Ida Marsh, said on Thursday.\n"
    "The barge had left Vorn on Sunday with a load of gravel. Ferries have been free since.\n",
    "2031-06-13",
)


def checked(draft: str) -> CheckedSentence:
    return check(f"The barge carried gravel.\n{draft}", FINCH).sentences[-1]


@pytest.mark.parametrize(
    ("draft", "day"),
    [
        ("The barge struck the bridge on Tuesday.", "Tuesday"),
        ("On Wednesday a barge struck the bridge at Harn.", "Wednesday"),
        ("The barge was towed away on Monday.", "Monday"),
        ("Divers looked at the bridge's pillars on Thursday.", "Thursday"),
        ("With a load of gravel, the barge left Vorn on Monday.", "Monday"),
        ("The barge that had left Vorn on Wednesday carried gravel.", "Wednesday"),
    ],
)
def test_a_day_that_stands_there_of_something_else_is_noted(draft: str, day: str) -> None:
    (note,) = notes_of_kind(checked(draft), "day")
    assert (note.words.quote, note.told) == (day, "day differs")


@pytest.mark.parametrize(
    "draft",
    [
        "The barge struck the bridge on Monday.",
        "On Tuesday the barge was towed away.",
        "Divers looked at the pillars of the bridge on 11 June.",
        "The barge struck the bridge last week.",
        "The council met on Saturday.",
        "Ida Marsh spoke to reporters on Friday.",
        "The barge will be raised on Saturday.",
        "Finch wrote on Friday that the barge struck the bridge.",
        # by then it had been so; or before and after something of that day
        "By Tuesday the barge had struck the bridge.",
        "Divers looked at the pillars before Thursday.",
        "The barge was towed away after Monday's accident.",
        "Divers looked at the pillars before Thursday's speech.",
    ],
)
def test_a_day_of_the_same_event_or_of_one_of_which_no_report_tells_is_not_noted(
    draft: str,
) -> None:
    assert "day" not in kinds(checked(draft))


PLOVER = report(
    "plover",
    "The mill race at Quern\n\n"
    "The reeve told the weavers in the cloth hall on Tuesday that he would drain the mill race.\n"
    "Ada Thorn wrote to the guild on Monday that the wheel was rotten.\n"
    "The wardens locked up a pedlar early on Wednesday. The market opens again in June.\n",
    "2031-06-12",
)


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("On Friday the reeve told the weavers that he would drain the mill race.", ["day"]),
        ("In a letter to the guild on Saturday Ada Thorn called the wheel rotten.", ["day"]),
        ("The wardens seized the pedlar early on Sunday.", ["day"]),
        ("The reeve told the weavers on Tuesday that he would drain the mill race.", []),
        ("Ada Thorn told the guild on Monday that the wheel had rotted.", []),
        ("The market at Quern will open on Saturday.", []),
        ("The council meets on Friday.", []),
        ("Quern has a fair every Sunday.", []),
        ("By Saturday the mill race will be dry.", []),
    ],
)
def test_a_weekday_on_which_no_report_tells_of_anything_is_noted_beside_another(
    draft: str, noted: list[str]
) -> None:
    assert kinds(check(f"It is about Quern.\n{draft}", PLOVER).sentences[-1]) == noted


def test_a_toll_of_another_figure_is_told_of_the_same_day() -> None:
    text = (
        "The death toll from floods in Lower Harn rose to nine on Tuesday, Ida Marsh said.\n"
        "The death toll from floods in Lower Harn rose to 19 on Friday, Ida Marsh said.\n"
    )
    draft = "By 13 June floods in Lower Harn had killed 19 people, Ida Marsh said."
    finch = report("finch", text, "2031-06-13")
    assert (
        notes_of_kind(check(f"The barge carried gravel.\n{draft}", finch).sentences[-1], "day")
        == []
    )


def test_a_toll_of_another_side_is_no_other_version() -> None:
    text = (
        "The army said that it had killed 12 fighters near Harn on Monday.\n"
        "Fighters killed four soldiers near Harn in August.\n"
    )
    checked = check("The army said that it killed 12 fighters near Harn.", report("finch", text))
    assert checked.sentences[0].unlike == ()
