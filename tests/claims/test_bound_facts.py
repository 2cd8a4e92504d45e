"""A fact that a sentence binds to another deed is told, though all its words were told before."""

from collections.abc import Sequence

import pytest

from factories import make_name, make_statement, quoted
from matters import laid, pages_of
from rashomon.claims.told_once import tell_once
from rashomon.model.date import Date
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights


def folded(pages: Sequence[Annotations], **found: object) -> list[str]:
    """The sentences of the claim of these reports that repeat another."""
    made = laid(pages, **found)  # type: ignore[arg-type]
    told = tell_once(made.claim, made.terms, made.pages)
    return [one.span.quote for one in told.sentences if one.repeats]


TURNED = [
    ("Three goats died and five goats fled.", "Five goats died and three goats fled."),
    (
        "The owner did not sell the mill, but the baker sold the barn.",
        "The owner sold the mill, but the baker did not sell the barn.",
    ),
    (
        "No goats were found in the barn, and 12 sheep were found.",
        "No sheep were found in the barn, and 12 goats were found.",
    ),
    (
        "The miller refused to open the sluice and agreed to close the gate.",
        "The miller agreed to open the sluice and refused to close the gate.",
    ),
    (
        "The miller denied that the sluice was opened.",
        "The miller denied that the sluice was not opened.",
    ),
    ("The cook, not the baker, fled.", "The baker, not the cook, fled."),
    ("The mill burned at 7 a.m. near the barn.", "The mill burned at 9 a.m. near the barn."),
    (
        "The guild sued the abbey, and flight 212 was late.",
        "The guild sued the abbey, and flight 221 was late.",
    ),
]


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_what_is_turned_round_is_not_folded(one: str, other: str) -> None:
    assert folded(pages_of(one, other)) == []


def test_a_name_that_does_what_was_done_to_it_is_not_folded() -> None:
    texts = ("Ina Holm hit Oda Falk at the old mill.", "Oda Falk hit Ina Holm at the old mill.")
    pages = pages_of(*texts)
    reports = [page.report for page in pages]
    names = [make_name(called, *reports) for called in ("Ina Holm", "Oda Falk")]
    assert folded(pages, names=names) == []


def test_a_day_that_goes_with_another_deed_is_not_folded() -> None:
    texts = (
        "The baker was seized on Saturday and freed on Sunday.",
        "The baker was freed on Saturday and seized on Sunday.",
    )
    pages = pages_of(*texts)
    days = [
        Date(f"d-{day}-{page.report.id}", quoted(page.report, day), at, at)
        for page in pages
        for day, at in (("Saturday", "2031-05-03"), ("Sunday", "2031-05-04"))
    ]
    assert folded(pages, dates=days) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three goats did not leave the barn.", "3 goats didn’t leave the barn."),
        ("Nobody was hurt when the mill burned.", "No one was hurt when the mill burned."),
        ("Nine goats died when the mill burned.", "When the mill burned, nine goats were killed."),
    ],
)
def test_the_same_in_other_words_is_folded(one: str, other: str) -> None:
    assert len(folded(pages_of(one, other))) == 1


def test_figures_of_a_language_that_is_not_read_whole_are_each_their_own() -> None:
    spanish = "El hospital dijo ayer que {} personas murieron en el derrumbe del domingo."
    texts = [spanish.format(number) for number in (14, 15, 15)]
    assert len(folded(pages_of(*texts, language="es"))) == 1


def test_whose_words_they_are_is_a_fact_where_another_sentence_is_of_nobody() -> None:
    texts = (
        "The old mill of Zelmar burned down on Saturday night.",
        "the old mill of Zelmar burned down on Saturday night.",
    )
    pages = pages_of(*texts)
    said = [
        make_statement(page.report, page.report.text, who, id=f"s-{n}")
        for n, (page, who) in enumerate(zip(pages, (None, "keeper"), strict=True))
    ]
    assert folded(pages) == [texts[1]]
    assert folded(pages, statements=said) == []
