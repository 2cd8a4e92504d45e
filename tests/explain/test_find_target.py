"""Points and accounts by what people type."""

import pytest

from ledgers import make_ledger
from rashomon.errors import StopError
from rashomon.explain.find_target import find_account, find_point

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


def test_an_account_is_found() -> None:
    assert find_account(LEDGER, "a-1")[2].quote.quote == "Nine people were hurt"
    assert find_account(LEDGER, "a-w2")[1].id == "p-warned"
    with pytest.raises(StopError, match=r"3 accounts fit 'a-r'.*a-r0  The road is closed"):
        find_account(LEDGER, "a-r")
    with pytest.raises(StopError, match="no account has the id"):
        find_account(LEDGER, "hurt")
