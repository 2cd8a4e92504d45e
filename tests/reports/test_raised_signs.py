"""What is printed above the line, in pages, Word files and PDFs."""

import pytest

from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.raised_signs import raised_text, without_note_signs
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings


@pytest.mark.parametrize(
    ("raised", "before", "left"),
    [
        ("1", "killed 12", ""),
        ("-3", "some 10", "^-3"),
        ("1/2", "some 2", " 1⁄2"),
        ("2,3", "the mayor said", ""),
        ("*", "the mayor", ""),
        ("th", "the 4", "th"),
        ("2", "40 km", "2"),
        ("2", "the arm", ""),
        ("99", "$9", ".99"),
        ("1234", "killed 12", "^1234"),
        ("a", "the arm", "a"),
        (",", "killed 12", ""),
        ("[note 3]", "killed 12", ""),
        ("3.", "killed 12", ""),
        ("e", "le 2", "e"),
        ("nd", "the 2", "nd"),
    ],
)
def test_what_is_left_of_it(raised: str, before: str, left: str) -> None:
    assert raised_text(raised, before) == left


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>killed 12<sup>1</sup> people</p>", "killed 12 people"),
        ('<p>hurt <b>30</b><a href="#n2">2</a> people</p>', "hurt 30 people"),
        ("<p>12<sup>1</sup>people</p>", "12 people"),
        ("<p>CO<sub>2</sub></p>", "CO2"),
        ('<p>killed 12<span class="note sup">1</span> people</p>', "killed 12 people"),
        ('<p>killed 12<span class="supply">1</span></p>', "killed 121"),
        ("<p>killed <del>12</del>14 people, hurt <s>3</s>5</p>", "killed 14 people, hurt 5"),
        ('<p>killed 12<span class="sr-only">345</span>people</p>', "killed 12 people"),
        ("<p>killed 12<sup>3</sup><sup>,</sup><sup>4</sup> people</p>", "killed 12 people"),
        ("<p>killed <small>12</small> people</p>", "killed 12 people"),
        ('<p>killed <span class="cite">12</span> people</p>', "killed 12 people"),
        ('<p>killed 12<span style="position: relative; top: -4px">3</span></p>', "killed 12"),
        ("<p>killed <b>12</b>³ people</p>", "killed 12 people"),
        ('<p>12<span style="display: table-cell">345</span> people</p>', "12\n\n345\n\npeople"),
        ("<div>12<br>345 people</div>", "12\n\n345 people"),
        ("<p>some <b>10</b><span><sup>5</sup></span> people</p>", "some 10^5 people"),
        ("<p>a pull of 10<sup>-3</sup> bar</p>", "a pull of 10^-3 bar"),
        ("<p>hurt 2<sup>10</sup> people</p>", "hurt 2^10 people"),
        ("<p>hurt 10<sup>1</sup>, then 8<sup>2</sup></p>", "hurt 10^1, then 8^2"),
        (
            '<p>the mayor<sup><a href="#n1">1</a></sup> saw 10<sup>2</sup> lamps</p>',
            "the mayor saw 10^2 lamps",
        ),
        ('<p>hurt 10<a href="#n4"><sup>4</sup></a> people</p>', "hurt 10 people"),
        ("<p>H<sub>2</sub>O, CO<sub>2</sub> and B<sub>12</sub></p>", "H2O, CO2 and B12"),
        ("<p>the 7<sup>th</sup> and 7<sup>e</sup></p>", "the 7th and 7e"),
        ("<p>It is <span>15</span><span>60</span></p>", "It is 1560"),
    ],
)
def test_in_a_page(markup: str, text: str) -> None:
    assert read_markup(markup)[0] == text


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("killed 12³ people", "killed 12 people"),
        ("at 12³⁰ on Monday", "at 12^30 on Monday"),
        ("killed 1,200³ people", "killed 1,200 people"),
        ("killed 12⁽³⁾ people", "killed 12 people"),
        ("killed 12[3] people", "killed 12 people"),
        ("killed 12[a] people", "killed 12 people"),
        ("burned 2×10⁶ trees", "burned 2×10^6 trees"),
        ("a pull of 10⁻³ bar", "a pull of 10^−3 bar"),
        ("hurt 8¹ people, then 10²", "hurt 8^1 people, then 10^2"),
        ("fell 5¹/2 metres", "fell 5 1⁄2 metres"),
    ],
)
def test_signs_of_notes_in_a_text(printed: str, left: str) -> None:
    assert without_note_signs(printed) == left


@pytest.mark.parametrize(
    "text",
    [
        "burned 40 km² of forest",
        "5 cm² wide",
        "CO₂ rose",
        "the 3ʳᵈ fire",
        "article 12(3)",
        "killed 12[sic] people",
        "a room of 12 m², 3 m high",
    ],
)
def test_what_is_no_sign_of_a_note_stays(text: str) -> None:
    assert without_note_signs(text) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "The fire killed 12³ people in Harn, and 30[4] were hurt, the mayor said."),
        (
            "a.html",
            "<html><body><p>The fire killed 12³ people in Harn, and 30<sup>4</sup> were hurt, "
            "the mayor said.</p></body></html>",
        ),
        (
            "a.md",
            "# Fire\n\nThe fire killed 12³ people in Harn, and 30[4] were hurt, the mayor said.",
        ),
    ],
)
def test_a_report_has_the_bare_numbers(name: str, text: str) -> None:
    report = read_report(name, text.encode(), ReadSettings())
    assert "killed 12 people in Harn, and 30 were hurt" in report.text
