"""Sentences of reports without a parse."""

from dataclasses import replace

from factories import make_report
from rashomon.text.whole_sentences import sentences_of

REPORT = make_report(
    "Dam leaks\nDr. Ida Voss of the U.N. saw it first. “It leaks,” she said. “We left at "
    "once.” Nobody was hurt at 3.30 p.m. on Monday. Det. Dorn saw Orlo Co. Two left.\n"
    "Read more about dams here",
    title="Dam leaks",
)


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
