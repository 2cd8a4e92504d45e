"""Names in Spanish: what is one, of which kind, and which English name it is."""

import pytest

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.name import Name, NameKind
from rashomon.names.foreign_names import tongue_pairs
from rashomon.names.join_names import join_names


def names_of(*texts: str) -> dict[str, Name]:
    reports = [make_report(text, f"r{number}", language="es") for number, text in enumerate(texts)]
    return {name.name: name for name in join_names(list(annotate_reports(reports)))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("La ministra viajó a Ginebra con su equipo.", "Ginebra", NameKind.PLACE),
        ("Los equipos salieron de la ciudad de Valdeparra.", "Valdeparra", NameKind.PLACE),
        (
            "Según el Ministerio de Salud, no hay agua.",
            "Ministerio de Salud",
            NameKind.ORGANISATION,
        ),
        ("Lo confirmó ayer la alcaldesa Inés Barral Soto.", "Inés Barral Soto", NameKind.PERSON),
        ("No hay agua, dijo Marta de la Cruz, de 45 años.", "Marta de la Cruz", NameKind.PERSON),
        ("Los cascos de la ONU llegaron tarde.", "ONU", NameKind.ORGANISATION),
        ("Todo empezó en Siria, en un pueblo.", "Siria", NameKind.PLACE),
        ("Se fueron hacia la provincia de Ostalva.", "Ostalva", NameKind.PLACE),
        ("El barco salió del Puerto de Ostalva.", "Puerto de Ostalva", NameKind.PLACE),
        (
            "Lo pidió la Federación de Pescadores de Ostalva.",
            "Federación de Pescadores de Ostalva",
            NameKind.ORGANISATION,
        ),
        ("La Cruz Roja mandó barcos.", "Cruz Roja", NameKind.ORGANISATION),
        ("No llueve, afirmó Ibarra Quell.", "Ibarra Quell", NameKind.PERSON),
        ("Lo dijo el general Ibarra Quell en Londres.", "Ibarra Quell", NameKind.PERSON),
    ],
)
def test_kinds(text: str, name: str, kind: NameKind) -> None:
    assert names_of(text)[name].kind is kind


def test_words_that_open_sentences_are_no_names() -> None:
    assert (
        set(
            names_of(
                "Según los vecinos, llovió. Ayer paró. Decenas huyeron. El lunes vuelven. "
                "Nadie sabe nada de ellos."
            )
        )
        == set()
    )


def test_two_countries_are_two_names() -> None:
    assert set(names_of("Lo firmaron en mayo Siria y Turquía.")) == {"Siria", "Turquía"}


def test_a_country_is_placed_by_its_english_name() -> None:
    found = names_of("La carta salió de Siria y llegó a Londres.")
    assert found["Siria"].country == "SY"
    assert found["Londres"].country == "GB"


def test_names_of_one_body_are_joined_by_their_english_name() -> None:
    assert set(
        names_of("Lo pidió la ONU en otoño.", "Lo pidieron las Naciones Unidas en otoño.")[
            "Naciones Unidas"
        ].spellings
    ) == {
        "ONU",
        "Naciones Unidas",
    }


def test_a_language_without_a_file_gives_what_the_gazetteer_knows() -> None:
    (annotated,) = annotate_reports(
        [
            make_report(
                "Die Fähre legte in Hamburg ab, sagte Kapitän Wendelin Osterkamp.", language="de"
            )
        ]
    )
    assert {name.name for name in join_names([annotated])} == {"Hamburg"}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Lo dijo el Presidente Ibarra Quell.", "Presidente Ibarra Quell"),
        ("Durante meses llovió en Londres.", "Durante"),
        ("Testigos Ibarra Quell vio arder la ciudad.", "Testigos"),
        ("IBARRA QUELL SALIÓ DE LONDRES", "IBARRA QUELL"),
        ("Lo firmaron Ibarra y Londres.", "Ibarra y Londres"),
    ],
)
def test_what_is_no_part_of_a_name(text: str, never: str) -> None:
    assert never not in {
        spelling for name in names_of(text).values() for spelling in name.spellings
    }


@pytest.mark.parametrize(
    ("english", "kinds", "foreign", "expected"),
    [
        (
            {"Siria": "Syria"},
            {"Siria": NameKind.PLACE, "Syria": NameKind.PLACE},
            ["Siria"],
            [("Siria", "Syria")],
        ),
        ({"Siria": "Syria"}, {"Siria": NameKind.PLACE}, ["Siria"], []),
        ({"Siria": "Syria"}, {"Syria": NameKind.PLACE}, [], []),
        ({"EEUU": "United States", "EE.UU.": "United States"}, {}, [], [("EE.UU.", "EEUU")]),
        (
            {},
            {"Varsovia": NameKind.PLACE, "Warsaw": NameKind.PLACE},
            ["Varsovia"],
            [("Varsovia", "Warsaw")],
        ),
        ({}, {"Varsovia": NameKind.PLACE, "Warsaw": NameKind.PLACE}, [], []),
        ({}, {"Varsovia": NameKind.PERSON, "Warsaw": NameKind.PLACE}, ["Varsovia"], []),
        ({}, {"Varsovia": NameKind.PLACE, "Lisbon": NameKind.PLACE}, ["Varsovia"], []),
    ],
)
def test_pairs_of_two_languages(
    english: dict[str, str],
    kinds: dict[str, NameKind],
    foreign: list[str],
    expected: list[tuple[str, str]],
) -> None:
    assert [(one, other) for one, other, _ in tongue_pairs(english, kinds, foreign)] == expected


def test_a_surname_alone_is_the_person() -> None:
    assert set(
        names_of("Lo dijo la alcaldesa Inés Quell. Luego salió Quell de allí.")[
            "Inés Quell"
        ].spellings
    ) == {"Inés Quell", "Quell"}
