"""The bench of large stores, run small: loading and adding go the way that they go at 100,000."""

import argparse
from pathlib import Path

from bench.speed.store_scale import live_stories, load, measure
from rashomon.store.database.open import open_store


def test_two_small_stores_are_loaded_and_added_to(tmp_path: Path) -> None:
    options = argparse.Namespace(sizes=[30, 60], live=2, adds=2, ingest=0, folder=tmp_path)
    chosen = live_stories(30, options.live)
    for size in options.sizes:
        load(tmp_path / f"pile-{size}.db", size, chosen)
    (tmp_path / "work").mkdir()
    figures = measure(options, tmp_path / "work")
    assert figures["add_placed"] == 1.0
    store = open_store(str(tmp_path / "work" / "pile-60.db"))
    assert store.counts()["reports"] == 60
    store.close()
