"""Points by what people type."""

import pytest

from ledgers import make_ledger
from rashomon.errors import StopError
from rashomon.explain import find_point

LEDGER = make_ledger()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("p-hurt", "p-hurt"),
        ("p-h", "p-hurt"),
        ("hur", "p-hurt"),
        ("P-HURT", "p-hurt"),
        ("how many", "p-hurt"),
        ("hurt people", "p-hurt"),
        ("Is the road closed?", "p-road"),
        ("clos", "p-road"),
        ("warning", "p-warned"),
    ],
)
def test_a_point_is_found(wanted: str, found: str) -> None:
    assert find_point(LEDGER, wanted)[1].id == found


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("zebra", "no point has"), ("", "no point has"), ("?", "no point has"), ("p-", "4 points fit"), ("the osed", "no point has")],
)
def test_a_point_that_is_not_there_or_not_one(wanted: str, told: str) -> None:
    with pytest.raises(StopError, match=told):
        find_point(LEDGER, wanted)
