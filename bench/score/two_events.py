#!/usr/bin/env python3
"""How often a story is said to be perhaps two events; the section "two events" of
bench/results.json.

    python -m bench.score.two_events [--no-record]

Events: our own stories and those of twenty (train, dev), the read half of the news, and the stories
of ECB+; of each how many are said so, which none should be. Piles: two look-alike events of ECB+
given as one story, which all should be. What a report tells stands nowhere in this bench; of the
test half of ECB+ nothing but counts is printed.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.score.clusters import ROOT, shared_folder
from bench.score.results import record

SPLITS = ("train", "dev", "twenty/train", "twenty/dev")
Pile = list[Path]  # folders of reports


def own() -> Iterator[Pile]:
    """Our own stories."""
    for split in SPLITS:
        for folder in sorted((ROOT / "bench" / "stories" / split).glob("*/reports")):
            yield [folder]


def news(shared: Path) -> Iterator[Pile]:
    """The read half of the news."""
    for folder in sorted((shared / "news").glob("*/reports")):
        if int(hashlib.sha256(folder.parent.name.encode()).hexdigest(), 16) % 2:
            yield [folder]


def ecb(shared: Path, half: str, made: Path) -> tuple[list[Pile], list[Pile]]:
    """The stories of a half of ECB+, and the pairs of look-alike ones as one pile each."""
    script = shared / "bench" / "as_stories.py"
    told = [sys.executable, script, made, "2", "--half", half]
    subprocess.run(told, check=True, capture_output=True)
    folders = {path.parent.name: path for path in sorted(made.glob("*/reports"))}
    twins = [
        [folder, folders[f"{name}plus"]]
        for name, folder in folders.items()
        if f"{name}plus" in folders
    ]
    return [[folder] for folder in folders.values()], twins


def counted(piles: Iterator[Pile] | list[Pile], kind: str) -> Counter:
    """How many piles there are, and how many are said to be perhaps two events."""
    import rashomon
    from rashomon.settings import Settings, StorySettings
    from rashomon.telling.two_events import parts_of

    one_story = Settings(stories=StorySettings(one_story=True))
    found: Counter = Counter()
    for pile in piles:
        files = [file for folder in pile for file in sorted(folder.iterdir()) if file.is_file()]
        if len(files) > 1:
            (story,) = rashomon.compare(files, settings=one_story).stories
            found[kind] += 1
            found[f"{kind}_said"] += bool(parts_of(story))
    return found


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    read, unread = counted(own(), "events"), Counter()
    if shared := shared_folder():
        read += counted(news(shared), "events")
        for found, half in ((read, "train"), (unread, "eval")):
            with tempfile.TemporaryDirectory() as made:
                events, twins = ecb(shared, half, Path(made))
                found.update(counted(events, "events") + counted(twins, "piles"))
    figures = {
        f"two_events_{name}.{key}": found[key]
        for name, found in (("read", read), ("unread", unread))
        for key in ("events", "events_said", "piles", "piles_said")
        if shared or key.startswith("events")
    }
    print(json.dumps(figures, indent=1))
    if not options.no_record:
        data = "events given as one story; piles of two look-alike events of ECB+ given as one"
        record("two events", figures, data=data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
