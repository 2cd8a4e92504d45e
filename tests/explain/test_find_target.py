"""Passages, figures and questions by what people type."""

import pytest

from beside import ELEVEN, asked_ledger
from rashomon.errors import StopError
from rashomon.explain import find_target

LEDGER = asked_ledger()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("p-hurt", "p-hurt"),
        ("p-h", "p-hurt"),
        ("hur", "p-hurt"),
        ("P-HURT", "p-hurt"),
        ("how many", "p-hurt"),
        ("many hurt", "p-hurt"),
        ("Is the road closed?", "p-road"),
        ("is clos", "p-road"),
        ("warning", "p-warned"),
        ("r-toll", "r-toll"),
        ("toll", "r-toll"),
        (ELEVEN.id, "r-toll"),
        ("a-2", "p-hurt"),
        ("Nine Eleven people", "r-toll"),
    ],
)
def test_it_is_found(wanted: str, found: str) -> None:
    assert find_target(LEDGER, wanted)[1].id == found


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("zebra", "no passage, figure"),
        ("", "no passage"),
        ("?", "no passage"),
        ("p-", "4 fit"),
        ("road clos", "2 fit"),
        ("the osed", "no passage"),
    ],
)
def test_what_is_not_there_or_not_one(wanted: str, told: str) -> None:
    with pytest.raises(StopError, match=told):
        find_target(LEDGER, wanted)
