#!/usr/bin/env python3
"""What a morning shows of stories that come in day by day; the section "mornings" of
bench/results.json.

    python -m bench.score.mornings [--only NAME] [--misses] [--no-record]

Each story is added to a store by the days of its reports; after each day but the first it is asked
what is new since the day before (`rashomon stories --since`). News are the answers that annotators
set against an earlier one as later news or as its contradiction (in our own stories), and what
readers of the stories of twenty and of the news name as later, opposed or disputed, where one side
was told on an earlier day and the other was not: how many of them are shown. Of what is shown and
holds annotated words, how much is new: an answer that no report of an earlier day gives.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.score.results import record

BARS = {"mornings_shown": "at least 0.8", "mornings_new": "at least 0.9"}
_TURNS = ("later", "dispute", "opposed", "update", "conflict")


@dataclass(frozen=True)
class Item:
    """Answers to one question, each with its words by report; `turns`: sides that are news where
    another was told before."""

    sides: tuple[tuple[tuple[str, str], ...], ...]
    turns: frozenset[int]


def plain(words: str) -> str:
    """Words without their breaks and signs of quotation."""
    return " ".join(words.replace("“", '"').replace("”", '"').replace("’", "'").split()).casefold()


def gold_items(folder: Path) -> Iterator[Item]:
    """The questions of a gold file."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for point in (point for story in gold["stories"] for point in story["points"]):
        order = [version["id"] for version in point.get("versions", ())]
        sides = {one: [] for one in order}
        for account in point["accounts"]:
            words = account["quote"]
            words = words if isinstance(words, str) else words["quote"]
            sides.setdefault(account.get("version"), []).append((account["report"], plain(words)))
        turns = {
            one
            for relation in point.get("relations", ())
            if relation["kind"] in _TURNS
            for one in (relation["a"], relation["b"])
        }
        yield Item(
            tuple(map(tuple, sides.values())),
            frozenset(at for at, one in enumerate(sides) if one in turns),
        )


def key_items(folder: Path) -> Iterator[Item]:
    """What readers name in a story of twenty."""
    texts = {one.stem: one.read_text(encoding="utf-8") for one in (folder / "reports").iterdir()}
    for item in json.loads((folder / "key.json").read_text(encoding="utf-8")):
        sides = tuple(
            tuple(
                (q["report"], plain(texts[q["report"]][q["start"] : q["end"]])) for q in s["quotes"]
            )
            for s in item["sides"]
        )
        yield Item(sides, frozenset(range(len(sides)) if item["kind"] in _TURNS else ()))


def dispute_items(folder: Path) -> Iterator[Item]:
    """What a reader found in an event of the news."""
    for item in json.loads((folder / "disputes.json").read_text(encoding="utf-8"))["disputes"]:
        sides = tuple(
            tuple((a["report"], plain(a["quote"])) for a in side["accounts"])
            for side in item["sides"]
        )
        yield Item(sides, frozenset(range(len(sides)) if item["relation"] in _TURNS else ()))


def stories() -> Iterator[tuple[str, Path, list[Item]]]:
    """The set, the folder and the items of each story."""
    own = ROOT / "bench" / "stories"
    for split in ("train", "dev", "test"):
        for folder in clusters_in(own / split):
            yield f"own-{split}", folder, [*gold_items(folder)]
        for folder in clusters_in(own / "twenty" / split):
            yield f"twenty-{split}", folder, [*key_items(folder)]
    if shared := shared_folder():
        for folder in sorted(one.parent for one in (shared / "news").glob("*/disputes.json")):
            if int(hashlib.sha256(folder.name.encode()).hexdigest(), 16) % 2:
                yield "news", folder, [*dispute_items(folder)]


