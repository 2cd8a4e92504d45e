"""Three hundred answers out of our own train and dev stories with the heading of each, read one by one by a person.

`unclear` marks a heading that a reader could not make sense of. A change that alters headings renews the file (`tests/heading_set.py`), and whoever
renews it reads what changed.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from heading_set import heading
from rashomon.points.question_text import is_well_formed

pytestmark = pytest.mark.weights

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("headings.jsonl").read_text(encoding="utf-8").splitlines()
]
_POINTING = re.compile(r"\b(?:it|they|them|this|these|those|he|she|him|i|we|us|you|my|our|your)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:By|To|From|At|For|In|On|With|After|Over|Since|Until|Within) )?(?:how|who|whom|what|when|where|did|does|do|was|were|is|are|has|have|had|"
    r"will|would|can|could|should|may|might|must)\b",
    re.IGNORECASE,
)


def test_there_are_three_hundred() -> None:
    assert len(ROWS) == 300
    assert len({row["text"] for row in ROWS}) > 200


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_headings_are_those_that_were_read(first: int) -> None:
    changed = {row["heading"]: now for row in ROWS[first : first + 50] if (now := heading(row)) != row["heading"]}
    assert not changed


def test_questions_are_well_formed_and_point_to_nothing_outside() -> None:
    asked = [row["heading"] for row in ROWS if row["heading"].endswith("?") and not row["text"].rstrip('"”’').endswith("?")]
    assert len(asked) > 110
    faulty = [
        question for question in asked if not (is_well_formed(question) and _OPENING.match(question) and not _POINTING.search(question))
    ]
    assert not faulty


def test_what_is_no_question_is_the_words_of_the_report() -> None:
    """In their order or not, no word stands there that the report does not have, but whose words they are and the mark for what is asked."""
    told = [row for row in ROWS if not row["heading"].endswith("?")]
    assert len(told) > 100
    for row in told:
        own = {"r", "quoted", "in"} | {
            word.casefold()
            for text in (row["text"], row.get("subject") or "", row.get("speaker") or "")
            for word in re.findall(r"\w+", text)
        }
        assert {word.casefold() for word in re.findall(r"\w+", row["heading"].replace("___", ""))} <= own, row["heading"]


def test_readers_make_sense_of_nearly_all() -> None:
    assert sum("unclear" in row for row in ROWS) <= 9


def test_few_are_hard_to_make_sense_of_and_few_are_cut() -> None:
    assert sum("unclear" in row for row in ROWS) <= 9
    assert sum("…" in row["heading"] and "…" not in row["text"] for row in ROWS) <= 10
