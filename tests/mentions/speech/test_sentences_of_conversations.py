"""Who says what where several speak: talk that goes to and fro, broken quotations, words
within words, groups."""

import pytest

from attributions import contents, statements
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

pytestmark = pytest.mark.weights

Said = list[tuple[str, str | None]]

TALK: list[tuple[str, Said]] = [
    # a quotation with words between its parts
    (
        '"If the wall goes," said Bruno Falk, "the town goes with it."',
        [('"If the wall goes,"', "Bruno Falk"), ('"the town goes with it."', "Bruno Falk")],
    ),
    (
        '"First," the pilot said, "we lost the rudder. Then we lost the mast."',
        [('"First,"', "pilot"), ('"we lost the rudder. Then we lost the mast."', "pilot")],
    ),
    (
        '"No," said the pilot. "Never. Not once."',
        [('"No,"', "pilot"), ('"Never. Not once."', "pilot")],
    ),
    (
        '"The mast broke," the pilot said. He lit his pipe. "Then the rudder went."',
        [('"The mast broke,"', "pilot"), ('"Then the rudder went."', "pilot")],
    ),
    # two without a name are two, one told of first by a name is one
    (
        "The pilot said the mast was new. The sailor said it was old.",
        [("the mast was new", "pilot"), ("it was old", "sailor")],
    ),
    # who is asked answers, and who asks does not
    (
        'Bruno Falk asked Ida Krantz about the mast. "It was old."',
        [('"It was old."', "Ida Krantz")],
    ),
    (
        'Bruno Falk asked Ida Krantz about the mast. "It was old," she answered.',
        [('"It was old,"', "Ida Krantz")],
    ),
    (
        'Bruno Falk asked Ida Krantz about the mast. "How old was it?"',
        [('"How old was it?"', "Bruno Falk")],
    ),
    # who hears it from somebody does not say it
    # nor does who is named as not speaking
    (
        "The Harbour Board, not Ida Krantz, said the mast was old.",
        [("the mast was old", "Harbour Board")],
    ),
    # what is asked, supposed or demanded is not said
    ("Did Ida Krantz say that the mast was old?", []),
    ("Had Ida Krantz said that the mast was old, nobody would have sailed.", []),
    ("Ida Krantz must say whether the mast was old.", []),
    (
        "Only then did Ida Krantz say that the mast was old.",
        [("the mast was old", "Ida Krantz")],
    ),
    # to and fro
    (
        '"The mast broke," the pilot said. "It was old," the cook said. "It was new," the '
        "pilot said.",
        [('"The mast broke,"', "pilot"), ('"It was old,"', "cook"), ('"It was new,"', "pilot")],
    ),
    (
        '"The mast broke," the pilot said. "It was old," said the cook. "Very old."',
        [('"The mast broke,"', "pilot"), ('"It was old,"', "cook"), ('"Very old."', "cook")],
    ),
    (
        '"Was it old?" the judge asked. "No," the pilot replied.',
        [('"Was it old?"', "judge"), ('"No,"', "pilot")],
    ),
    (
        '"Was it old?" asked the judge. "Very," answered the pilot. "And rotten."',
        [('"Was it old?"', "judge"), ('"Very,"', "pilot"), ('"And rotten."', "pilot")],
    ),
    (
        'Asked if the mast was old, the pilot said: "No. It was new."',
        [('"No. It was new."', "pilot")],
    ),
    (
        "The pilot said the mast was new. Not so, said the cook.",
        [("the mast was new", "pilot"), ("Not so", "cook")],
    ),
    ("The pilot said the mast was new, and the cook nodded.", [("the mast was new", "pilot")]),
    # over paragraphs
    (
        '"The mast broke," the pilot said.\n\n"The rudder went.\n\n"Then the pump stopped."',
        [
            ('"The mast broke,"', "pilot"),
            ('"The rudder went.\n\n"Then the pump stopped."', "pilot"),
        ],
    ),
    (
        '"The mast broke," the pilot said.\n\nThe cook said it was old.\n\n"Everybody knew it."',
        [('"The mast broke,"', "pilot"), ("it was old", "cook"), ('"Everybody knew it."', "cook")],
    ),
    # questions
    ("Did the mast break? Yes, says the pilot.", [("Yes", "pilot")]),
    ("Why did the mast break? The pilot did not say.", []),
    ("The question is who broke the mast.", []),
]


