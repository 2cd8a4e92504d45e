"""Outlets and authors in the lines above a story, in languages other than English."""

import pytest

from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

PROSE = (
    "Um silo de grãos desabou no sábado no porto de Quellmonde, e doze pessoas morreram ali "
    "durante a noite, segundo os bombeiros da cidade vizinha, que chegaram pouco depois."
)
ARABIC = (
    "انهارت صومعة حبوب يوم السبت في ميناء كويلموند. وقالت فرق الإطفاء إن 12 شخصا قتلوا في الحادث."
)
RUSSIAN = "В порту Квельмонда в субботу обрушилось зернохранилище, и двенадцать человек погибли."


@pytest.mark.parametrize(
    ("lines", "outlet", "authors"),
    [
        (
            "صحيفة الميناء\nاثنا عشر قتيلا في انهيار صومعة حبوب\nبقلم: إيمان الراوي",
            "صحيفة الميناء",
            ("إيمان الراوي",),
        ),
    ],
)
def test_outlet_headline_and_authors(lines: str, outlet: str, authors: tuple[str, ...]) -> None:
    prose = {"Н": RUSSIAN, "ص": ARABIC}.get(lines[0], PROSE)
    text = f"{lines}\n3.3.2031\n\n{prose}\n"
    report = read_report("report.txt", text.encode(), ReadSettings())
    assert (report.outlet, report.authors) == (outlet, authors)
    assert report.title == lines.split("\n")[1]


@pytest.mark.parametrize("line", ["Von Trapp stays away", "Di Salis returns", "Por que no"])
def test_a_headline_that_opens_like_a_byline_is_none(line: str) -> None:
    text = f"{line}\n\nThe harbour master of Quellmonde said on Saturday that nobody had come.\n"
    report = read_report("report.txt", text.encode(), ReadSettings())
    assert (report.title, report.authors) == (line, ())
