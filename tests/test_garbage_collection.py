"""Python's own collecting is put off for a stretch and then as it was."""

import gc

import pytest

from rashomon.garbage_collection import seldom_collected


@pytest.mark.parametrize("before", [(700, 10, 10), (0, 10, 10), (50_000, 20, 20)])
def test_the_stretch_leaves_things_as_they_were(before: tuple[int, int, int]) -> None:
    own = gc.get_threshold()
    gc.set_threshold(*before)
    try:
        with seldom_collected():
            inside = gc.get_threshold()
            with seldom_collected():
                assert gc.get_threshold() == inside
            assert gc.get_threshold() == inside
        assert gc.get_threshold() == before
        assert (inside == before) is (before[0] != 700)
        with pytest.raises(ValueError, match="no"), seldom_collected():
            raise ValueError("no")
        assert gc.get_threshold() == before
    finally:
        gc.set_threshold(*own)
