"""How the rows for coders are held against the gold."""

from dataclasses import replace

import pytest

from bench.score.casualties import best_match, gold_point, judge
from ledgers import HURT, POST, ROAD, STAR
from rashomon.model.point import About

TEXTS = {"post": POST, "star": STAR}
RAW = {
    "id": "g",
    "question": "How many were hurt?",
    "kind": "count",
    "about": {"measure": "injured", "side": None, "when": {"earliest": "2031-05-01", "latest": "2031-05-02"}, "civilian": "yes"},
    "accounts": [
        {"report": "post", "quote": "Nine people were hurt", "value": "9", "low": 9, "high": 9, "stance": "asserts", "version": "v1"},
        {
            "report": "star",
            "quote": {"report": "star", "quote": "Eleven people"},
            "value": "11",
            "low": 11,
            "high": 11,
            "stance": "asserts",
            "version": "v2",
        },
    ],
    "versions": [{"id": "v1", "value": "9", "reports": 1, "lines": 1}, {"id": "v2", "value": "11", "reports": 1, "lines": 1}],
    "relations": [{"a": "v1", "b": "v2", "kind": "update"}],
}
GOLD = gold_point(RAW, TEXTS)
RIGHT = {"low": 11.0, "best": 11.0, "high": 11.0, "side": None, "date_start": "2031-05-01", "date_end": "2031-05-02"}
BOTH = frozenset({"side", "when"})


def test_the_gold_is_read_with_its_range_and_days() -> None:
    assert (GOLD.ranges[0].low, GOLD.ranges[0].best, GOLD.ranges[0].high) == (11, 11, 11)
    assert GOLD.about == About(measure="injured", earliest="2031-05-01", latest="2031-05-02", civilian="yes")  # type: ignore[arg-type]


def test_the_point_with_most_accounts_in_common() -> None:
    assert best_match(GOLD, {"road": ROAD, "hurt": HURT, "part": replace(HURT, accounts=HURT.accounts[:1])}) == "hurt"
    assert best_match(GOLD, {"road": ROAD}) is None


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, set()),
        ({"low": 9.0}, {"low"}),
        ({"side": "rebels"}, {"side"}),
        ({"date_end": None}, {"date"}),
        ({"best": None, "high": 12.0}, {"best", "high"}),
    ],
)
def test_each_part_is_judged(changes: dict[str, object], wrong: set[str]) -> None:
    assert {name for name, right in judge(GOLD, RIGHT | changes, BOTH).items() if not right} == wrong


def test_a_row_that_is_not_there_is_wrong_and_what_the_gold_leaves_out_is_not_judged() -> None:
    assert judge(GOLD, None, BOTH) == dict.fromkeys(("low", "best", "high", "side", "date"), False)
    assert set(judge(GOLD, RIGHT, frozenset())) == {"low", "best", "high"}
