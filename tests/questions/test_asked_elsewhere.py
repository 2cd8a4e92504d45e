"""Questions in one language to reports in others: names, numbers and days cross."""

import pytest

import rashomon
from factories import make_report
from rashomon.questions.ask_ledger import ask_ledger

ENGLISH = (
    "Weir at Torsund gives way\n"
    "Engineer Henrik Solvang warned of cracks in the weir. "
    "The flood drowned 1,350 goats on 12 May. "
    "Nobody counted the sheep."
)
ARABIC = (
    "انهيار سد في وادي الزهور\n"
    "وقال المهندس وائل الكرملاوي إن التشققات قديمة. "
    "وبلغت الخسائر 2.5 مليون دينار. "
    "وعاد الرعاة إلى بيوتهم مساء يوم الاثنين."
)


@pytest.fixture(scope="module")
def ledger() -> rashomon.Ledger:
    reports = [
        make_report(ENGLISH, "english", language="en", published="2031-05-13"),
        make_report(ARABIC, "arabic", language="ar", published="2031-05-13"),
    ]
    return rashomon.compare(reports, settings=rashomon.Settings())


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Was sagte Henrik Solvang?", "Solvang"),
        ("Wovor warnte Ingenieur Solvang?", "Solvang"),
        ("¿Qué dijo Henrik Solvang?", "Solvang"),
        ("Qu'a dit Henrik Solvang ?", "Solvang"),
        ("Cosa ha detto Henrik Solvang?", "Solvang"),
        ("O que disse Henrik Solvang?", "Solvang"),
        ("Wat zei ingenieur Solvang?", "Solvang"),
        ("Что сказал Хенрик Солванг?", "Solvang"),
        ("Wie viele Ziegen ertranken, 1.350?", "1,350"),
        ("Combien de chèvres, 1 350 ?", "1,350"),
        ("Quante capre, milletrecentocinquanta?", "1,350"),
        ("Cosa è successo il 12 maggio?", "12 May"),
        ("Что случилось 12 мая?", "12 May"),
        ("Wat zei Wael al-Karmalawi?", "الكرملاوي"),
        ("Wurden 2,5 Millionen Dinar verloren?", "2.5"),
    ],
)
def test_names_numbers_and_days_cross(ledger: rashomon.Ledger, question: str, found: str) -> None:
    (asked,) = ask_ledger(ledger, [question])
    assert found in asked.entries[0].lines[0]
    assert asked.in_part


@pytest.mark.parametrize(
    "question",
    ["Wer ist Otto Klemens?", "¿Quién mató 1.531 cabras?", "Что сказал Пётр Малыгин?"],
)
def test_what_no_report_has_is_not_found(ledger: rashomon.Ledger, question: str) -> None:
    (asked,) = ask_ledger(ledger, [question])
    assert not asked.is_found
    assert not asked.entries
    assert "have other languages than the question" in asked.in_part


def test_sentences_in_other_letters_are_not_taken_for_one(ledger: rashomon.Ledger) -> None:
    (asked,) = ask_ledger(ledger, ["Wat zei Wael al-Karmalawi?"])
    assert asked.entries[0].lines[0].count("2031") == 1
