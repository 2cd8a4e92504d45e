"""Products of rows by the keys that they share."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.points.shared_keys import SharedKeys

ROWS = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 2.0), max_size=4), max_size=7)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.integers(1, 4))
def test_products_are_those_of_full_rows_but_for_keys_of_one_row(rows: list[dict[str, float]], block: int) -> None:
    held = [key for key in "abcdef" if sum(key in row for row in rows) > 1]
    full = np.array([[row.get(key, 0.0) for key in held] for row in rows]).reshape(len(rows), len(held))
    shared = SharedKeys(rows)
    parts = [shared.product(start, min(start + block, len(rows))) for start in range(0, len(rows), block)]
    assert np.allclose(np.concatenate(parts) if parts else np.zeros((0, 0)), full @ full.T)


def test_pairs_name_the_commonest_key_first() -> None:
    shared = SharedKeys([{"rare": 1.0, "usual": 1.0}, {"usual": 1.0}, {"rare": 1.0, "usual": 1.0}])
    places, keys, _ = shared.pairs(0, 1)
    assert shared.keys == ["usual", "rare"]
    assert [(int(place), shared.keys[key]) for place, key in zip(places, keys, strict=True) if place == 2] == [(2, "usual"), (2, "rare")]
