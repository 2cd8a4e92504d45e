"""Quotation marks and dashes of another language."""

import pytest

from rashomon.points.foreign_counts import quoted_in
from rashomon.tables.language_tables import load_tongue

SPANISH = load_tongue("es")
assert SPANISH is not None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("«No había luz», dijo la vecina.", ["«No había luz»"]),
        ("Dijo: “No había luz” y “No había agua”.", ["“No había luz”", "“No había agua”"]),
        ("«Gritó “¡fuera!” y corrió», contó.", ["«Gritó “¡fuera!” y corrió»"]),
        ("—No nos oyeron —dijo ella—. Nadie vino.", ["—No nos oyeron ", "—. Nadie vino."]),
        ("La presa —de 1974— cedió.", []),
        ("«No había luz\ny se fue.", ["«No había luz"]),
        ("", []),
    ],
)
def test_quoted_in_spanish(text: str, quoted: list[str]) -> None:
    assert [text[first:last] for first, last in quoted_in(text, SPANISH)] == quoted


def test_ten_thousand_marks_are_read_quickly() -> None:
    assert quoted_in("«" * 10_000, SPANISH) == [(0, 10_000)]