@pytest.mark.parametrize(("text", "expected"), TALK)
def test_who_says_what_in_talk(text: str, expected: Said) -> None:
    assert contents(text) == expected


# A text in which one tells of another's words; then who is told to have said that the mast was old.
WITHIN = [
    ("The cook said the pilot had told him the mast was old.", "pilot"),
    ("The cook says he was told by the pilot that the mast was old.", "pilot"),
    ("According to the cook, the pilot said the mast was old.", "pilot"),
    ("The cook recalled the pilot saying the mast was old.", "pilot"),
    ("The cook quoted the pilot as saying the mast was old.", "pilot"),
    ("The owner was told by the cook that the mast was old.", "cook"),
    ("The owner did not believe the cook, who said the mast was old.", "cook"),
    ("The owner laughed at the cook, saying the mast was old.", "owner"),
    ("The owner told the cook the mast was old.", "owner"),
]


@pytest.mark.parametrize(("text", "speaker"), WITHIN)
def test_words_within_words(text: str, speaker: str) -> None:
    assert [one.speaker for one in statements(text) if one.quote.quote == "the mast was old"] == [
        speaker
    ]


# Who says that the mast was old; then the speaker.
GROUPS = [
    ("The family", "family"),
    ("The crew", "crew"),
    ("Ida Krantz and her brother", "Ida Krantz and her brother"),
    ("Ida Krantz, along with her brother,", "Ida Krantz"),
    ("Ida Krantz, like her brother,", "Ida Krantz"),
    ("Ida Krantz, unlike the pilot,", "Ida Krantz"),
    ("The cook, backed by the owner,", "cook"),
    ("The cook, as well as the pilot,", "cook"),
    ("All three sailors", "All three sailors"),
    ("Each of the sailors", "Each of the sailors"),
    ("A majority of sailors", "majority of sailors"),
    ("Four in five sailors", "Four in five sailors"),
    ("The other sailors", "other sailors"),
    ("Few sailors", "Few sailors"),
    ("The councils of Harn and Ostau", "councils of Harn and Ostau"),
]


@pytest.mark.parametrize(("who", "speaker"), GROUPS)
def test_groups_and_company(who: str, speaker: str) -> None:
    assert [one.speaker for one in statements(f"{who} said the mast was old.")] == [speaker]


HEARING = (
    "Hearing on the ferry\n\n"
    "THE CHAIR: The committee will come to order.\n\n"
    "MS. KRANTZ: The mast was old, and the board knew it.\n\n"
    "THE CHAIR: Who told the board?\n\n"
    "MS. KRANTZ: I did, in May.\n\n"
    "DR. FALK: I never got that letter, and the board never met.\n\n"
    "THE CHAIR: We will break for an hour."
)


def test_a_label_says_who_speaks_even_if_once() -> None:
    found = contents(HEARING, title="Hearing on the ferry")
    speakers = {content: (speaker or "").casefold() for content, speaker in found}
    assert "chair" in speakers["The committee will come to order"]
    assert "krantz" in speakers["I did, in May"]
    assert "falk" in speakers["I never got that letter, and the board never met"]


@pytest.mark.parametrize("mark", [":", "."])
def test_questions_and_answers_are_no_frame_of_a_page(mark: str) -> None:
    text = (
        "Hearing on the ferry\n\nThe hearing was held in Harn on Monday.\n\n"
        f"Q{mark} When did you see that the mast was old?\n\n"
        f"A{mark} I saw it in May, and I told the board.\n\n"
        f"Q{mark} Who sat on the board?\n\nA{mark} Nobody whom I knew in Harn.\n"
    )
    report = read_report("a.txt", text.encode(), settings=ReadSettings())
    assert not report.furniture
