"""A small day of feeds, whose watcher is killed on the way."""

import random
import re
from itertools import product
from pathlib import Path

import pytest

from feed_day import Day, replay, spread

TOWNS = "Arden Larnia Sundarpur Norland Devgarh Tevara Ostrow Milbrook Vale Lenz".split()
MATTERS = "flood verdict strike harvest match wedding".split()
pytestmark = pytest.mark.processes


@pytest.mark.timeout(240)
def test_a_day_of_feeds_whose_watcher_is_killed_loses_nothing(tmp_path: Path) -> None:
    texts = [
        f"{what} in {town}\n\n{n} people told the council of {town} about the {what} on day {n}."
        for n, (town, what) in enumerate(product(TOWNS, MATTERS))
    ]
    chance = random.Random(1)  # noqa: S311  a day, not a secret
    day = Day(10, spread(texts, 10, chance), tmp_path / "clock")
    done = replay(str(tmp_path / "s.db"), day, kills=3, seed=5, rounds=8, fake=True)
    assert (done.lost, done.doubled, done.kills) == (0, 0, 3)
    assert (done.faults, done.pending) == ((), 0)
    line = re.compile(
        r"2031-03-0\d\S+ \d+ feeds? asked.*; \d+ reports? added, .* touched; [\d.]+ s"
    )
    assert done.said
    assert [told for told in done.said if not line.fullmatch(told)] == []
