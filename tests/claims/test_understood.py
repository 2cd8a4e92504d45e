"""Which sentences are understood alone."""

import pytest

from factories import parse_report, quoted
from rashomon.claims.understood import LEANS, NEEDS, standing

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("The mayor of Harn closed the ferry on Monday.", 1.0, 1.0),
        ("It is still unclear who opened the gate.", 1.0, 1.0),
        ("There were several counts of who left by boat.", 1.0, 1.0),
        ("Ada Quill said she had closed the ferry.", 1.0, 1.0),
        ("The letter names nobody.", LEANS, LEANS),
        ("The tall guard, who joined last year, fell on the deck.", LEANS, LEANS),
        ("The Korvan ferry sank on Monday.", 1.0, 1.0),
        ("Ada Quill said that was no fair count of the boats.", 0.0, NEEDS),
        ("Nonetheless, the firm lists three ferries as unsafe.", 0.0, NEEDS),
        ("The ferry sank, and that was a shock for Ada Quill.", 1.0, 1.0),
        ("It was unclear if other passengers were with her.", 0.0, NEEDS),
        ("At the pier, he lined up at the wrong gate.", 0.0, NEEDS),
        ("Police have told his mother that the case is closed.", 0.0, NEEDS),
        ("Will have twice the thrust of the next engine.", 0.0, NEEDS),
        ("Nearly two million crates a year by 2036.", 0.0, NEEDS),
        ("Who are the owners of the ferry?", 0.0, NEEDS),
        ("Ada Quill, a docker, said, 'People never thought it would sail.", 0.0, NEEDS),
        ("Fun is guaranteed,' Ada Quill wrote.", 0.0, NEEDS),
        ("Harn SKIP THIS WORD NOW Ada Quill opens the ferry in Harn.", 0.0, NEEDS),
        ("Ada Quill opens a ferry | 0:38 Ada Quill says so.", 0.0, NEEDS),
    ],
)
def test_a_sentence_is_understood_alone_or_not(sentence: str, least: float, most: float) -> None:
    page = parse_report(f"A headline\n{sentence}", title="A headline")
    assert least <= standing(quoted(page.report, sentence), page) <= most
