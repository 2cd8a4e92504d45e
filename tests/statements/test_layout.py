"""Embedded posts, and what a sentence announces."""

import pytest

from attributions import statements
from rashomon.comparing.compare import compare
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

pytestmark = pytest.mark.weights


def test_an_embedded_post_is_said_by_who_signs_it() -> None:
    post = (
        "Crews stand at the bridge and the river rises. https://t.co/ab12 pic.twitter.com/cd34 — "
        "Varn Rescue (@varnrescue) May 28, 2016"
    )
    (found,) = statements(
        f"Bridge closed\n\nThe bridge was closed on Saturday.\n\n{post}\n\nIt opened again on "
        "Sunday."
    )
    assert (found.quote.quote, found.speaker, found.via) == (
        "Crews stand at the bridge and the river rises.",
        "Varn Rescue",
        ("Twitter",),
    )
    assert found.via_spans[0].quote == "— Varn Rescue (@varnrescue)"


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        ("— Varn Rescue (@varnrescue) May 28, 2016", "Varn Rescue"),
        ("— Anna Lind (@annalind.sea.example) May 28, 2016 at 9:12 PM", "Anna Lind"),
        ("— Tom Falk (@tom@boats.example) May 28, 2016", "Tom Falk"),
    ],
)
def test_what_we_say_in_a_post_is_said_by_who_signs_it(signature: str, speaker: str) -> None:
    post = "We told the town in May that the ropes were old. Nobody came."
    found = statements(f"Bridge closed\n\nThe bridge fell.\n\n{post} {signature}\n\nIt rained.")
    assert [(each.quote.quote, each.speaker) for each in found] == [(post, speaker)]


def test_a_label_is_no_part_of_what_another_says_behind_it() -> None:
    found = statements(
        "The pass\n\nAnna Lind: The pass is shut. Nobody is hurt.\n\n"
        "Martin Holm: It is 41 lorries now, says the sheriff.\n\nAnna Lind: Who counts them?\n\n"
        "Martin Holm: The sheriff counts them.\n"
    )
    assert ("It is 41 lorries now", "sheriff") in [
        (each.quote.quote, each.speaker) for each in found
    ]


ANNOUNCED = [
    (
        "Ola Brandt wrote:\n\nThe dam held. It will hold again.\n\nThe river rose on Monday.",
        [("The dam held. It will hold again.", "Ola Brandt", ())],
    ),
    (
        "Ola Brandt described the night on Twitter:\n\n- The dam held\n- Nobody slept\n\n"
        "The river rose on Monday.",
        [
            ("The dam held", "Ola Brandt", ("Twitter",)),
            ("Nobody slept", "Ola Brandt", ("Twitter",)),
        ],
    ),
    (
        "The firm said the following:\n\nThe dam held.\n\nThe river rose on Monday.",
        [("The dam held.", "firm", ())],
    ),
    (
        "Ola Brandt thanked the crews in a statement: They saved the town.",
        [("They saved the town", "Ola Brandt", ("statement",))],
    ),
    (
        "Here is the statement from the mayor of Harn, Ola Brandt:\n\nThe dam held.",
        [("The dam held.", "Ola Brandt", ("statement",))],
    ),
    (
        "Harn has a new warden.\n\n“Ola Brandt knows the dam, and Harn needs her.” – Commissioner "
        "Ida Falk\n\nShe starts in May.",
        [("“Ola Brandt knows the dam, and Harn needs her.”", "Ida Falk", ())],
    ),
    (
        "Harn has a new warden.\n\n“Harn needs her.”\n\n- Dr. Ida Falk (Harn)\n\nShe starts.",
        [("“Harn needs her.”", "Ida Falk", ())],
    ),
    (
        "Harn has a new warden.\n\n“Harn needs her.”\n\n- Ida Falk left at noon.",
        [("“Harn needs her.”", None, ())],
    ),
    (
        "From the desk of Ida Falk, analyst at Harn Bank:\n\n“Boats will go.”\n\nHarn lies low.",
        [("“Boats will go.”", "Ida Falk", ())],
    ),
    ("The boats take forty people per trip, more per day.", []),
    ("There was one problem: The dam leaked.", []),
    ("The union met on Monday. These are the facts:\n\nThe dam leaked.", []),
    ("Two mayors shared a boat, in which three others waited: Ola Brandt and the Ruds.", []),
    ('The agency saw it fall. In other words: "We do not know where it comes down."', []),
]


