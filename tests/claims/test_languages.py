"""Claims of reports in languages whose statements are not read, each language for itself."""

from itertools import combinations

import pytest

from factories import make_report
from rashomon.claims.find_claims import ClaimMaker, sentences_with_terms
from rashomon.copies.lines import Counted
from rashomon.model.claim import Claim, Origins
from rashomon.parsing.parse import annotate_reports
from rashomon.text.detect_language import guess_language

GERMAN = (
    "Brand auf der Fähre vor Selmar\n\n"
    "Siebenunddreißig Menschen wurden im Krankenhaus von Selmar wegen Verbrennungen und "
    "Rauchvergiftung behandelt.\n"
    "Die Gewerkschaft der Seeleute hatte das Verkehrsministerium am 3. März vor einem Leck in "
    "der Treibstoffleitung gewarnt.\n"
    "Der Hafenmeister zählte 130 Fahrzeuge auf dem Autodeck der Fähre.\n",
    "Fähre brennt: was wir wissen\n\n"
    "Vor dem Leck in der Treibstoffleitung war das Verkehrsministerium von der Gewerkschaft "
    "der Seeleute gewarnt worden.\n"
    "Auf dem Autodeck standen nach Angaben des Hafenmeisters 130 Fahrzeuge.\n"
    "Die Schulen im Tal öffnen am Montag wieder, teilte die Behörde mit.\n",
)
SPANISH = (
    "Arde un transbordador frente a Selmar\n\n"
    "El sindicato de marineros había avisado al Ministerio de Transporte de una fuga en la "
    "tubería de combustible.\n"
    "El capitán del puerto contó 130 vehículos en la cubierta de coches.\n",
    "Qué se sabe del incendio\n\n"
    "El Ministerio de Transporte sabía por el sindicato de marineros de la fuga en la tubería "
    "de combustible.\n"
    "En la cubierta de coches había 130 vehículos, según el capitán del puerto.\n"
    "Las escuelas del valle abren otra vez el lunes por la mañana.\n",
)


def claims_of(**texts: str) -> tuple[Claim, ...]:
    """The claims of reports of these names and texts."""
    reports = [
        make_report(text, name, language=guess_language(text)) for name, text in texts.items()
    ]
    pages = list(annotate_reports(reports))
    return ClaimMaker(
        sentences_with_terms(pages, names=(), statements=(), dates=()),
        (),
        lambda some: Counted(len({one.report for one in some}), Origins(1), 1),
    ).found()


SENTENCES = (
    "Gestern wurden in Selmar {n} Boote gezählt, sagte Ida Holm.",
    "Wir haben {n} Meldungen, sagten Ida Holm und Jon Ruud am Montag in Ord.",
    "In Ord waren {n} Keller voll Wasser, teilte Jon Ruud nach Mittag mit.",
    "Um {n} Uhr kam in Ord noch Hilfe, sagte Jon Ruud.",
    "Vom Markt in Ord fehlen {n} Stände, und wie in Selmar half Ida Holm.",
)


@pytest.mark.parametrize("pair", list(combinations(SENTENCES, 2)))
def test_german_with_many_names_and_numbers_is_no_english(pair: tuple[str, str]) -> None:
    lines = [sentence.format(n=n) for n in range(11, 60) for sentence in pair]
    assert guess_language("Storm in Selmar\n\n" + "\n\n".join(lines)) == "de"


@pytest.mark.parametrize(
    ("texts", "words"), [(GERMAN, ("Leck", "Autodeck")), (SPANISH, ("fuga", "cubierta"))]
)
def test_reports_of_one_language_stand_side_by_side(
    texts: tuple[str, str], words: tuple[str, str]
) -> None:
    rows = claims_of(one=texts[0], other=texts[1])
    for word in words:
        (row,) = [
            row
            for row in rows
            if row.reports == 2 and all(word in one.span.quote for one in row.sure())
        ]
        assert {one.report for one in row.sure()} == {"one", "other"}
        assert all(one.speaker is None for one in row.sentences)
    told = {one.span.quote for row in rows for one in row.sure() if row.reports == 2}
    assert not any("Schulen" in quote or "escuelas" in quote for quote in told)


def test_no_row_mixes_languages() -> None:
    rows = claims_of(a=GERMAN[0], b=SPANISH[0], c=GERMAN[1], d=SPANISH[1])
    assert rows
    assert all({one.report for one in row.sentences} in ({"a", "c"}, {"b", "d"}) for row in rows)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La fábrica cerrará en julio. La ministra no contestó a la carta de los obreros.", "es"),
        ("Un incendio quemó los almacenes. No hay heridos, pero las pérdidas son grandes.", "es"),
        ("La carretera de la costa sigue cerrada. La Guardia rescató ya a las familias.", "es"),
        (
            "Un incendi ha cremat els magatzems del port. No hi ha ferits, però són molts",
            "ca",
        ),
        ("El vaixell va encallar i els passatgers van ser evacuats amb barques aquesta nit.", "ca"),
        ("A fábrica fechará em julho. A ministra não respondeu à carta dos trabalhadores.", "pt"),
        ("La fabbrica chiuderà a luglio. La ministra non ha risposto alla lettera di ieri.", "it"),
    ],
)
def test_neighbours_are_told_apart(text: str, language: str) -> None:
    assert guess_language(text) == language
