"""Numbers in another language: what they are worth."""

import pytest

from rashomon.points.foreign_counts import amounts_in
from rashomon.tables.language_tables import load_tongue

SPANISH = load_tongue("es")
assert SPANISH is not None


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("Había 12 barcos", "12", 12, 12),
        ("Cayeron 1.234,5 milímetros", "1.234,5", 1234.5, 1234.5),
        ("Cayeron 1,234.5 milímetros", "1,234.5", 1234.5, 1234.5),
        ("Cayeron 3,5 milímetros", "3,5", 3.5, 3.5),
        ("Viven 45.000 personas", "45.000", 45000, 45000),
        ("Viven 1.245.000 personas", "1.245.000", 1245000, 1245000),
        ("Cuesta 2,5 millones", "2,5 millones", 2.5e6, 2.5e6),
        ("Cuesta 12 mil", "12 mil", 12000, 12000),
        ("Había unos 400 barcos", "unos 400", 400, 400),
        ("Había más de 400 barcos", "más de 400", 400, None),
        ("Había al menos treinta y cinco barcos", "al menos treinta y cinco", 35, None),
        ("Había hasta 60 barcos", "hasta 60", None, 60),
        ("Había menos de cien barcos", "menos de cien", None, 100),
        ("Había entre 300 y 400 barcos", "entre 300 y 400", 300, 400),
        ("Había de 20 a 30 barcos", "de 20 a 30", 20, 30),
        ("Había veintitrés barcos", "veintitrés", 23, 23),
        ("Había mil doscientos barcos", "mil doscientos", 1200, 1200),
        ("Había dos millones trescientos mil", "dos millones trescientos mil", 2.3e6, 2.3e6),
        ("Había decenas de barcos", "decenas", None, None),
        ("Había varios cientos de barcos", "varios", None, None),
        ("Había dos docenas de barcos", "dos docenas", 24, 24),
    ],
)
def test_amounts_in_spanish(text: str, quote: str, low: float | None, high: float | None) -> None:
    found = next(amounts_in(text, SPANISH))
    assert (text[found.start : found.end], found.low, found.high) == (quote, low, high)


@pytest.mark.parametrize("text", ["", "Nada.", "El resultado fue 1,234 y nada más"])
def test_no_amounts_in_spanish(text: str) -> None:
    assert list(amounts_in(text, SPANISH)) == []


def test_a_long_row_of_numbers_is_read_quickly() -> None:
    assert len(list(amounts_in("doce y " * 20_000, SPANISH))) == 1
