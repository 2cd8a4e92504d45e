"""Lineage, numbers of people killed and sentences held against gold."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.score import lineage_figures, sentences
from bench.score.casualties import tally_story
from bench.train.gold_story import gold_ledger
from ledgers import HURT, POST, STAR, make_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import About, Point

ROOT = Path(__file__).resolve().parents[2]


STORIES = ROOT / "bench" / "stories" / "train"


def test_gold_against_itself() -> None:
    gold, counted = gold_ledger(STORIES / "valley-flood"), lineage_figures.Tally()
    lineage_figures.given_points(gold, gold, counted)
    lineage_figures.directions(gold, gold, counted)
    lineage_figures.drifts(gold, gold, counted, {})
    lineage_figures.credits(gold, gold, counted)
    assert counted.share("direction") == counted.share("drift") == counted.share("credits") == 1.0
    assert counted.share("lines") >= 0.85


@pytest.mark.parametrize(
    "story", sorted(path.name for path in STORIES.iterdir() if (path / "gold.json").exists())
)
def test_every_story_can_be_read_as_a_ledger(story: str) -> None:
    gold = gold_ledger(STORIES / story)
    texts = {report.id: report.text for report in gold.reports}
    assert all(
        texts[s.report][s.start : s.end] == s.quote
        for copy in gold.stories[0].copies
        for s in (copy.a, copy.b)
    )


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


TEXT = (
    'PORT — "We lost nine sheep. It was dark," Mr. Quell said. The gate of the yard was open. '
    "Nobody was hurt at all."
)


def _place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


FIRST, SECOND = _place('"We lost nine sheep.'), _place('It was dark," Mr. Quell said.')


GATE, NOBODY = _place("The gate of the yard was open."), _place("Nobody was hurt at all.")


MARKED = [FIRST, SECOND, GATE, NOBODY]


def _kinds(had: list[tuple[int, int]]) -> list[str]:
    return [kind for kind, _, _ in sentences.kinds_of(MARKED, had, TEXT)]


def test_each_fault_is_told() -> None:
    glued = FIRST[0], SECOND[1]
    torn = [(GATE[0], GATE[0] + 8), (GATE[0] + 9, GATE[1])]
    assert _kinds([glued, *torn]) == ["glued", "glued", "torn", "lacking"]
    assert _kinds([(0, FIRST[1]), SECOND, (GATE[0] + 4, GATE[1])]) == [
        "shifted",
        "same",
        "shifted",
        "lacking",
    ]


def test_a_report_with_another_text_is_left_out_and_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sheep" / "reports").mkdir(parents=True)
    monkeypatch.setattr(
        sentences,
        "sentences_had",
        lambda *_: {"north": (TEXT, MARKED), "south": (TEXT + " ", MARKED)},
    )
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    rows = [{"report": name, "sha256": digest, "sentences": MARKED} for name in ("north", "south")]
    tally, left_out = sentences.measured({"sheep": rows, "goats": rows}, tmp_path)
    assert tally == {"same": 4}
    assert [line.split(":")[0] for line in left_out] == [
        "sheep/south",
        "goats/north",
        "goats/south",
    ]


def test_the_marks_hold_no_words() -> None:
    marks = sentences.read_marks()
    assert len(marks) == 12
    assert sum(len(row["sentences"]) for rows in marks.values() for row in rows) >= 600
    assert all(
        set(row) == {"event", "report", "sha256", "sentences"}
        for rows in marks.values()
        for row in rows
    )


def test_without_the_reports_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("RASHOMON_SHARED", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["sentences.py"])
    assert sentences.main() == 0
    assert capsys.readouterr().out.startswith("not measured")
