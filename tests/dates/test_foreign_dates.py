"""Days in another language: what their words are worth."""

from datetime import date

import pytest

from rashomon.dates.days import ReferenceDate
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.mentions import find_in_tongue, tense_in_tongue

# Read on Thursday, 14 June 2018.
ANCHOR = date(2018, 6, 14)


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("El incendio empezó el 12 de junio.", "12 de junio", "2018-06-12", "2018-06-12"),
        (
            "El incendio empezó el martes 12 de junio de 2018.",
            "el martes 12 de junio de 2018",
            "2018-06-12",
            "2018-06-12",
        ),
        ("Se cerró del 4 al 9 de mayo.", "4 al 9 de mayo", "2018-05-04", "2018-05-09"),
        ("Ocurrió el 1º de mayo de 2016.", "1º de mayo de 2016", "2016-05-01", "2016-05-01"),
        (
            "Ocurrió el primero de mayo de 2016.",
            "primero de mayo de 2016",
            "2016-05-01",
            "2016-05-01",
        ),
        ("El acta es del 03/04/2018.", "03/04/2018", "2018-04-03", "2018-04-03"),
        ("El acta es del 2018-04-03.", "2018-04-03", "2018-04-03", "2018-04-03"),
        ("El sábado ardió el almacén.", "sábado", "2018-06-09", "2018-06-09"),
        ("Ardió el pasado jueves.", "pasado jueves", "2018-06-07", "2018-06-07"),
        ("Ardió el jueves pasado.", "jueves pasado", "2018-06-07", "2018-06-07"),
        ("El juicio se abrirá el lunes.", "lunes", "2018-06-18", "2018-06-18"),
        (
            "El juicio está previsto para el próximo martes.",
            "próximo martes",
            "2018-06-19",
            "2018-06-19",
        ),
        ("Hace dos días cedió la presa.", "Hace dos días", "2018-06-12", "2018-06-12"),
        ("Cedió hace tres semanas.", "hace tres semanas", "2018-05-24", "2018-05-24"),
        ("Anteayer llovió, ayer no.", "Anteayer", "2018-06-12", "2018-06-12"),
        ("Ayer no llovió.", "Ayer", "2018-06-13", "2018-06-13"),
        ("Mañana se reúnen.", "Mañana", "2018-06-15", "2018-06-15"),
        ("Llovió toda la semana pasada.", "semana pasada", "2018-06-04", "2018-06-10"),
        ("El mes pasado hubo otro.", "mes pasado", "2018-05-01", "2018-05-31"),
        ("En los últimos tres días llovió.", "últimos tres días", "2018-06-11", "2018-06-14"),
        ("La presa se abrió en marzo de 1998.", "marzo de 1998", "1998-03-01", "1998-03-31"),
        ("A finales de mayo subió el río.", "finales de mayo", "2018-05-21", "2018-05-31"),
        ("La presa es de la primavera de 1974.", "primavera de 1974", "1974-03-01", "1974-05-31"),
        ("Se construyó en 1974.", "1974", "1974-01-01", "1974-12-31"),
    ],
)
def test_days_in_spanish(text: str, quote: str, first: str, last: str) -> None:
    found = find_in_tongue(text, "es")[0]
    tense = tense_in_tongue(text, found.start, "es")
    days = meaning_of(found, ReferenceDate(ANCHOR, tense))
    assert text[found.start : found.end] == quote
    assert days is not None
    assert (days[0].isoformat(), days[1].isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Salió por la mañana y volvió de noche.",
        "Marzo Díaz y Julio Abril son vecinos.",
        "Hasta 2050 personas huyeron y unas 1999 casas se quemaron.",
        "Los lunes no abre el mercado.",
        "",
    ],
)
def test_no_days_in_spanish(text: str) -> None:
    assert [text[e.start : e.end] for e in find_in_tongue(text, "es")] == []


def test_a_language_without_a_file_gives_days_in_figures_alone() -> None:
    text = "Das Feuer brach am Samstag, 2018-06-09, aus; seit Montag, 11. Juni, ist es gelöscht."
    assert [text[e.start : e.end] for e in find_in_tongue(text, "de")] == ["2018-06-09"]
