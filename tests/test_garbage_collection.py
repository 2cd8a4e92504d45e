"""What Python goes through for unreachable objects while a story is compared."""

import gc

import pytest

from rashomon.garbage_collection import seldom_collected


def test_what_was_there_before_a_block_is_not_gone_through_in_it() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_freeze_count() > 0
        with seldom_collected():
            assert gc.get_threshold() > before
        assert gc.get_freeze_count() > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


@pytest.mark.parametrize("rare", [(0, 10, 10), (50_000, 10, 10)])
def test_collecting_that_is_off_or_rare_stays_so(rare: tuple[int, int, int]) -> None:
    before = gc.get_threshold()
    gc.set_threshold(*rare)
    try:
        with seldom_collected():
            assert (gc.get_threshold(), gc.get_freeze_count()) == (rare, 0)
        assert gc.get_threshold() == rare
    finally:
        gc.set_threshold(*before)
