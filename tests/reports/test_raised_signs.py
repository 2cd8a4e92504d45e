"""What is printed above the line, in pages, Word files and PDFs."""

import pytest

from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.raised_signs import raised_text


@pytest.mark.parametrize(
    ("raised", "before", "left"),
    [
        ("1", "killed 12", ""),
        ("2,3", "the mayor said", ""),
        ("[4]", "hurt 30", ""),
        ("*", "the mayor", ""),
        ("[4]", "the mayor said.", "[4]"),
        ("th", "the 4", "th"),
        ("er", "le 1", "er"),
        ("2", "40 km", "2"),
        ("2", "an area of 40 m", "2"),
        ("2", "the arm", ""),
        ("2", "they moved in", ""),
        ("6", "2 × 10", "^6"),
        ("99", "$9", ".99"),
        ("®", "Nordvale", "®"),
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
    ],
)
def test_in_a_page(markup: str, text: str) -> None:
    assert read_markup(markup)[0] == text
