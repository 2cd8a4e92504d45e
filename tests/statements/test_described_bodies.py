"""Whom "the Ostau-based company" and "a welder" mean."""

import re
from collections.abc import Sequence

import pytest

from factories import parse_report
from rashomon.model.name import Name, NameKind
from rashomon.statements.extract import said_in_story

pytestmark = pytest.mark.weights


def speakers(text: str, *bodies: str) -> Sequence[str | None]:
    """The speakers of a report in which these bodies are known by name."""
    annotated = parse_report(text)
    names = [
        Name(
            id=f"n{k}",
            name=body,
            kind=NameKind.ORGANISATION,
            spellings=(body,),
            mentions=tuple(annotated.report.span(*m.span()) for m in re.finditer(body, text)),
        )
        for k, body in enumerate(bodies)
    ]
    return [said.statement.speaker for said in said_in_story([annotated], names=names)]


CASES = [
    # of two, the one just told of
    (
        "The insurer Norvia bought the lender Tarkel in May. Tarkel lost money. The company "
        "said sales were weak.",
        ("Norvia", "Tarkel"),
        ["Tarkel"],
    ),
    # a union, a ministry, a club as well as a firm
    (
        "Dockers of the union Skaldor met on Monday. The union said it would wait.",
        ("Skaldor",),
        ["Skaldor"],
    ),
    # what is named only later is not meant
    (
        "The firm said the flaw was mended. The rain went on for nine days. "
        "Rivals of the lender Tarkel were glad.",
        ("Tarkel",),
        ["firm"],
    ),
]


@pytest.mark.parametrize(("text", "bodies", "expected"), CASES)
def test_bodies(text: str, bodies: Sequence[str], expected: list[str]) -> None:
    assert speakers(text, *bodies) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Skaldor met on Monday. The union said it would wait.", "Skaldor"),
        ("The union said it would wait. Later Skaldor met.", "union"),  # named later
    ],
)
def test_what_another_report_calls_a_body(text: str, speaker: str) -> None:
    one = parse_report(text, "a")
    two = parse_report("Members of the union Skaldor met on Monday.", "b")
    spans = [a.report.span(*re.search("Skaldor", a.report.text).span()) for a in (one, two)]
    name = Name(
        id="n0",
        name="Skaldor",
        kind=NameKind.ORGANISATION,
        spellings=("Skaldor",),
        mentions=tuple(spans),
    )
    (found,) = said_in_story([one, two], names=[name])
    assert found.statement.speaker == speaker
