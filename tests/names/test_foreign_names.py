"""Names in reports of other languages: capitals that the gazetteer, the list of countries or the
English reports know."""

import pytest

from factories import make_report
from rashomon.model.name import Name, NameKind
from rashomon.names.join_names import join_names
from rashomon.names.names_in_languages import tongue_pairs
from rashomon.parsing.parse import annotate_reports


def names_of(text: str, *, language: str, english: str = "") -> dict[str, Name]:
    reports = [make_report(text, "r", language=language)]
    reports += [make_report(english, "e")] if english else []
    return {name.name: name for name in join_names(list(annotate_reports(reports)))}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Die Fähre legte in Hamburg ab, sagte Kapitän Wendelin Osterkamp.",
            "de",
            {"Hamburg": NameKind.PLACE},
        ),
        ("El barco salió de Guatemala.", "es", {"Guatemala": NameKind.PLACE}),
        ("Der Zug fuhr nach Halle.", "de", {"Halle": NameKind.PLACE}),
        ("Alle gingen zur Halle, die Halle war voll.", "de", {}),
        ("Das Essen war kalt, sagte er in Bremen.", "de", {"Bremen": NameKind.PLACE}),
        ("Los vecinos pidieron la Paz y la Libertad.", "es", {}),
        ("O barco deixou o Porto e a Praia.", "pt", {}),
        ("Il treno arriva a Bari.", "it", {"Bari": NameKind.PLACE}),
        ("Elle est revenue de Nice avec la Paix.", "fr", {"Nice": NameKind.PLACE}),
        ("Sube a 14 la cifra de muertos.", "es", {}),
        ("Para salir de Guatemala hay que esperar.", "es", {"Guatemala": NameKind.PLACE}),
    ],
)
def test_what_the_gazetteer_and_the_list_of_countries_know(
    text: str, language: str, expected: dict[str, NameKind]
) -> None:
    assert {name.name: name.kind for name in names_of(text, language=language).values()} == expected


def test_what_the_english_reports_know() -> None:
    found = names_of(
        "Das sagte Ilka Renn am Abend.",
        language="de",
        english="The ferry sank, said Ilka Renn, the harbour master.",
    )
    assert {span.report for span in found["Ilka Renn"].mentions} == {"r", "e"}
    assert found["Ilka Renn"].kind is NameKind.PERSON


@pytest.mark.parametrize(
    ("kinds", "foreign", "expected"),
    [
        (
            {"Varsovia": NameKind.PLACE, "Warsaw": NameKind.PLACE},
            {"Varsovia"},
            [("Varsovia", "Warsaw")],
        ),
        ({"Varsovia": NameKind.PLACE, "Warsaw": NameKind.PLACE}, set(), []),
        ({"Varsovia": NameKind.PERSON, "Warsaw": NameKind.PLACE}, {"Varsovia"}, []),
        ({"Varsovia": NameKind.PLACE, "Lisbon": NameKind.PLACE}, {"Varsovia"}, []),
    ],
)
def test_pairs_of_two_languages(
    kinds: dict[str, NameKind], foreign: set[str], expected: list[tuple[str, str]]
) -> None:
    assert [(one, other) for one, other, _ in tongue_pairs(kinds, foreign)] == expected
