"""Confidence: given for every statement, and more where less is in doubt."""

import pytest

from attributions import statements
from factories import parse_report
from rashomon.statements.confidence import LEAST
from rashomon.statements.extract import extract_statements, said_in_story

pytestmark = pytest.mark.weights


def test_what_is_hardly_likely_is_no_statement() -> None:
    parsed = [
        parse_report(
            "The mayor said on Monday that the dam had held all night. The villagers, who see the "
            "dam as a waste, had left. The road, which the clerk thinks could sink, was shut."
        )
    ]
    taken = [said.statement for said in said_in_story(parsed, names=())]
    kept = extract_statements(parsed, names=())
    assert [one.quote.quote for one in kept] == ["the dam had held all night"]
    assert len(taken) > len(kept)
    assert {one.id for one in kept} == {one.id for one in taken if (one.confidence or 0) >= LEAST}


def test_every_statement_has_one() -> None:
    found = statements(
        'Police: two dead\n\n"It was dark," said Ida Krantz.\n\n"Nobody came."\n\nThe firm '
        "denied it. A ship was lost, it is said.",
        "Police: two dead",
    )
    assert len(found) >= 3
    assert all(s.confidence is not None and 0 < s.confidence < 1 for s in found)
