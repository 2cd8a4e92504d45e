"""Whom a speaker speaks for."""

import pytest

from rashomon.statements.extract import affiliation_in


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("head of the Miners Union", "Miners Union"),
        ("UN's humanitarian coordinator", "UN"),
        ("Northern Front spokesperson", "Northern Front"),
        ("former Clear Water chairman", "Clear Water"),
        ("spokesman for the hospital", None),
        ("Transport Minister", None),
        ("Opposition lawmaker", None),
        ("fisherman", None),
        (None, None),
    ],
)
def test_affiliation(role: str | None, expected: str | None) -> None:
    assert affiliation_in(role) == expected
