"""Annotations of reports are kept without a word of them, and come back where the reports are."""

import json
from pathlib import Path

from bench.train.events import keep_events, make_events

NORTH = (
    "Eight sheep were lost at Quellin. The warden said eight sheep were lost, and nobody was hurt."
)
SOUTH = "The warden of Quellin counts nine lost sheep."


def _event(folder: Path) -> Path:
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "north.txt").write_text(NORTH, encoding="utf-8")
    (folder / "reports" / "south.txt").write_text(SOUTH, encoding="utf-8")

    def account(report: str, words: str, nth: int, version: str, number: int) -> dict:
        return {
            "report": report,
            "quote": {"report": report, "quote": words, "nth": nth},
            "version": version,
            "stance": "asserts",
            "low": number,
            "high": number,
        }

    accounts = [
        account("north", "ight sheep were lost", 2, "v1", 8),
        account("south", "nine lost sheep", 1, "v2", 9),
    ]
    point = {
        "question": "How many?",
        "kind": "count",
        "status": "disputed",
        "accounts": accounts,
        "relations": [{"a": "v1", "b": "v2", "kind": "conflict"}],
    }
    (folder / "gold.json").write_text(
        json.dumps({"stories": [{"points": [point]}]}), encoding="utf-8"
    )
    return folder


def test_an_event_comes_back_and_its_words_are_not_kept(tmp_path: Path) -> None:
    kept = tmp_path / "points.jsonl"
    keep_events([_event(tmp_path / "news" / "sheep")], kept, 1)
    assert not any(
        word in kept.read_text("utf-8") for word in ("sheep", "Quellin", "north", "How many")
    )
    assert make_events(kept, tmp_path / "news", tmp_path / "made", 1) == (1, 0)
    made = json.loads((tmp_path / "made" / "sheep" / "gold.json").read_text("utf-8"))
    (point,) = made["stories"][0]["points"]
    told = {
        (
            each["report"],
            each["quote"]["quote"],
            each["quote"].get("nth", 1),
            each["version"],
            each["low"],
        )
        for each in point["accounts"]
    }
    assert told == {
        ("north", "ight sheep were lost", 2, "v1", 8),
        ("south", "nine lost sheep", 1, "v2", 9),
    }
    assert point["relations"] == [{"a": "v1", "b": "v2", "kind": "conflict", "reason": ""}]


def test_an_event_is_kept_once_by_each_annotator_and_left_out_where_a_report_differs(
    tmp_path: Path,
) -> None:
    kept, event = tmp_path / "points.jsonl", _event(tmp_path / "news" / "sheep")
    for annotator in (1, 2, 1):
        keep_events([event], kept, annotator)
    assert len(kept.read_text("utf-8").splitlines()) == 2
    (event / "reports" / "south.txt").write_text(SOUTH + " ", encoding="utf-8")
    assert make_events(kept, tmp_path / "news", tmp_path / "made", 2) == (0, 1)
    assert not (tmp_path / "made").exists()
