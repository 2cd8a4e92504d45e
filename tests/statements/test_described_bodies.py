"""Whom "the Ostau-based company" and "a welder" mean."""

import re
from collections.abc import Sequence

import pytest

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
]


@pytest.mark.parametrize(("text", "bodies", "expected"), CASES)
def test_bodies(text: str, bodies: Sequence[str], expected: list[str]) -> None:
    assert speakers(text, *bodies) == expected


def test_a_company_of_no_name_stays_what_it_is_called() -> None:
    assert speakers(
        "A company in the north failed. Ministers met. The company said it was broke."
    ) == ["company in the north"]
