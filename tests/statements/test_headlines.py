"""Attributions in headlines."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor Says Bridge Is Safe Despite Cracks", [("Bridge Is Safe Despite Cracks", "Mayor")]),
        ("Bridge is safe, mayor says", [("Bridge is safe", "mayor")]),
        (
            "Storm could hit coast on Friday, forecasters warn",
            [("Storm could hit coast on Friday", "forecasters")],
        ),
        (
            "Police: Man drove into crowd on purpose",
            [("Man drove into crowd on purpose", "Police")],
        ),
        ("Ferry sank within minutes - survivors", [("Ferry sank within minutes", "survivors")]),
        ("‘It was like a bomb’, says witness", [("‘It was like a bomb’", "witness")]),
        ("Union vows to fight job cuts", [("vows to fight job cuts", "Union")]),
        ("Train crash: seven dead in early morning derailment", []),
        ("Reports of gunfire near palace", []),
        ("Mayor opens bridge after long delay", []),
        ("Harbour mourns as ferry fire claims a fifth life", []),
    ],
)
def test_headlines(title: str, expected: list[tuple[str, str]]) -> None:
    assert contents(f"{title}\n\nNothing else was known.", title) == expected


def test_a_surname_in_the_headline_is_the_person_of_the_report() -> None:
    found = statements(
        "Keller Denies Fraud Claims\n\nThe banker Tom Keller, 50, left the court.",
        "Keller Denies Fraud Claims",
    )
    assert [(s.speaker, s.stance) for s in found] == [("Tom Keller", "denies")]
