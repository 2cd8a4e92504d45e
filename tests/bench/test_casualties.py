"""How numbers of people killed are held against the gold."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from bench.score.casualties import answers, gold_points, is_same, tally_story
from ledgers import HURT, POST, STAR, make_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import About, Point

TEXTS = {"post": POST, "star": STAR}
NINE = {
    "report": "post",
    "quote": "Nine people were hurt",
    "value": "9",
    "low": 9,
    "high": 9,
    "stance": "asserts",
    "version": "v1",
}
ELEVEN = {
    "report": "star",
    "quote": {"quote": "Eleven people"},
    "value": "11",
    "low": 11,
    "high": 11,
    "stance": "asserts",
    "version": "v2",
}
VERSIONS = [
    {"id": "v1", "value": "9", "reports": 1, "lines": 1},
    {"id": "v2", "value": "11", "reports": 1, "lines": 1},
]


def cluster(folder: Path, *points: tuple[str, str, list[dict]]) -> Path:
    """A cluster whose gold asks these: id, measure, accounts."""
    told = [
        {
            "id": i,
            "question": "?",
            "kind": "count",
            "about": {"measure": m},
            "accounts": a,
            "versions": VERSIONS,
        }
        for i, m, a in points
    ]
    (folder / "gold.json").write_text(json.dumps({"stories": [{"points": told}]}), encoding="utf-8")
    return folder


def ledger(*points: Point) -> Ledger:
    made = make_ledger()
    return replace(made, stories=(replace(made.stories[0], points=points),))


KILLED = replace(HURT, about=About(measure="killed"), relations=(), by=None)


def tallied(folder: Path, made: Ledger) -> tuple[Counter[str], list[str]]:
    tally: Counter[str] = Counter()
    misses: list[str] = []
    tally_story(folder, made, tally, misses)
    return tally, misses


def test_numbers_are_one_by_place_and_size(tmp_path: Path) -> None:
    (gold,) = gold_points(cluster(tmp_path, ("g", "killed", [NINE, ELEVEN])), TEXTS)
    assert is_same(KILLED.accounts[0], gold.point.accounts[0])
    assert not is_same(KILLED.accounts[0], gold.point.accounts[1])
    assert not is_same(replace(KILLED.accounts[0], low=8.0, high=8.0), gold.point.accounts[0])
    assert answers(KILLED.accounts[0], [gold], "killed") == {"g"}
    assert answers(KILLED.accounts[0], [gold], "missing") == set()


def test_what_the_gold_gives_as_dead_is_right(tmp_path: Path) -> None:
    tally, _ = tallied(cluster(tmp_path, ("g", "killed", [NINE, ELEVEN])), ledger(KILLED))
    assert (tally["numbers"], tally["right"], tally["pairs"], tally["together"]) == (2, 2, 1, 1)
    assert (tally["gold_numbers"], tally["read"], tally["missing_as_dead"]) == (2, 2, 0)


def test_a_missing_person_counted_as_dead_is_told(tmp_path: Path) -> None:
    tally, misses = tallied(
        cluster(tmp_path, ("g", "killed", [NINE]), ("m", "missing", [ELEVEN])), ledger(KILLED)
    )
    assert (tally["right"], tally["missing_as_dead"], tally["together"]) == (1, 1, 0)
    assert any("MISSING" in miss for miss in misses)


def test_rows_are_held_against_the_least_and_the_most_that_was_said(tmp_path: Path) -> None:
    from rashomon.figures.ranges import add_ranges

    tally, _ = tallied(
        cluster(tmp_path, ("g", "killed", [NINE, ELEVEN])), ledger(*add_ranges((KILLED,)))
    )
    assert (tally["totals"], tally["found"], tally["low"], tally["best"], tally["high"]) == (
        1,
        1,
        1,
        1,
        1,
    )
    alone = replace(KILLED, accounts=KILLED.accounts[:1], versions=KILLED.versions[:1])
    tally, _ = tallied(
        cluster(tmp_path, ("g", "killed", [NINE, ELEVEN])), ledger(*add_ranges((alone,)))
    )
    assert (tally["found"], tally["low"], tally["high"]) == (1, 1, 0)
