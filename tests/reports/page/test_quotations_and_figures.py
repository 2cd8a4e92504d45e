"""Quotations set apart with who says them, and figures in a list behind what they count."""

import pytest

from attributions import contents
from rashomon.reports.page.saved_page import read_page

BEFORE = "<p>The weir above Tolm broke on Friday, and forty cellars were full of water.</p>"
AFTER = "<p>The fire service pumped until the morning, and nobody was hurt, the council said.</p>"


def text_of(markup: str) -> list[str]:
    """The paragraphs of a page between its first and its last."""
    title = "Weir breaks above Tolm"
    page = read_page(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"{BEFORE}{markup}{AFTER}</article></body></html>"
    )
    return page.text.strip().split("\n\n")[2:-1]


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        (
            "<blockquote><p>I heard it go.</p><footer>Runa Aske, a miller</footer></blockquote>",
            ["“I heard it go.” — Runa Aske, a miller"],
        ),
        (
            "<blockquote>I heard it.<footer>— <cite>Runa Aske</cite>, miller</footer></blockquote>",
            ["“I heard it.” — Runa Aske, miller"],
        ),
        (
            "<blockquote><p>“I heard it.”</p><p>“Then it went.”</p><p>– <cite>Runa Aske</cite></p>"
            "</blockquote>",
            ["“I heard it.”", "“Then it went.” — Runa Aske"],
        ),
        (
            "<figure><blockquote><p>The pumps ran dry.</p></blockquote>"
            "<figcaption>Emil Velt, mayor of Tolm</figcaption></figure>",
            ["“The pumps ran dry.” — Emil Velt, mayor of Tolm"],
        ),
        (
            "<blockquote><div>It was a <b>train</b></div><cite>– Gerda Kroon</cite></blockquote>",
            ["“It was a train” — Gerda Kroon"],
        ),
        # nobody is named, or not as who says it
        ("<blockquote><p>The weir is not safe.</p></blockquote>", ["The weir is not safe."]),
        (
            "<blockquote><p>The weir is new.</p><footer>Source: Vale Radio</footer></blockquote>",
            ["The weir is new."],
        ),
        (
            "<blockquote>As <cite>The Sund Post</cite> wrote, the weir was old.</blockquote>",
            ["As The Sund Post wrote, the weir was old."],
        ),
    ],
)
def test_a_quotation_set_apart_keeps_who_says_it(markup: str, paragraphs: list[str]) -> None:
    assert text_of(markup) == paragraphs


@pytest.mark.weights
def test_who_signs_a_quotation_says_it() -> None:
    markup = "<blockquote><p>I heard it go.</p><footer>Runa Aske, a miller</footer></blockquote>"
    [line] = text_of(markup)
    assert contents(line) == [("“I heard it go.”", "Runa Aske")]


@pytest.mark.parametrize(
    ("markup", "rows"),
    [
        (
            "<dl><dt>Deaths:</dt><dd>5</dd><dt>Missing:</dt><dd>3</dd></dl>",
            ["Deaths | 5", "Missing | 3"],
        ),
        (
            "<dl><div><dt>Cellars under water</dt><dd>40</dd></div>"
            "<div><dt>Rescued</dt><dd>about <b>12</b> people</dd></div></dl>",
            ["Cellars under water | 40", "Rescued | about 12 people"],
        ),
        (
            "<dl><dt>River</dt><dd>Tolm</dd><dt>Level</dt><dd>4.1 m</dd></dl>",
            ["River | Tolm", "Level | 4.1 m"],
        ),
        (
            "<dl><dt>Who is to blame?</dt><dd>Nobody knows. The council wants an inquiry that "
            "will last three months and cost 400,000 crowns.</dd></dl>",
            [
                "Who is to blame?",
                "Nobody knows. The council wants an inquiry that will last three months and "
                "cost 400,000 crowns.",
            ],
        ),
    ],
)
def test_a_figure_stays_beside_what_it_counts(markup: str, rows: list[str]) -> None:
    assert text_of(markup) == rows
