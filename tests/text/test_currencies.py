"""Currencies by sign, letters and words."""

import pytest

from rashomon.text.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US$30 million", [("US$30 million", 30e6, "USD")]),
        ("A$2.5m and HK$900", [("A$2.5m", 2.5e6, "AUD"), ("HK$900", 900, "HKD")]),
        ("EUR 40m, SKr9bn", [("EUR 40m", 40e6, "EUR"), ("SKr9bn", 9e9, "SEK")]),
        ("40 EUR, 60 €", [("40 EUR", 40, "EUR"), ("60 €", 60, "EUR")]),
        ("20 Swiss francs", [("20 Swiss francs", 20, "CHF")]),
        ("3 million Mexican pesos", [("3 million Mexican pesos", 3e6, "MXN")]),
        ("700 pesos", [("700", 700, None)]),
        ("9,000 hryvnia", [("9,000 hryvnia", 9000, "UAH")]),
        ("4 billion won", [("4 billion won", 4e9, "KRW")]),
        ("of the nine, four won", [("nine", 9, None), ("four", 4, None)]),
        ("300 pounds of flour", [("300", 300, None)]),
        ("TRY 5 TIMES", [("5", 5, None)]),
        ("flight BA249", []),
        (
            "between US$5 million and US$7 million",
            [("between US$5 million and US$7 million", 5e6, "USD")],
        ),
    ],
)
def test_money(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert [(q.text, q.low, q.unit) for q in read_quantities(text)] == expected
