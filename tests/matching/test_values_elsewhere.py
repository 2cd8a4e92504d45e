"""Numbers, days and names of sentences that are not parsed."""

import pytest

from factories import parse_report
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.values_elsewhere import days_in, has_namesake, is_written, printed_numbers
from rashomon.model.claim import ClaimSentence


def _sentence(text: str, language: str) -> Facts:
    page = parse_report(text, language=language)
    span = page.report.span(0, len(text))
    return Facts(page=page, sentence=ClaimSentence("s", span), facts=(), dates=(), statements=())


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("es", "Treinta y seis casas y doscientas cinco cabras", {36, 205}),
        ("es", "cerca de 1.250 ovejas, 3,4 millones", {1250, 3_400_000}),
        ("fr", "quatre-vingt-dix-sept oies, dont cinq", {97, 5}),
        ("fr", "soixante et onze canards ; 1 840 cris", {71, 1840}),
        ("de", "Fünfunddreißig Hirten, zweihundertdrei Ziegen", {35, 203}),
        ("ru", "не менее семидесяти коз, двадцать одна собака", {70, 21}),
        ("ru", "3,2 тысячи кубометров", {3200}),
        ("ar", "اثنا عشر راعيا و٢٧ عنزة", {12, 27}),
        ("ar", "أربعة وعشرون خروفا, 700 ألف", {24, 700_000}),
        ("ru", "семья, четверг, труп", set()),
        ("nl", "zeven geiten, tweeëntwintig schapen, 0,75 miljoen", {7, 22, 750_000}),
        ("it", "quarantadue capre, duecentotre pecore, 1,8 milioni", {42, 203, 1_800_000}),
        ("pt", "vinte e duas cabras, trezentos bois, 2,5 milhões", {22, 300, 2_500_000}),
        ("cs", "sedm koz, 12 ovcí", {12}),
    ],
)
def test_numbers_are_read_in_figures_and_spelled_out(
    language: str, text: str, numbers: set[float]
) -> None:
    assert printed_numbers(_sentence(text, language)) == numbers


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("es", "el lunes 6 de octubre", ["10-06"]),
        ("ar", "حتى 11 أيار يوم الثلاثاء", ["05-11"]),
        ("fr", "jusqu'en décembre", ["12-"]),
        ("ru", "в среду, среди скал", []),
    ],
)
def test_days_are_known_by_months(language: str, text: str, days: list[str]) -> None:
    assert list(days_in(_sentence(text, language))) == days


@pytest.mark.parametrize(
    ("name", "text", "is_there"),
    [
        ("Vetlugin", "По словам Игоря Ветлугина", True),
        ("Volokhova", "говорит Дарья Волохова", True),
        ("Qanawati", "الطبيبة سلمى قنواتي", True),
        ("Barud", "المحافظ حاتم بارود", True),
        ("Hamoudi", "الشاهد نبيل عطوان", False),
        ("Sumarin", "Водитель Пётр Лядов", False),
        ("Moe", "капитан Арне Му", None),
        ("Arne Moe", "капитан Арне Му", True),
    ],
)
def test_a_name_is_known_by_its_consonants(name: str, text: str, is_there: bool | None) -> None:
    assert is_written(name.split(), text) is is_there


@pytest.mark.parametrize(
    ("name", "text", "has_other"),
    [
        ("Anton Brakkel", "sagte Anton Brekkow am Montag", True),
        ("Anton Brakkel", "Anton sagte am Montag nichts", False),
        ("Igor Sumarin", "Губернатор Игорь Ветлугин", True),
        ("Igor Vetlugen", "Губернатор Игорь Ветлугин", False),
        ("Brakkel", "sagte Anton Brekkow am Montag", False),
    ],
)
def test_a_given_name_before_another_surname_is_another_name(
    name: str, text: str, *, has_other: bool
) -> None:
    assert has_namesake(name.split(), text) is has_other
