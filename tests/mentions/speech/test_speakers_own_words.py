"""The words of a statement begin and end where the speaker's own do, and the reporter's are in
none."""

import pytest

from attributions import contents

pytestmark = pytest.mark.weights

Said = list[tuple[str, str | None]]

OF_OTHERS_BEHIND: list[tuple[str, Said]] = [
    (
        "Ida Krantz said the bridge is safe while Bruno Falk warned that it may fall.",
        [("the bridge is safe", "Ida Krantz"), ("warned that it may fall", "Bruno Falk")],
    ),
    (
        "The hearing ended with the mayor's lawyer arguing that the vote was void.",
        [("the vote was void", "mayor's lawyer")],
    ),
    ("The union met with Falk saying it would strike.", [("it would strike", "Falk")]),
]

DEEDS_BEHIND: list[tuple[str, Said]] = [
    (
        "The guide said the cave was closed and described the path around it.",
        [("the cave was closed", "guide")],
    ),
    (
        "Bruno Falk said he understands why miners distrust the guards as he made a visit to Harn.",
        [("he understands why miners distrust the guards", "Bruno Falk")],
    ),
    (
        "Bruno Falk says the bridge is safe as he walked across it on Monday.",
        [("the bridge is safe", "Bruno Falk")],
    ),
    (
        "The captain said the engine failed, as divers searched the wreck for the log.",
        [("the engine failed", "captain")],
    ),
    # still what was said
    (
        "The coach said the team is ready and praised the keeper.",
        [("the team is ready and praised the keeper", "coach")],
    ),
    (
        "A vet said the dog will recover after being pulled from the ice and carried by two men.",
        [
            (
                "the dog will recover after being pulled from the ice and carried by two men",
                "vet",
            )
        ],
    ),
    (
        "The baker said the oven was old, as were the pans.",
        [("the oven was old, as were the pans", "baker")],
    ),
    (
        "The teacher said the school would close, as pupils were too few.",
        [("the school would close, as pupils were too few", "teacher")],
    ),
]

IN_BRACKETS: list[tuple[str, Said]] = [
    (
        "The new pump saves power (Norlin says it uses a tenth of the old one) while improving the "
        "flow with two valves.",
        [("it uses a tenth of the old one", "Norlin")],
    ),
    (
        "The museum (a guide says it has nine rooms) and the park reopened.",
        [("it has nine rooms", "guide")],
    ),
    (
        "(The fair will go on until Sunday, Ida Krantz said.)",
        [("The fair will go on until Sunday", "Ida Krantz")],
    ),
]


INTERRUPTED: list[tuple[str, str]] = [
    # another clause
    ("The dam will break, Bruno Falk said, and the town will flood.", "The dam will break"),
    ("The mayor will go, Bruno Falk said, when the snow melts.", "The mayor will go"),
    ("The mill is old, as Bruno Falk noted, and it must be closed.", "The mill is old"),
    # what the reporter or another tells
    (
        "Bruno Falk said in a letter that the mayor had lied, the Post reported on Monday.",
        "the mayor had lied",
    ),
    (
        "From the outset, the goal was clear: 'This is ours to save,' wrote Bruno Falk.",
        "'This is ours to save,'",
    ),
]

WHOLE: list[tuple[str, Said]] = [
    # the subject and verb before a quotation
    (
        'Bruno Falk told a hall of miners that the council is "deaf to us" on wages.',
        [('the council is "deaf to us" on wages', "Bruno Falk")],
    ),
    (
        'Ida Krantz told a group of pupils that the bridge was "a work of art" in its day.',
        [('the bridge was "a work of art" in its day', "Ida Krantz")],
    ),
    (
        "Bruno Falk, the miners' leader, went so far as to say Krantz should step down.",
        [("Krantz should step down", "Bruno Falk")],
    ),
    (
        "Ida Krantz even went so far as to claim that the mill had never been for sale.",
        [("the mill had never been for sale", "Ida Krantz")],
    ),
    # the subject of what is said
    (
        'The engineer Bruno Falk cautioned Norlin has "a long list of faults," although it may do '
        "better.",
        [('Norlin has "a long list of faults,"', "Bruno Falk")],
    ),
    (
        "The prize went to Ida Krantz, a teacher who says the town needs more schools.",
        [("the town needs more schools", "Ida Krantz")],
    ),
    # what the clause tells of
    (
        "The driver, who police said held two passports, had fled.",
        [("held two passports", "police")],
    ),
    # the condition
    # what is asked for, or whom and of what somebody accuses
    (
        "The party issued a call for Mayor Bruno Falk to step down.",
        [("Mayor Bruno Falk to step down", "party")],
    ),
    (
        "The miners accused Senator Bruno Falk of Harn, the Liberal leader, and moderate "
        "councillors of giving in to protect seats.",
        [
            (
                "accused Senator Bruno Falk of Harn, the Liberal leader, and moderate councillors "
                "of giving in to protect seats",
                "miners",
            )
        ],
    ),
    # behind the words that lead to "that"
    (
        "Bruno Falk told Radio Nord earlier that the list is long.",
        [("the list is long", "Bruno Falk")],
    ),
    (
        "The coach said that in the second half, two players claimed they had been pushed.",
        [
            ("in the second half, two players claimed they had been pushed", "coach"),
            ("they had been pushed", "two players"),
        ],
    ),
    # no piece of what another has said
    (
        '"We would look foolish," Bruno Falk answered after Ida Krantz posed the question, '
        "according to three officials at the meeting.",
        [('"We would look foolish,"', "Bruno Falk")],
    ),
]

NOBODYS = [
    "The mayor has opened a help desk with a new phone number: 0055 1422 31",
    "The guild put a new number on its door: 0055 98",
    "It is too early to say that the bridge is safe.",
    "Bruno Falk left too soon to say that the bridge is safe.",
    "The wardens changed their answer daily, adding to the fear that the fire was out of control.",
    "When the union went after a rival, Bruno Falk reminded the mayor of her own words.",
    "As he packed for the road to Harn, Bruno Falk responded to the mayor's letters.",
    "Bruno Falk first told a story about his mother, a story clearly made to please the crowd.",
]


@pytest.mark.parametrize(("text", "expected"), INTERRUPTED)
def test_a_clause_is_whole_where_its_cue_interrupts_it(text: str, expected: str) -> None:
    assert contents(text) == [(expected, "Bruno Falk")]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_nothing_that_belongs_to_the_words_is_cut_off(text: str, expected: Said) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize("text", NOBODYS)
def test_circumstances_and_notes_are_nobodys_words(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(("text", "expected"), [*OF_OTHERS_BEHIND, *DEEDS_BEHIND, *IN_BRACKETS])
def test_words_end_with_the_speakers_own(text: str, expected: Said) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Towns across the United States are lit up by a red moon",
        "Bridges in the United States fail",
    ],
)
def test_the_name_of_a_country_is_no_verb_of_a_headline(title: str) -> None:
    assert contents(f"{title}\n\nIt was a cold day in Harn.", title=title) == []
