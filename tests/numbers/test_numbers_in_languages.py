"""The numbers of sentences in other languages than English, with what they count."""

import pytest

from factories import parse_report
from rashomon.numbers.numbers_in_languages import LanguageNumber, language_numbers_in


def read(language: str, text: str) -> list[LanguageNumber]:
    page = parse_report(text, language=language)
    return list(language_numbers_in(page.report.span(0, len(text)), None, page))


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Dabei starben 1.200 alte Ziegen.", [(1200, "Ziegen", "exact")]),
        ("de", "Rund 2,5 Millionen Euro fehlen.", [(2_500_000, "", "near")]),
        ("de", "Mindestens 40 der Ziegen leben.", [(40, "Ziegen", "low")]),
        ("de", "Am 14. März kamen 300 bis 400 Ziegen.", []),
        ("de", "Der Streit dauerte 14 Monate.", []),
        ("es", "Murieron 23 cabras y un 4,5 % de las ovejas.", [(23, "cabras"), (4.5, "")]),
        ("es", "Costará 3,2 millones de coronas.", [(3_200_000, "coronas")]),
        ("es", "El 14 de marzo de 2031 ardieron 1,200 casas.", []),
        ("fr", "Quelque 7 000 chèvres, 12 millions d'euros.", [(7000, "chèvres"), (12e6, "")]),
        ("ru", "Погибли 23 козы.", []),
    ],
)
def test_a_number_has_its_noun_or_unit_behind_it(
    language: str, text: str, told: list[tuple[object, ...]]
) -> None:
    numbers = [(number.value, number.noun, number.limit) for number in read(language, text)]
    assert [number[: len(each)] for number, each in zip(numbers, told, strict=True)] == told


@pytest.mark.parametrize(
    ("language", "first", "second", "parted"),
    [
        ("de", "14 Ziegen starben.", "Im Stall starben 17 Ziegen.", False),
        ("de", "14 Ziegen starben im Stall.", "17 Ziegen starben auf der Weide.", True),
        ("de", "14 Ziegen starben.", "Im vergangenen Jahr starben 17 Ziegen.", True),
        ("es", "Murieron 9 cabras.", "En 2019 murieron 12 cabras.", True),
        (
            "fr",
            "À l'étable Nord, 9 chèvres sont mortes.",
            "À l'étable Sud, 4 chèvres sont mortes.",
            True,
        ),
        (
            "fr",
            "Selon Ina Holm, 9 chèvres sont mortes.",
            "Selon Jon Ek, 4 chèvres sont mortes.",
            False,
        ),
    ],
)
def test_another_time_name_or_clause_parts_two_numbers(
    language: str, first: str, second: str, *, parted: bool
) -> None:
    (one,) = read(language, first)
    (other,) = read(language, second)
    assert one.parted(other) is parted
