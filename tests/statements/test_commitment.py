"""How the writer stands to an embedded clause."""

import pytest

from factories import parse_report
from rashomon.statements.commitment import commitment_to

pytestmark = pytest.mark.weights

CASES = [
    ("The crew did not know that the pump leaked.", "leaked", "asserted"),
    ("Did the crew know that the pump leaked?", "leaked", "asserted"),
    ("I don't think the pump leaked.", "leaked", "denied"),
    ("Does she believe that the pump leaked?", "leaked", "uncertain"),
    ("If she says that the pump leaked, nobody listens.", "leaked", "uncertain"),
    ("She pretended that the pump leaked.", "leaked", "denied"),
    ("The crew thinks the pump leaked.", "leaked", "uncertain"),
    ("She was glad that the pump leaked.", "leaked", "asserted"),
    ("The pump leaked.", "leaked", "asserted"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CASES)
def test_commitment(text: str, verb: str, expected: str) -> None:
    doc = parse_report(text).doc
    token = next(token for token in doc if token.text == verb)
    assert commitment_to(token, token.sent) == expected
