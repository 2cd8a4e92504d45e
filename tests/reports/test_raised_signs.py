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
        ("5", "some 10", "^5"),
        ("-3", "some 10", "^-3"),
        ("5.5", "some 10", "^5.5"),
        ("1/2", "some 2", " 1⁄2"),
        ("1⁄2", "some 2 ", " 1⁄2"),
        ("2,3", "the mayor said", ""),
        ("[4]", "hurt 30", ""),
        ("*", "the mayor", ""),
        ("[4]", "the mayor said.", ""),
        ("th", "the 4", "th"),
        ("er", "le 1", "er"),
        ("2", "40 km", "2"),
        ("2", "an area of 40 m", "2"),
        ("2", "the arm", ""),
        ("6", "2 × 10", "^6"),
        ("99", "$9", ".99"),
        ("®", "Nordvale", "®"),
        ("1234", "killed 12", "^1234"),
        ("a", "killed 12", ""),
        ("a", "the arm", "a"),
        ("iii", "killed 12", ""),
        (",", "killed 12", ""),
        ("note 3", "killed 12", ""),
        ("[note 3]", "killed 12", ""),
        ("[citation needed]", "killed 12", ""),
        ("3.", "killed 12", ""),
        ("✝", "killed 12", ""),
        ("e", "le 2", "e"),
        ("o", "el 2", "o"),
        ("nd", "the 2", "nd"),
    ],
)
def test_what_is_left_of_it(raised: str, before: str, left: str) -> None:
    assert raised_text(raised, before) == left


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>killed 12<sup>1</sup> people</p>", "killed 12 people"),
        ('<p>hurt 30<sup><a href="#n2">2</a></sup>, she said</p>', "hurt 30, she said"),
        ('<p>hurt <b>30</b><a href="#n2">2</a> people</p>', "hurt 30 people"),
        ('<p>on <a href="/3">page 3</a> and <a href="/4">4</a></p>', "on page 3 and 4"),
        ("<p>12<sup>1</sup>people</p>", "12 people"),
        ("<p><sup>1</sup> An earlier version said eleven.</p>", "An earlier version said eleven."),
        ("<p>CO<sub>2</sub></p>", "CO2"),
        ('<p>killed 12<sup><a href="#a">a</a></sup> people</p>', "killed 12 people"),
        ('<p>killed 12<span class="note sup">1</span> people</p>', "killed 12 people"),
        ('<p>killed 12<span style="vertical-align: super">1</span></p>', "killed 12"),
        ('<p>killed 12<span class="supply">1</span></p>', "killed 121"),
        ("<p>some 3<sup>1</sup>⁄<sub>2</sub> tonnes</p>", "some 3 1⁄2 tonnes"),
        ("<p>killed <del>12</del>14 people, hurt <s>3</s>5</p>", "killed 14 people, hurt 5"),
        ('<p>killed 12<span style="display: none">345</span> people</p>', "killed 12 people"),
        ('<p>killed 12<span class="sr-only">345</span>people</p>', "killed 12 people"),
        ("<p>killed <ruby>12<rt>345</rt></ruby></p>", "killed 12"),
        ("<p>killed 12<sup>3</sup><sup>,</sup><sup>4</sup> people</p>", "killed 12 people"),
        ("<p>killed 12<small>3</small> people</p>", "killed 12 people"),
        ("<p>killed <small>12</small> people</p>", "killed 12 people"),
        ('<p>killed 12<span class="fn-ref">3</span> people</p>', "killed 12 people"),
        ('<p>killed <span class="cite">12</span> people</p>', "killed 12 people"),
        ('<p>killed 12<a role="doc-noteref" href="n.html">3</a></p>', "killed 12"),
        ('<p>killed 12<span style="position: relative; top: -4px">3</span></p>', "killed 12"),
        ('<p>killed <i style="position: relative; top: -4px">12</i></p>', "killed 12"),
        ("<p>killed 12&sup3; people, hurt 30&#185;</p>", "killed 12 people, hurt 30"),
        ("<p>killed <b>12</b>³ people</p>", "killed 12 people"),
        ("<p>burned 40 km&sup2; and 3 m&#xb3;</p>", "burned 40 km² and 3 m³"),
        ('<p>12<span style="display: table-cell">345</span> people</p>', "12\n\n345\n\npeople"),
        ("<p><b>12</b><b>345</b> people</p>", "12345 people"),
        ("<div>12<br>345 people</div>", "12\n\n345 people"),
        ("<p>some 10<sup>5</sup> people</p>", "some 10^5 people"),
        ("<p>some <b>10</b><span><sup>5</sup></span> people</p>", "some 10^5 people"),
        ("<p>some 10 <sup>5</sup> people</p>", "some 10 ^5 people"),
        ("<p>a pull of 10<sup>-3</sup> bar</p>", "a pull of 10^-3 bar"),
        ("<p>hurt 8<sup>45</sup> people</p>", "hurt 8^45 people"),
        ("<p>hurt 2<sup>10</sup> people</p>", "hurt 2^10 people"),
        ("<p>some 2<sup>1/2</sup> tonnes</p>", "some 2 1⁄2 tonnes"),
        ("<p>hurt 10<sup>1</sup>, then 8<sup>2</sup></p>", "hurt 10^1, then 8^2"),
        ("<p>12<sup>1</sup>, 10<sup>2</sup> and 10<sup>5</sup></p>", "12, 10^2 and 10^5"),
        (
            '<p>the mayor<sup><a href="#n1">1</a></sup> saw 10<sup>2</sup> lamps</p>',
            "the mayor saw 10^2 lamps",
        ),
        ('<p>hurt 8<sup class="fn-ref">2</sup> people</p>', "hurt 8 people"),
        ('<p>hurt 10<a href="#n4"><sup>4</sup></a> people</p>', "hurt 10 people"),
        ("<p>20<sub>3</sub> bags</p>", "20 bags"),
        ("<p>H<sub>2</sub>O, CO<sub>2</sub> and B<sub>12</sub></p>", "H2O, CO2 and B12"),
        ("<p>7<sup>b,c</sup> people, 8<sup>1,b</sup></p>", "7 people, 8"),
        ("<p>the 7<sup>th</sup> and 7<sup>e</sup></p>", "the 7th and 7e"),
        ('<div style="display:flex"><span>15</span><span>60</span></div>', "15\n\n60"),
        ("<p>It is <span>15</span><span>60</span></p>", "It is 1560"),
    ],
)
def test_in_a_page(markup: str, text: str) -> None:
    assert read_markup(markup)[0] == text


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("killed 12³ people", "killed 12 people"),
        ("killed 12¹² people", "killed 12^12 people"),
        ("at 12³⁰ on Monday", "at 12^30 on Monday"),
        ("killed 12¹,² people", "killed 12 people"),
        ("killed 1,200³ people", "killed 1,200 people"),
        ("killed twelve³ people", "killed twelve people"),
        ("killed 12⁽³⁾ people", "killed 12 people"),
        ("she said.³ He left", "she said. He left"),
        ("killed 12[3] people", "killed 12 people"),
        ("killed 12[3][4] people", "killed 12 people"),
        ("killed 12[3, 4] people", "killed 12 people"),
        ("killed 12[a] people", "killed 12 people"),
        ("killed 12[note 1] people", "killed 12 people"),
        ("burned 2×10⁶ trees", "burned 2×10^6 trees"),
        ("burned 10⁵ trees", "burned 10^5 trees"),
        ("a pull of 10⁻³ bar", "a pull of 10^−3 bar"),
        ("hurt 8⁴⁵ people", "hurt 8^45 people"),
        ("hurt 8¹ people, then 10²", "hurt 8^1 people, then 10^2"),
        ("fell 5¹/₂ metres", "fell 5 1⁄2 metres"),
        ("fell 5¹/2 metres", "fell 5 1⁄2 metres"),
    ],
)
def test_signs_of_notes_in_a_text(printed: str, left: str) -> None:
    assert without_note_signs(printed) == left


@pytest.mark.parametrize(
    "text",
    [
        "burned 40 km² of forest",
        "300 m³ of water",
        "5 cm² wide",
        "E = mc²",
        "CO₂ rose",
        "12½ metres",
        "the 3ʳᵈ fire",
        "article 12(3)",
        "12 [sic] people",
        "killed 12[sic] people",
        "the mayor said.[3] He left",
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
