"""Products of rows by the keys that they share."""

from math import log, sqrt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.points.shared_keys import SharedKeys

BAGS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), max_size=7)


@settings(max_examples=80, deadline=None)
@given(BAGS, st.integers(1, 4), st.booleans())
def test_products_are_those_of_full_rows_but_for_keys_of_one_row(bags: list[list[str]], block: int, rare: bool) -> None:
    holders = {key: sum(key in bag for bag in bags) for key in "abcdef"}
    weight = {key: log(1 + len(bags) / n) if rare else 1.0 for key, n in holders.items() if n}
    length = [sqrt(sum(weight[key] ** 2 for key in set(bag))) if rare else 1.0 for bag in bags]
    held = [key for key, n in holders.items() if n > 1]
    full = [[weight[key] / own if key in bag else 0.0 for key in held] for bag, own in zip(bags, length, strict=True)]
    rows = np.array(full).reshape(len(bags), len(held))
    shared = SharedKeys(bags, rare=rare)
    parts = [shared.product(start, min(start + block, len(bags))) for start in range(0, len(bags), block)]
    assert np.allclose(np.concatenate(parts) if parts else np.zeros((0, 0)), rows @ rows.T)


def test_pairs_name_the_commonest_key_first() -> None:
    shared = SharedKeys([["rare", "usual"], ["usual"], ["usual", "rare", "usual"]])
    places, keys, *_ = shared.pairs(0, 1)
    assert shared.keys == ["usual", "rare"]
    assert shared.held.tolist() == [3, 2]
    assert [(int(place), shared.keys[key]) for place, key in zip(places, keys, strict=True) if place == 2] == [(2, "usual"), (2, "rare")]
