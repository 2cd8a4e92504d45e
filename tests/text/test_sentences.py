"""Whole sentences: what the parser tore is one again, and nothing else is."""

import pytest

from factories import parse_report
from rashomon.text.sentences import LONGEST, torn, whole_sentences


@pytest.mark.parametrize(
    ("before", "after", "one"),
    [
        ("Mr.", "Dorn left Tolvik.", True),
        ("The letter went to Rep.", "Halina Brod.", True),
        ("It was signed by Pavel J.", "Dorn.", True),
        ("Nobody was hurt, Const.", "Vorn said.", True),
        ("The letter went to Cllr.", "Halina Brod.", True),
        ("The radius is a const.", "The ship was lost.", False),
        ("The fire began on Oct.", "12 in the hold.", True),
        ("He spoke of a", "warning.", True),
        ("The union said", "Nobody answered.", True),
        ("The crew was safe.", "said the owner.", True),
        ("The crew was safe.", '" he added.', True),
        ("The engines run up to 2.", "7 knots faster.", True),
        ("She averaged 14.", "4 knots in the race.", True),
        ("It left in 2031.", "12 people were lost.", False),
        ("The ship is the mayor's.", "It was lost.", False),
        ("The crew was safe.", "The ship was lost.", False),
        ("Nobody knew it was I.", "The ship was lost.", False),
        ("He said no.", "The ship was lost.", False),
        ("Was it a leak?", "The union thinks so.", False),
        ("The owner was Orlo Inc.", "The ship was lost.", False),
    ],
)
def test_torn_pieces(before: str, after: str, one: bool) -> None:
    assert torn(before, after) is one


def test_an_ordinal_ends_no_sentence_in_other_languages() -> None:
    assert torn("Das Schiff verließ den Hafen am 3.", "Mai mit zwölf Leuten.", english=False)
    assert not torn("The ship left the port with 3.", "May the crew be safe.", english=True)


@pytest.mark.weights
def test_no_sentence_is_joined_over_a_line_or_over_the_limit() -> None:
    rows = "; ".join(f"and the {n}th of the clauses goes on" for n in range(40))
    found = whole_sentences(parse_report(f"{rows}\nanother line begins small here\n"))
    assert found
    assert all("\n" not in one.quote.quote for one in found)
    assert all(len(one.quote.quote) <= LONGEST for one in found)


@pytest.mark.weights
def test_who_signed_a_post_that_a_page_shows_is_no_sentence() -> None:
    """What the post says is one."""
    post = "The gate at Zelmar opens at nine."
    text = f"Gates open\n\n{post}\n\n— Mira Tolk (@miratolk) May 2, 2031\n"
    assert [one.quote.quote for one in whole_sentences(parse_report(text))] == [post]
