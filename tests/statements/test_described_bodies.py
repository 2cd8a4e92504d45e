"""Whom "the Ostau-based company" and "a welder" mean."""

import re
from collections.abc import Sequence

import pytest

from attributions import statements
from factories import parse_report
from rashomon.model.name import Name, NameKind
from rashomon.statements.extract import extract_statements

pytestmark = pytest.mark.weights


def speakers(text: str, *bodies: str) -> Sequence[str | None]:
    """The speakers of a report in which these bodies are known by name."""
    annotated = parse_report(text)
    names = [
        Name(
            f"n{k}",
            body,
            NameKind.ORGANISATION,
            (body,),
            tuple(annotated.report.span(*m.span()) for m in re.finditer(body, text)),
        )
        for k, body in enumerate(bodies)
    ]
    return [statement.speaker for statement in extract_statements([annotated], names=names)]


CASES = [
    # called by its kind before the name
    ("State-owned operator Norvia said the line was shut.", ("Norvia",), ["Norvia"]),
    (
        "The line was shut, state-owned operator Norvia said. Norvia said it was sorry.",
        ("Norvia",),
        ["Norvia", "Norvia"],
    ),
    # where it is from says nothing of which it is
    (
        "Drugmaker Norvia recalled a batch on Monday. It may be unsafe, the Swiss company said.",
        ("Norvia",),
        ["Norvia"],
    ),
    # of two, the one just told of
    (
        "The insurer Norvia bought the lender Tarkel in May. Tarkel lost money. The company "
        "said sales were weak.",
        ("Norvia", "Tarkel"),
        ["Tarkel"],
    ),
    # of two, the one that the report is about
    (
        "Norvia, a drugmaker, sued its supplier Tarkel. Norvia fell. Norvia shares rose. "
        "Shoppers were calm.\n\nThe company said it was sure.",
        ("Norvia", "Tarkel"),
        ["Norvia"],
    ),
]


@pytest.mark.parametrize(("text", "bodies", "expected"), CASES)
def test_bodies(text: str, bodies: Sequence[str], expected: list[str]) -> None:
    assert speakers(text, *bodies) == expected


def test_a_company_of_no_name_stays_what_it_is_called() -> None:
    assert speakers(
        "A company in the north failed. Ministers met. The company said it was broke."
    ) == ["company in the north"]


PEOPLE = [
    (
        "A Danish cyclist said a bottle saved him.\n\nKarl Voss, 29, had bent down when the "
        "train struck.",
        ["Karl Voss"],
    ),
    (
        "A Danish cyclist said a bottle saved him. Others died.\n\nKarl Voss, 29, had bent "
        "down when the train struck.",
        ["Karl Voss"],
    ),
    # no age: somebody else
    ("A Danish cyclist said a bottle saved him.\n\nKarl Voss led the inquiry.", ["Danish cyclist"]),
    # of another sex
    (
        "A woman said a bottle saved her.\n\nMr Karl Voss, 29, had bent down when the train "
        "struck.",
        ["woman"],
    ),
    # not in the first sentence
    (
        "The train was late.\n\nA Danish cyclist said a bottle saved him.\n\nKarl Voss, 29, "
        "had bent down.",
        ["Danish cyclist"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_who_is_named_only_after_speaking(text: str, expected: list[str]) -> None:
    assert [s.speaker for s in statements(text)] == expected
