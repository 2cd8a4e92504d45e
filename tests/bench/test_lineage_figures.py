"""Lineage, numbers of people killed and sentences held against gold."""

import hashlib
from pathlib import Path

import pytest

from bench.score import sentences

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
