"""Sentences of reports without a parse."""

from dataclasses import replace

import pytest

from factories import make_report, quoted
from rashomon.text.whole_sentences import sentence_at, sentences_of

REPORT = make_report(
    "Dam leaks\nDr. Ida Voss of the U.N. saw it first. “It leaks,” she said. “We left at "
    "once.” Nobody was hurt at 3.30 p.m. on Monday. Det. Dorn saw Orlo Co. Two left.\n"
    "Read more about dams here",
    title="Dam leaks",
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("saw it", "Dr. Ida Voss of the U.N. saw it first."),
        ("she said", "“It leaks,” she said."),
        ("We left", "“We left at once.”"),
        ("hurt", "Nobody was hurt at 3.30 p.m. on Monday."),
        ("Dorn", "Det. Dorn saw Orlo Co."),
    ],
)
def test_titles_initials_and_quotations_are_not_torn(words: str, sentence: str) -> None:
    assert sentence_at(REPORT, quoted(REPORT, words)).quote == sentence


def test_sentences_of_the_prose() -> None:
    menu = replace(
        REPORT,
        furniture=(
            REPORT.furniture_span(REPORT.text.index("Read more"), len(REPORT.text), "menu"),
        ),
    )
    assert [one.quote for one in sentences_of(menu)] == [
        "Dr. Ida Voss of the U.N. saw it first.",
        "“It leaks,” she said.",
        "“We left at once.”",
        "Nobody was hurt at 3.30 p.m. on Monday.",
        "Det. Dorn saw Orlo Co.",
    ]