@pytest.mark.parametrize(("text", "expected"), ANNOUNCED)
def test_what_a_sentence_announces_is_the_speakers(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert [(one.quote.quote, one.speaker, one.via) for one in statements(text)] == expected


TALK = (
    "The dam at Varn\n\nAda Krell, the mayor, spoke to us.\n\n"
    "VARN RADIO: Did it hold?\n\n"
    "ADA KRELL, MAYOR: It held for nine hours. I think that the gate was old. Who knows?\n\n"
    "VARN RADIO: And the gate?\n\n"
    "KRELL: The engineer said it was new. We asked him twice.\n\nShe left at noon.\n"
)


def test_what_stands_behind_a_label_is_said_by_its_speaker() -> None:
    said = [(one.quote.quote, one.speaker) for one in statements(TALK)]
    assert said == [
        ("It held for nine hours", "Ada Krell"),
        ("I think that the gate was old", "Ada Krell"),
        ("it was new", "engineer"),
        ("We asked him twice", "Ada Krell"),
    ]


def test_a_label_means_one_of_two_who_are_named_together() -> None:
    found = statements(
        "Strike at Harn\n\nMia Dorn, the owner, and Ulf Rek, the clerk, answered us.\n\n"
        "Q: Who pays?\n\nDORN: The town pays for it.\n\nQ: Why?\n\nREK: We asked for 8 crowns.\n\n"
        "DORN: Nobody told the miners.\n"
    )
    assert [(each.quote.quote, each.speaker) for each in found] == [
        ("The town pays for it", "Mia Dorn"),
        ("We asked for 8 crowns", "Ulf Rek"),
        ("Nobody told the miners", "Mia Dorn"),
    ]


def test_a_line_that_looks_like_a_label_says_nothing() -> None:
    text = (
        "The dam\n\nOld Gate: It held for nine hours.\n\nNew Gate: It broke at noon.\n\nIt rained."
    )
    assert not statements(text)


CORRECTING = [
    "Correction: An earlier version of this report said that 45 boats were moored there.",
    "Corrections and clarifications: On Monday we wrote that 45 boats were moored there.",
    "Clarification (9 May): The warden was called Ivo in an earlier version, which gave 45 boats.",
    "Editor's note: A previous version put the number of boats at 45.",
    "Amplification: We said in an initial report that 45 boats were moored there.",
]


@pytest.mark.parametrize("note", CORRECTING)
def test_a_note_that_corrects_quotes_nobody_and_its_old_value_is_nobodys(note: str) -> None:
    told = "Boats break loose\n\nThe storm tore 54 boats from the pier, Ola Brandt said.\n\n"
    report = read_report("a.txt", f"{told}{note}\n".encode(), settings=ReadSettings())
    assert [span.quote for span in report.corrections] == [note]
    (story,) = compare([report]).stories
    assert {one.speaker for one in story.statements} == {"Ola Brandt"}
    assert {number.low for number in story.numbers} & {54, 45} == {54}


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ferry was overloaded, inspectors say",
        "ALSO READ: Baker says the mill will close",
        "See also: Tunnel is safe, the builders claim",
        "Read or Share this story: https://harn.example/a1",
    ],
)
def test_nobody_speaks_in_a_line_that_leads_to_another_story(line: str) -> None:
    text = (
        "Bridge reopens in Harn\n\nThe bridge in Harn was opened again after nine days.\n\n"
        f'"It is as good as new," said Ida Krantz, who runs the works.\n\n{line}\n'
    )
    report = read_report("a.txt", text.encode(), settings=ReadSettings())
    (story,) = compare([report]).stories
    assert [one.speaker for one in story.statements] == ["Ida Krantz"]


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("Read more: Lorry driver says he is not sorry", '"You can ask for a stall by letter."'),
        ("ALSO READ: Baker says the mill will close", '"A stall costs nine crowns a day."'),
        ("See also: Tunnel is safe, the builders claim", '"They may stay until the fair ends."'),
        ("Read more: Ola Brandt says he will sue the fair", "He added that stalls cost nothing."),
        ("Read more: Singer Ada Roth says she will come", "She said that the fair would be long."),
    ],
)
def test_nobody_of_a_line_that_leads_to_another_story_speaks_behind_it(
    line: str, behind: str
) -> None:
    text = (
        f"Stalls in Harn\n\nThe rules for stalls have changed.\n\n{line}\n\n{behind}\n\n{behind}\n"
    )
    report = read_report("a.txt", text.encode(), settings=ReadSettings())
    (story,) = compare([report]).stories
    assert {one.speaker for one in story.statements} <= {None}
