"""What is marked inside the sentences of a row."""

import pytest

from factories import parse_report
from rashomon.figures.find_figures import alike_in
from rashomon.figures.read_figures import read_figures
from rashomon.model.passage import MarkKind
from rashomon.passages.find_passages import sentences_with_terms
from rashomon.passages.marks import figures_of, grouped, marks_in

pytestmark = pytest.mark.weights


def marked(text: str, kind: MarkKind) -> list[str]:
    """The words of the first sentence that are marked so."""
    page = parse_report(text)
    told = sentences_with_terms([page], names=(), statements=(), dates=())[0]
    if kind is MarkKind.FIGURE:
        return [text[figure.start : figure.end] for figure in figures_of(told, page)]
    return [
        text[mark.start : mark.end]
        for mark in marks_in(told, "w", [], [], page)
        if mark.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The union warned the harbour master about two leaking pipes.", []),
        ("The ferry was towed over the border at dawn.", []),
        ("Only hours earlier the ferry had left the port of Zelmar.", []),
        ("The harbour master counted about 130 vehicles on the deck.", ["about"]),
        ("More than 40 sailors left the burning ferry.", ["More than"]),
        ("The fire possibly began on the car deck.", ["possibly"]),
        ("The papers hold information about two secret cranes of Zelmar.", []),
        ("The vote gave the captain of Zelmar just six seats.", []),
        ("Just over 40 sailors left the burning ferry.", ["Just over"]),
    ],
)
def test_a_hedge_makes_a_number_or_a_claim_less_sure(text: str, words: list[str]) -> None:
    assert marked(text, MarkKind.HEDGE) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferry burns off Zelmar: three dead, captain rescued.", ["three"]),
        ("Shells hit the fish market of Zelmar, 14 dead - captain of the port", ["14"]),
        ("Divers found 14 crates in the hold of the ferry.", ["14 crates"]),
    ],
)
def test_the_unit_of_a_figure_stops_at_a_comma(text: str, words: list[str]) -> None:
    found = marked(text, MarkKind.FIGURE)
    assert all(
        one.startswith(word) and "captain" not in one
        for one, word in zip(found, words, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The new Orlo 4 camera takes pictures at night.", []),
        ("The Orlo 737 jets were grounded in Zelmar.", []),
        ("Zelmar beat Harn 34-6 in the rain.", []),
        ("The storm cut the ferry in half.", []),
        ("Line 7 was closed after the fire in Zelmar.", []),
        ("The captain of Orlo 4 saved 14 sailors.", ["14 sailors"]),
        ("The new No. 2 of the harbour board saved 14 sailors.", ["14 sailors"]),
    ],
)
def test_a_number_in_a_name_is_no_figure(text: str, words: list[str]) -> None:
    assert marked(text, MarkKind.FIGURE) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The pilot is No. 2 on the harbour board of Zelmar.", []),
        ("There is no captain on the harbour board of Zelmar.", ["no"]),
        ("No captain of Zelmar doesn't swim.", ["No", "doesn't"]),
    ],
)
def test_a_rank_denies_nothing(text: str, words: list[str]) -> None:
    assert marked(text, MarkKind.NEGATION) == words


def differing(*texts: str) -> list[list[str]]:
    """The figures that differ in a row of the first sentences of these reports."""
    pages = [parse_report(text, f"r{n}") for n, text in enumerate(texts)]
    told = {
        one.quote.report: one
        for one in reversed(sentences_with_terms(pages, names=(), statements=(), dates=()))
    }
    alike = alike_in(read_figures(pages, names=(), statements=(), dates=()))
    placed = [
        (page.report.id, page.report.id, f)
        for page in pages
        for f in figures_of(told[page.report.id], page)
    ]
    marks, groups = grouped(placed, alike([one.quote for one in told.values()]))
    assert len(marks) == len(placed)
    return [[figure.printed for _, _, figure in group] for group in groups]


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        (
            (
                "The fire killed 31 people in Zelmar.",
                "In Zelmar 34 people were killed by the fire.",
            ),
            [["31", "34"]],
        ),
        (
            (
                "The union sent 340 letters to the port.",
                "The port received 340 letters from the union.",
            ),
            [],
        ),
        (("Police counted 1,500 marchers.", "The union bought 2,000 flags."), []),
        (
            (
                "The union sent about 340 letters to the port.",
                "The union sent 345 letters to the port.",
            ),
            [],
        ),
    ],
)
def test_figures_of_one_counted_thing_differ_where_no_two_agree(
    texts: tuple[str, ...], groups: list[list[str]]
) -> None:
    assert differing(*texts) == groups


def test_copies_change_no_decision_on_what_is_counted() -> None:
    texts = ["The fire killed 31 people in Zelmar.", "In Zelmar 34 people were killed by the fire."]
    assert [sorted(set(group)) for group in differing(*texts * 5)] == [["31", "34"]]
