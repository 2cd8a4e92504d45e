"""Labels of who speaks, and lines that only look like them."""

import pytest

from rashomon.text.speech_labels import speech_labels

TALK = "MIA DORN, HOST: Who lit it?\n\nULF REK (on the phone): Nobody did.\n\n"
QUESTIONS = "Q: Who lit it?\n\nA: Nobody did.\n\nQ: It burned.\n\nA: It did not.\n"
TURNS = [
    (f"The mill\n\n{TALK}DORN: Nobody?\n\nREK: It was old.\n", ["MIA DORN", "ULF REK"] * 2),
    (
        "The mill burned.\n\nSpeaker 1: Who lit it?\n\nUlf Rek: Nobody.\n\nSpeaker 1: Nobody?\n\n"
        "Ulf Rek: It was old.\n",
        ["Speaker 1", "Ulf Rek"] * 2,
    ),
    (
        "Mia Dorn: The mill burns.\n\nUlf Rek: Why?\n\nMia Dorn: It was old.",
        ["Mia Dorn", "Ulf Rek", "Mia Dorn"],
    ),
    # nobody knows which of the two speaks
    (f"{TALK}EVA REK: I did.\n\nREK: No.\n\nDORN: Who?\n\nULF REK: I.\n\nEVA REK: No.",
     ["MIA DORN", "ULF REK", "EVA REK"] * 2),
    ("Photo: The mill.\n\nUpdate: It burned.\n\nPhoto: The dam.\n\nUpdate: It broke.", []),
    ("Old Mill: It burned.\n\nNew Mill: It stands.\n\nThe Dam: It broke.\n\nIt rained.", []),
    ("East Lynn (2-0): Ora Pell 9 points.\n\nWest Lynn (0-2): Una Bott 7 points.\n\nA tie.", []),
    # paragraphs without blank lines between them, three of which happen to have labels
    ("Harn Mill: what is known\n\nThe mill burned.\nMARN Harn Mill: what is known\n"
     "Nobody was in it.\nIt was old.\nOriginal Story: It burns.\nThe dam holds.\nThe road is shut."
     "\nIt rains.", []),
    # parliaments: an office with its holder, a title without the given name
    (
        "Mr Ulf Rek (Harn South) (Lab): Who lit it?\n\nThe Minister for Mills (Ms Mia Dorn): "
        "Nobody did.\n\nMr Rek: Nobody?\n\nMs Dorn: It was old.",
        ["Mr Ulf Rek", "Ms Mia Dorn"] * 2,
    ),
    # interviews: somebody asks whom the text presents
    (
        "The Courier asked Mia Dorn.\n\nCourier: Who lit it?\n\nDorn: Nobody did.\n\n"
        "Courier: Was it old?\n\nDorn: It was.\n",
        ["Mia Dorn"] * 2,
    ),
    ("The Courier asked Mia Dorn.\n\nPhoto: The mill.\n\nDorn: It burned.\n\nPhoto: The dam."
     "\n\nDorn: It broke.", []),
    ("Mia Dorn and Eva Dorn met.\n\nQ: Who lit it?\n\nDorn: I.\n\nQ: Why?\n\nDorn: No.", []),
    ("HARN: Two men died.\n\nThe mayor spoke: It was old.\n\nThe mayor spoke: It burned.", []),
    # "Q" and "A": only the one whom the text says that it asked
    (f"The Post spoke with Eva Rek, a miller.\n\n{QUESTIONS}", ["Eva Rek"] * 2),
    (f"Questions for Tom Dorn\n\n{QUESTIONS}".replace(": ", ". "), ["Tom Dorn"] * 2),
    (f"By Anna Holm\n\nWe asked Eva Rek, who leads the mill.\n\n{QUESTIONS}", ["Eva Rek"] * 2),
    (f"Anna Holm spoke with the miller Eva Rek.\n\n{QUESTIONS}", ["Eva Rek"] * 2),
    (f"Anna Holm asked Eva Rek. Tom Dorn sat by.\n\n{QUESTIONS}", []),
    (f"We asked Eva Rek and Zork Dorn.\n\n{QUESTIONS}", []),
    (f"Questions and answers\n\nEva Rek leads the mill.\n\n{QUESTIONS}", []),
    (f"The Post asked Eva Rek. Tom Dorn sat by.\n\n{QUESTIONS}", []),
    # labels in capitals of people whom the text names above
    ("Mia Dorn and Ulf Rek met.\n\nQ: Who?\n\nDORN: Nobody.\n\nREK: It was old.\n\nDORN: No.",
     ["Mia Dorn", "Ulf Rek", "Mia Dorn"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), TURNS)
def test_labels_of_who_speaks(text: str, names: list[str]) -> None:
    assert [text[slice(*label.name)] for label in speech_labels(text)] == names
