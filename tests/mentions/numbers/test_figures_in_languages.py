"""Figures as the press of each language prints them."""

import pytest

from rashomon.mentions.numbers.figures_in_languages import printed_figures


@pytest.mark.parametrize(
    ("language", "text", "readings"),
    [
        ("de", "1.200 Ziegen, 12,5 Prozent", [(1200,), (12.5,)]),
        ("de", "1.250.000,75 Kronen", [(1_250_000.75,)]),
        ("de", "Linie 7 200 Ziegen", [(7200, 7, 200)]),
        ("de", "2'400 Franken", [(2400,)]),
        ("fr", "1 200 chèvres, 7\u202f000 bœufs", [(1200,), (7000,)]),
        ("es", "1,200 cabras", [(1200, 1.2)]),
        ("es", "4.5 por ciento", [(4.5,)]),
        ("ja", "1,200", [(1200,)]),
        ("ar", "٢٫٥ و ١٬٢٠٠", [(2.5,), (1200,)]),
        ("", "1.200", [(1200, 1.2)]),
        ("de", "0,125 Liter", [(0.125,)]),
        ("fr", "12h30, 14:30, 3/4, 2-3, A320, 4,5,6", []),
    ],
)
def test_figures_are_read_as_the_press_of_a_language_prints_them(
    language: str, text: str, readings: list[tuple[float, ...]]
) -> None:
    assert [figure.readings for figure in printed_figures(text, language)] == readings
