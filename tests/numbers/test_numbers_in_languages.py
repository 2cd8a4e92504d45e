"""The numbers of sentences in other languages than English, with what they count."""

import pytest

from factories import parse_report
from rashomon.comparing.compare import compare_story
from rashomon.comparing.stage_border import Stages
from rashomon.numbers.numbers_in_languages import LanguageNumber, language_numbers_in
from rashomon.numbers.values_printed import values_printed


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
        ("ru", "Погибли 23 козы.", [(23, "козы")]),
        ("ru", "Без корма остались около 2,1 млн коз.", [(2_100_000, "коз", "near")]),
        ("ru", "Пали сорок пять коз, два-три дня шёл снег.", [(45, "коз", "exact")]),
        ("ru", "Тысячи коз и несколько сотен овец ушли.", []),
        ("it", "Sono morte 1.200 capre, il 12,5 per cento.", [(1200, "capre"), (12.5, "")]),
        ("it", "Persi oltre 3 milioni di euro.", [(3_000_000, "", "low")]),
        ("it", "Sono morte ventitré capre in sei ore.", [(23, "capre", "exact")]),
        ("pt", "Morreram pelo menos 47 cabras.", [(47, "cabras", "low")]),
        ("pt", "Faltam 1,5 milhão de reais e dezenas de cabras.", [(1_500_000, "")]),
        ("pt", "Fugiram trinta e duas ovelhas e um cão.", [(32, "ovelhas", "exact")]),
        ("nl", "Er stierven 2.100 jonge geiten.", [(2100, "geiten", "exact")]),
        ("nl", "Bijna eenentwintig geiten en honderden schapen.", [(21, "geiten", "near")]),
        ("de", "Vier im Stall und elf Ziegen lebten noch.", [(11, "Ziegen", "exact")]),
        ("de", "Hunderte Ziegen, mehrere tausend Schafe.", []),
        ("de", "Im Stall drei der Ziegenfarm lag Heu.", []),
        ("de", "Es fehlen 3 Mio. Euro.", [(3_000_000, "", "exact")]),
        ("es", "Murió un once por ciento de las cabras.", [(11, "", "exact")]),
        ("fr", "Soixante-dix-sept chèvres, deux trois moutons.", [(77, "chèvres", "exact")]),
        ("pl", "Zginęły 23 kozy.", []),
        ("ar", "نفقت 23 عنزة.", []),
    ],
)
def test_a_number_has_its_noun_or_unit_behind_it(
    language: str, text: str, told: list[tuple[object, ...]]
) -> None:
    numbers = [(number.value, number.noun, number.limit) for number in read(language, text)]
    assert [number[: len(each)] for number, each in zip(numbers, told, strict=True)] == told


def test_the_ledger_has_the_number_with_its_bounds_unit_and_phrase() -> None:
    text = "Im Tal Nord fehlen laut Amt seit Montag mehr als 2,5 Millionen Euro, sagte Ina Holm."
    (number,) = [read_number.number for read_number in read("de", text)]
    assert (number.span.quote, number.low, number.high) == (
        "mehr als 2,5 Millionen Euro",
        2.5e6,
        None,
    )
    assert (number.limit, number.unit, number.measure) == ("low", "EUR", "money")
    assert number.phrase.quote == "Nord fehlen laut Amt seit Montag mehr als 2,5 Millionen Euro"


def test_numbers_of_one_thing_in_two_reports_stand_in_a_tally() -> None:
    texts = (
        "Ziegen im Schnee\nIm Tal Nord starben am Montag 14 Ziegen im Schnee.",
        "Tote Ziegen\nAm Montag starben im Tal Nord siebzehn Ziegen im Schnee.",
    )
    pages = [
        parse_report(text, f"r{n}", language="de", title=text[:11]) for n, text in enumerate(texts)
    ]
    story, _ = compare_story(pages, stages=Stages())
    assert [(number.counted, number.low) for number in story.numbers] == [
        ("Ziegen", 14),
        ("Ziegen", 17),
    ]
    (tally,) = story.tallies
    assert [value.low for value in tally.values] == [14, 17]
    assert (tally.thing, tally.reports) == ("Ziegen", 2)


@pytest.mark.parametrize(
    ("language", "first", "second", "parted"),
    [
        ("de", "14 Ziegen starben.", "Im Stall starben 17 Ziegen.", False),
        ("de", "14 Ziegen starben im Stall.", "17 Ziegen starben auf der Weide.", True),
        ("de", "14 Ziegen starben.", "Im vergangenen Jahr starben 17 Ziegen.", True),
        ("de", "14 Ziegen blieben ohne Futter.", "17 Ziegen blieben ohne Futter.", False),
        ("ru", "Без корма остались 14 коз.", "Без корма остались 17 коз, 3 овцы.", False),
        ("nl", "14 geiten zijn dood.", "Vorig jaar zijn 17 geiten dood.", True),
        ("it", "Sono morte 14 capre.", "Non sono morte 17 capre.", True),
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
    one = read(language, first)[0]
    other = read(language, second)[0]
    assert one.parted(other) is parted


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "une dizaine de chèvres", {1, 10}),
        ("fr", "une douzaine de chèvres", {1, 12}),
        ("it", "una decina, un centinaio", {1, 10, 100}),
        ("es", "un once por ciento", {1, 11, 100}),
        ("de", "ein hundert Ziegen", {100}),
        ("de", "einundzwanzig Ziegen", {21}),
    ],
)
def test_an_article_is_no_part_of_a_number(language: str, text: str, values: set[float]) -> None:
    assert values_printed(text, language) == values
