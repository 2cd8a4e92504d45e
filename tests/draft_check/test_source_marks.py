"""The marks of sources in a draft: what is taken out, what stays, and which labels they name."""

import pytest

from rashomon.draft_check.source_marks import without_marks


@pytest.mark.parametrize(
    "mark",
    [
        "[1]",
        "[1][2]",
        "[1, 2]",
        "[1–3]",
        "[^2]",
        "[s4 s9]",
        "[r2]",
        "[3](https://owl.example/mill)",
        "【3†source】",
    ],
)
@pytest.mark.parametrize("text", ["A mill{} burnt.", "A mill burnt{}.", "A mill burnt.{}"])
def test_a_mark_is_taken_out_wherever_it_stands(mark: str, text: str) -> None:
    for space in ("", " "):
        assert without_marks(text.format(space + mark)).text == text.format("")


@pytest.mark.parametrize(
    "text",
    [
        "A mill [of oak] burnt.",
        "A mill burnt [sic].",
        "A mill burnt (1).",
        "A mill [12345] burnt.",
        "A mill of 12 m² burnt.",
        "A mill burnt, as the sheet 0a1b2c3d says.",
        "A mill 【which is named after nobody in the whole valley of Harn】 burnt.",
        "",
    ],
)
def test_words_in_brackets_and_figures_that_are_no_marks_stay(text: str) -> None:
    assert without_marks(text).text == text


@pytest.mark.parametrize("sign", [".", ",", ";", ":", "!", "?", "”", '"'])
def test_raised_figures_are_marks_behind_a_sign_only(sign: str) -> None:
    assert without_marks(f"A mill burnt{sign}¹²").text == f"A mill burnt{sign}"
    assert without_marks(f"A mill burnt¹² {sign}").text == f"A mill burnt¹² {sign}"


@pytest.mark.parametrize("source", ["[1] Owl, 4 May", "[^2]: Lark, https://lark.example", " [s3]"])
def test_the_list_of_sources_is_no_part_of_a_draft(source: str) -> None:
    assert without_marks(f"A mill burnt.\n{source}\nNobody slept.").text == (
        "A mill burnt.\n\nNobody slept."
    )


def test_a_note_that_is_a_sentence_is_part_of_a_draft() -> None:
    note = "The miller took 40 crowns from the mayor."
    assert without_marks(f"A mill burnt.[^1]\n\n[^1]: {note}").text == f"A mill burnt.\n\n{note}"


def test_labels_are_named_with_the_place_behind_which_they_stood() -> None:
    bare = without_marks("A mill burnt [s1]. Nobody slept [s2, s14] there [1].")
    assert bare.text == "A mill burnt. Nobody slept there."
    behind = [(bare.text[:place].split()[-1], label) for place, label in bare.labels]
    assert behind == [("burnt", "s1"), ("slept", "s2"), ("slept", "s14")]


@pytest.mark.parametrize(
    ("line", "sheet"),
    [
        ("Sheet 0a1b2c3d", "0a1b2c3d"),
        ("**Sheet 0a1b2c3d**", "0a1b2c3d"),
        ("Sheet 0a1b2c", ""),
        ("Sheet 0a1b2c3d of the mill", ""),
    ],
)
def test_a_line_with_the_mark_of_a_sheet_is_no_part_of_a_draft(line: str, sheet: str) -> None:
    bare = without_marks(f"{line}\n\nA mill burnt.")
    assert bare.sheet == sheet
    assert ("Sheet" in bare.text) is not bool(sheet)
