"""Embedded posts, and what a sentence announces."""

import pytest

from attributions import statements
from rashomon.comparing.compare import compare
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

pytestmark = pytest.mark.weights


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
        "Harn has a new warden.\n\n“Harn needs her.”\n\n- Ida Falk left at noon.",
        [("“Harn needs her.”", None, ())],
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
