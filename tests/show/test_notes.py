"""The notes of annotated articles."""

from dataclasses import replace

from answer_story import REPORTS as GOAT_REPORTS
from answer_story import WRITTEN, story_of
from factories import make_claim, make_report, make_sentence, make_statement, quoted
from pages import STORY, rich_reports
from rashomon.model.claim import Origins
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.name import Name, NameKind
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.model.topic import Topic, Voice
from rashomon.show.notes import make_notes

SAID = "The bridge fell at noon."
OWL = make_report(f"{SAID} Jo Mustafa saw it.", "owl", outlet="Owl")
HEARD = "Jo Mostafa saw it. The bridge did not fall, Ida said."
LARK = make_report(f"{SAID} {HEARD}", "lark", outlet="Lark")
WREN = make_report(f"{SAID} Jo Mustafa saw it, too.", "wren", outlet="Wren")
REPORTS = (OWL, LARK, WREN)
TOLD = [make_sentence(one, SAID) for one in REPORTS]
FALL = make_claim("r-1", *TOLD, origins=Origins(2))


def told(story: Story, report: str = "owl") -> list[str]:
    return [note.told for note in make_notes(story, REPORTS)[report]]


def story(**fields: object) -> Story:
    return Story("s", None, tuple(one.id for one in REPORTS), **fields)  # type: ignore[arg-type]


def test_the_strongest_note_of_a_sentence_stands_alone() -> None:
    notes = make_notes(STORY, rich_reports())
    assert [(note.told, note.about) for note in notes["owl"]] == [
        ("“Seven people died”: differ", "d-dead"),
        ("“No door was locked”: denied", "d-locked"),
    ]


def test_a_difference_of_an_answer_has_its_author_and_his_words() -> None:
    notes = make_notes(replace(story_of(), differences=(WRITTEN,)), GOAT_REPORTS)["herald"]
    (note,) = [note for note in notes if note.about == WRITTEN.id]
    assert note.told == "at least eleven, say the police: by otter-7b"
    assert note.lines == (
        ("nine goats fled on Saturday, says the farmer", "Ada Lind, Ostrel Courier, Vale Wire"),
    )


def test_only_others_are_counted() -> None:
    assert told(story(claims=(FALL,))) == [
        "similar in 2 reports, at most 2 independent: Lark, Wren"
    ]


def test_a_copy_says_who_has_it_from_whom() -> None:
    copy = Copy(
        id="c", a=quoted(OWL, SAID), b=quoted(WREN, SAID), kind=CopyKind.VERBATIM, from_="a"
    )
    held = [replace(one, copy="c") for one in TOLD if one.report != "lark"]
    for source, words in (
        ("a", "copied by Wren"),
        ("b", "copied from Wren"),
        ("Vale Wire", "copied from Vale Wire, as in Wren"),
        (None, "copied (also in Wren; which came first is not known)"),
    ):
        given = story(claims=(make_claim("r-1", *held),), copies=(replace(copy, from_=source),))
        assert told(given) == [words]


def test_a_denial_names_who_denies() -> None:
    said = make_statement(OWL, "The bridge fell at noon", "Jo")
    denial = quoted(LARK, "The bridge did not fall")
    voice = Voice("Ida", ("s-2",), denial, Stance.DENIES, answers=said.id)
    given = story(
        claims=(FALL,),
        statements=(said,),
        topics=(Topic(id="t", phrase="bridge", spans=(), voices=(voice,), reports=2),),
    )
    (note,) = make_notes(given, REPORTS)["owl"]
    assert (note.told, note.lines, note.other) == (
        "denied by Ida (Lark)",
        (("The bridge did not fall", ""),),
        denial,
    )


def test_a_name_that_most_spell_otherwise_is_noted_where_nothing_else_is() -> None:
    mentions = tuple(
        quoted(one, name)
        for one, name in zip(REPORTS, ("Jo Mustafa", "Jo Mostafa", "Jo Mustafa"), strict=True)
    )
    name = Name(
        id="n",
        name="Jo Mustafa",
        kind=NameKind.PERSON,
        spellings=("Jo Mustafa", "Jo Mostafa"),
        mentions=mentions,
    )
    assert told(story(names=(name,)), "lark") == ["spelled Jo Mustafa elsewhere"]
    assert told(story(names=(name,))) == []
