"""The language of a question, told by the reports that it is put to; and stems."""

from dataclasses import replace

import pytest

from rashomon.model.report import Report
from rashomon.text.question_language import language_of_question
from rashomon.text.word_forms import stems_of

GERMAN = "Im Hafen kamen zwölf Menschen ums Leben, und der Weizen fiel in das Becken der Stadt."
FRENCH = "Dans le port, douze personnes sont mortes, et le blé est tombé dans le bassin."
ARABIC = "قتل اثنا عشر شخصا في الميناء وسقط القمح في الحوض."
ENGLISH = "In the port twelve people died, and the wheat fell into the basin."


def report(text: str, language: str) -> Report:
    return Report(id=language, source="", sha256="", source_sha256="", text=text, language=language)


PILE = [
    report(GERMAN, "de"),
    report(FRENCH, "fr"),
    report(ARABIC, "ar"),
    report(ENGLISH, "en"),
]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many people died?", "en"),
        ("Wie viele Menschen starben?", "de"),  # no small word: by what the reports say
        ("Combien de personnes sont mortes ?", "fr"),
        ("كم شخصا قتل؟", "ar"),
        ("Quellmonde?", "en"),  # nothing tells
        ("Сколько погибших?", "ru"),  # though no report is in Russian
        ("Quanti morti ci sono stati?", "it"),
        ("Quantas pessoas morreram?", "pt"),
        ("Hoeveel mensen zijn omgekomen?", "nl"),
        ("¿Cuántas personas murieron?", "es"),
        ("Was the wheat wet?", "en"),
        ("Who die?", "en"),
    ],
)
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert language_of_question(question, PILE) == language


def test_a_question_to_reports_in_one_language_is_in_it_or_in_english() -> None:
    german = [replace(PILE[0], id="one"), replace(PILE[0], id="two")]
    assert language_of_question("Wo fiel der Weizen?", german) == "de"
    assert language_of_question("Where did it fall?", german) == "en"


@pytest.mark.parametrize(
    ("words", "language", "stems"),
    [
        (["Tote", "Toten", "Menschen"], "de", ["tot", "tot", "mensch"]),
        (["صومعة", "الصومعة"], "ar", ["صومع", "صومع"]),
        (["Toter", "Menschen"], "vi", ["toter", "menschen"]),  # no rules
        (["Houses"], None, ["houses"]),
    ],
)
def test_stems(words: list[str], language: str | None, stems: list[str]) -> None:
    assert stems_of(words, language) == stems
