"""Whose words a quotation is by what stands beside it."""

import pytest

from rashomon.exact.quoted_speaker import speaker_beside

QUOTED = "“The goats are safe,”"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            f"{QUOTED} Viktor Haas, the director of Orlo Line, told relatives.",
            "name",
            "Viktor Haas",
        ),
        (f"{QUOTED} said Mayor Ida Krantz of Harn.", "name", "Ida Krantz"),
        (f"Haas, the director of Orlo Line, said: {QUOTED}", "name", "Haas"),
        (f"The mayor, Ida Krantz, said {QUOTED}", "name", "Ida Krantz"),
        (f"Ida Krantz: {QUOTED}", "name", "Ida Krantz"),
        (f"{QUOTED} according to Viktor Haas.", "name", "Viktor Haas"),
        (f"“It will hold,” Voss had promised; {QUOTED} Lind said now.", "name", "Lind"),
        (f"{QUOTED} said union leader Ole Brandt.", "name", "Ole Brandt"),
        (f"{QUOTED} she said of Lind.", "pronoun", ""),
        (f"The police chief said {QUOTED}", "role", ""),
        ("“The goats are safe.” Voss was angry.", "nothing", ""),
    ],
)
def test_the_subject_of_the_nearest_verb_of_saying_is_the_speaker(
    text: str, kind: str, name: str
) -> None:
    start = text.index("The goats")
    end = start + len("The goats are safe,")
    beside = speaker_beside(text, start, end)
    assert (beside.kind, beside.name) == (kind, name)