def mornings(folder: Path) -> Iterator[tuple[set[str], set[str], list]]:
    """After each day but the first: the reports of earlier days and of this day, and what is
    shown."""
    from rashomon.model.judgement import STORY, Action, judgement
    from rashomon.reports import report_pile
    from rashomon.settings import Settings
    from rashomon.store.add_reports import keep
    from rashomon.store.database.open import open_store
    from rashomon.store.morning import morning
    from rashomon.store.update import judge, settle

    settings = Settings()
    reports = report_pile.read(str(folder / "reports"), settings=settings).reports
    dated = {one.id: (one.published or one.anchor or "")[:10] for one in reports}
    days = sorted(set(dated.values()))
    if len(days) < 2:
        return
    stems = {one.id: Path(one.source).stem for one in reports}
    now = datetime(2031, 3, 5, 6, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as scratch:
        store = open_store(f"{scratch}/s.db", create=True)
        before: set[str] = set()
        for number, day in enumerate(days):
            clock = partial(datetime.__add__, now, timedelta(days=number))
            today = [one for one in reports if dated[one.id] == day]
            keep(store, today, clock=clock)
            settle(store, settings=settings, clock=clock)
            if len(ids := sorted(store.reports.hashes())) > 1:
                one_story = judgement(Action.MERGE, STORY, ids, by="bench", at=clock().isoformat())
                judge(store, [one_story], settings=settings, clock=clock)
            since = (clock() - timedelta(hours=1)).isoformat(timespec="seconds")
            fresh = {stems[one.id] for one in today}
            if before:
                yield before, fresh, [*morning(store, since, most=12).stories]
            before = before | fresh
        store.close()


def covers(told, side: tuple[tuple[str, str], ...], fresh: set[str]) -> bool:
    """Whether what is told holds words of this side."""
    words = plain(told.words)
    quotes = [quote for report, quote in side if report in fresh]
    return any(quote in words or words.rstrip("… .") in quote for quote in quotes)


def tally(folder: Path, items: list[Item], *, misses: bool) -> Counter:
    """How many news there are and are shown, and how much of what is shown is new."""
    found: Counter = Counter()
    for before, fresh, shown in mornings(folder):
        told = [one for story in shown for one in story.told]
        found["mornings"] += 1
        found["lines"] += len(told)

        def is_new(side, before=before) -> bool:
            return not any(report in before for report, _ in side)

        for item in items:
            old = any(not is_new(side) and side for side in item.sides)
            for at, side in enumerate(item.sides):
                is_told = any(report in fresh for report, _ in side)
                if old and at in item.turns and is_told and is_new(side):
                    seen = any(covers(one, side, fresh) for one in told)
                    found["news"] += 1
                    found["news_seen"] += seen
                    if misses and not seen:
                        print(f"  not shown: {side[:2]}")
        for one in told:
            sides = [side for item in items for side in item.sides if covers(one, side, fresh)]
            if sides:
                fine = any(map(is_new, sides))
                found["judged"] += 1
                found["new"] += fine
                found[f"judged {one.called}"] += 1
                found[f"new {one.called}"] += fine
                if misses and not fine:
                    print(f"  not new: {one.called}: {one.words}")
    return found


def figures_of(found: Counter) -> dict[str, float]:
    """The figures of a set."""
    return {
        "mornings": found["mornings"],
        "mornings_lines": found["lines"] / max(1, found["mornings"]),
        "mornings_news": found["news"],
        "mornings_shown": found["news_seen"] / max(1, found["news"]),
        "mornings_judged": found["judged"],
        "mornings_new": found["new"] / max(1, found["judged"]),
    }


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", help="the sets whose names begin so")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    by_set: dict[str, Counter] = {}
    for name, folder, items in stories():
        if not name.startswith(options.only or ""):
            continue
        if options.misses:
            print(folder.name)
        by_set.setdefault(name, Counter()).update(tally(folder, items, misses=options.misses))
    figures = {
        f"{name}.{key}": round(value, 3)
        for name, found in by_set.items()
        for key, value in figures_of(found).items()
    }
    whole = figures_of(sum(by_set.values(), Counter()))
    figures |= {key: round(value, 3) for key, value in whole.items()}
    print(json.dumps(figures, indent=1))
    total = sum(by_set.values(), Counter())
    print({key: value for key, value in total.items() if " " in key})
    if not options.no_record and not options.only:
        data = "own stories, stories of twenty, the odd half of the news, by days of their reports"
        record("mornings", figures, data=data, bars=BARS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
