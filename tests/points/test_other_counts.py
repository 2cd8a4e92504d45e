"""People who are counted in another language, and what happened to them."""

import pytest

from rashomon.points.foreign_counts import counts_in
from rashomon.tables.language_tables import load_tongue

SPANISH = load_tongue("es")
assert SPANISH is not None


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "measure", "people"),
    [
        ("El derrumbe dejó 12 muertos.", "12 muertos", 12, 12, "killed", None),
        ("Al menos 12 personas murieron en el derrumbe.", "Al menos 12 personas murieron", 12, None, "killed", "person"),
        ("Murieron unas 40 personas.", "Murieron unas 40 personas", 40, 40, "killed", "person"),
        ("La explosión mató a tres niños.", "mató a tres niños", 3, 3, "killed", "child"),
        ("La cifra de muertos subió a 31.", "cifra de muertos subió a 31", 31, 31, "killed", None),
        ("Más de 30 vecinos resultaron heridos.", "Más de 30 vecinos resultaron heridos", 30, None, "injured", "person"),
        ("Hubo entre 20 y 30 heridos.", "entre 20 y 30 heridos", 20, 30, "injured", None),
        ("Cinco marineros siguen desaparecidos.", "Cinco marineros siguen desaparecidos", 5, 5, "missing", "sailor"),
        ("Fueron de noche: 1.200 personas fueron evacuadas.", "1.200 personas fueron evacuadas", 1200, 1200, "evacuated", "person"),
        ("La policía detuvo a 14.", "detuvo a 14", 14, 14, "detained", None),
        ("Decenas de familias tuvieron que huir.", "Decenas de familias tuvieron que huir", None, None, "displaced", "family"),
    ],
)
def test_counts_in_spanish(text: str, quote: str, low: float | None, high: float | None, measure: str, people: str | None) -> None:
    found = next(counts_in(text, SPANISH))
    assert (text[found.start : found.end], found.low, found.high, found.measure, found.people) == (quote, low, high, measure, people)


@pytest.mark.parametrize(
    "text",
    [
        "No murieron 12 personas.",
        "Había 12 barcos en el muelle.",
        "El fuego mató a 12 caballos.",
        "Llegaron 12 personas. Murieron de pie los árboles.",
        "Tiene 45 años.",
    ],
)
def test_no_counts_in_spanish(text: str) -> None:
    assert list(counts_in(text, SPANISH)) == []
