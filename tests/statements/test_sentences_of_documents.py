"""Whose words a letter, a statement or a report carries: told behind it, before it, or some
sentences back."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights


FILLER = "The street was empty. "


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The council's statement said the well was dry.", ["council"]),
        ("The council's report said the well was dry.", ["council"]),
        ("Ida Krantz's letter said the well was dry.", ["Ida Krantz"]),
        ("A letter by Ida Krantz said the well was dry.", ["Ida Krantz"]),
        ("A letter from Ida Krantz said the well was dry.", ["Ida Krantz"]),
        ("A letter written by Ida Krantz said the well was dry.", ["Ida Krantz"]),
        ("A letter signed by Ida Krantz said the well was dry.", ["Ida Krantz"]),
        ("A letter to Ida Krantz said the well was dry.", ["letter to Ida Krantz"]),
        ("A statement issued by the union said the well was dry.", ["union"]),
        ("A statement from the union said the well was dry.", ["union"]),
        ("A report published by the union said the well was dry.", ["union"]),
        ("A report that the union had published on Monday said the well was dry.", ["union"]),
        ("A report that criticised the union said the well was dry.", ["report"]),
        ("A police statement said the well was dry.", ["police"]),
        ("A government statement said the well was dry.", ["government"]),
        ("A company memo said the well was dry.", ["company"]),
        ("An army statement said the well was dry.", ["army"]),
        ("A study by the Harn Institute said the well was dry.", ["Harn Institute"]),
        ("A survey by the union found that the well was dry.", ["union"]),
        ("An audit by the council found that the well was dry.", ["council"]),
        ("A ruling by the court said the well was dry.", ["court"]),
        # nobody is told to have made it
        ("A letter seen by Radio Nord said the well was dry.", ["letter"]),
        ("A report obtained by the union said the well was dry.", ["report"]),
        ("A report drafted by the union said the well was dry.", ["union"]),
        ("A study said the well was dry.", ["study"]),
        ("A report said the well was dry.", ["report"]),
        ("A letter said the well was dry.", ["letter"]),
        ("The ruling said the well was dry.", ["ruling"]),
        ("The lawsuit said the well was dry.", ["lawsuit"]),
        # somebody speaks by a text
        ("The union said in a report that the well was dry.", ["union"]),
        ("The union sent a letter saying the well was dry.", ["union"]),
        ("The union issued a statement that said the well was dry.", ["union"]),
        # told before
        ("The union sent a letter to the mayor. The letter said the well was dry.", ["union"]),
        ("The union issued a statement. The statement said the well was dry.", ["union"]),
        ("The union published a report. The report said the well was dry.", ["union"]),
        ("A letter by the union came at noon. The letter said the well was dry.", ["union"]),
        ("A letter from the union came at noon. The letter said the well was dry.", ["union"]),
        (f"The union sent a letter. {FILLER}The letter said the well was dry.", ["union"]),
        (f"The union sent a letter. {FILLER * 3}The letter said the well was dry.", ["union"]),
        # too far back
        (f"The union sent a letter. {FILLER * 6}The letter said the well was dry.", ["letter"]),
        # another text
        ("The union sent a letter to the mayor. The report said the well was dry.", ["report"]),
        # the last of two
        (
            "The union sent a letter. The council sent a letter. The letter said the well was dry.",
            ["council"],
        ),
        # who got it did not write it
        ("The mayor read a letter. The letter said the well was dry.", ["letter"]),
        # who spoke last goes on in a statement, not in a study
        (
            "Ida Krantz said it was late. The statement said the well was dry.",
            ["Ida Krantz", "Ida Krantz"],
        ),
        (
            "Ida Krantz said it was late. The letter said the well was dry.",
            ["Ida Krantz", "letter"],
        ),
        (
            "Ida Krantz said it was late. A statement said the well was dry.",
            ["Ida Krantz", "statement"],
        ),
        ("Ida Krantz said it was late. The study said the well was dry.", ["Ida Krantz", "study"]),
        (
            "Ida Krantz said it was late. The ruling said the well was dry.",
            ["Ida Krantz", "ruling"],
        ),
        (
            "Ida Krantz said it was late. A statement by the union said the well was dry.",
            ["Ida Krantz", "union"],
        ),
        (
            "Ida Krantz said it was late. The union's statement said the well was dry.",
            ["Ida Krantz", "union"],
        ),
    ],
)
def test_who_wrote_the_text(text: str, speakers: list[str | None]) -> None:
    assert [statement.speaker for statement in statements(text)] == speakers
