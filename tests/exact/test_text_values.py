"""The values of any text: quotations, days, numbers and names."""

import pytest

from rashomon.exact.text_values import values_of_text


def listed(text: str, kind: str, language: str = "en") -> list[str]:
    return [value.words for value in values_of_text(text, language) if value.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “We saw no goat there”.", ["We saw no goat there"]),
        ('"We saw it," he said, "and ran away."', ["We saw it,", "and ran away."]),
        ("Er sagte: „Das ist keine Ziege“.", ["Das ist keine Ziege"]),
        ("« Nous ne savons rien », dit-elle.", [" Nous ne savons rien "]),
        ("She called it ‘a goat of stone’.", ["a goat of stone"]),
        ("The miners' strike and the drivers' strike", []),
        ("“He told me ‘go home now’ and left”", ["He told me ‘go home now’ and left"]),
        ("“[N]obody … saw it”", ["[N]obody … saw it"]),
        ("a “mere goat” of stone", []),
        ("“We saw it.\n\n“And we ran.”", ["We saw it.", "And we ran."]),
    ],
)
def test_quotations_of_three_words_and_more_are_found_in_any_marks(
    text: str, expected: list[str]
) -> None:
    assert listed(text, "quotation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 300-400 goats fled.", [{300.0, 400.0}]),
        ("Twenty-five goats and one dog fled.", [{25.0}]),
        ("It cost $1.2m, or 1.2 million crowns.", [{1.2e6}, {1.2e6}]),
        ("1,200 goats on flight QF12 at 1:25 a.m. on 3 May 2031", [{1200.0}]),
        ("Nine goats fled (Source 3) [cite: 17][2]:contentReference[oaicite:0]{index=0}.", [{9.0}]),
        ("1. Four goats\n2. Five goats", [{4.0}, {5.0}]),
        ("“All nine goats fled at once”", []),
    ],
)
def test_numbers_have_their_amounts_and_marks_of_sources_are_none(
    text: str, expected: list[set[float]]
) -> None:
    numbers = [value for value in values_of_text(text) if value.kind == "number"]
    assert [set(value.amounts) for value in numbers] == expected


def test_what_parts_thousands_hangs_on_the_language() -> None:
    (value,) = values_of_text("1.200 Ziegen flohen.", "de")
    assert value.amounts == {1200.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ida Krantz and Voss of Orlo Line left Harn on Monday.",
         ["Ida Krantz", "Voss", "Orlo Line"]),
        ("The goats left. Police looked for them.", []),
        ("Goats Leave Old Town After Storm", []),
    ],
)  # fmt: skip
def test_names_stand_without_titles(text: str, expected: list[str]) -> None:
    assert [name for name in listed(text, "name") if name != "Harn"] == expected


@pytest.mark.parametrize(
    ("text", "days", "year", "weekday", "hour"),
    [
        ("on 14 March 2031", ((3, 14),), 2031, None, None),
        ("June 7 and 8", ((6, 7), (6, 8)), None, None, None),
        ("on 2031-03-14", ((3, 14),), 2031, None, None),
        ("in August", ((8, 0),), None, None, None),
        ("in 2031", (), 2031, None, None),
        ("on Friday", (), None, "Friday", None),
        ("at 13:25", (), None, None, (1, 25)),
    ],
)
def test_days_are_read(
    text: str,
    days: tuple[tuple[int, int], ...],
    year: int | None,
    weekday: str | None,
    hour: tuple[int, int] | None,
) -> None:
    (value,) = values_of_text(text)
    assert value.day is not None
    assert (value.day.days, value.day.year, value.day.weekday, value.day.hour) == (
        days,
        year,
        weekday,
        hour,
    )
