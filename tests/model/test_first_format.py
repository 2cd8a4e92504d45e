"""What is written and read of ledgers, also of the first form."""

import json
import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

import rashomon
import rashomon.model.document
from factories import make_report
from rashomon.cli.verify import check_document
from rashomon.model.document import read_document, written

REPORT = make_report("Five boats burned. The mayor denied it.", "courier")


SPAN = {"report": "courier", "start": 0, "end": 10, "quote": "Five boats"}


def point(name: str, by: str | None) -> dict[str, object]:
    account = {
        "id": f"a-{name}",
        "report": "courier",
        "quote": SPAN,
        "statement": None,
        "speaker": None,
        "stance": "asserts",
        "value": "5",
        "version": f"v-{name}",
    }
    return {
        "id": f"p-{name}",
        "question": "How many?",
        "kind": "count",
        "accounts": [(account | ({"by": by} if by else {}))],
        "versions": [{"id": f"v-{name}", "value": "5", "reports": 1}],
        "relations": [],
    }


@pytest.fixture
def document() -> dict[str, object]:
    made = json.loads(rashomon.model.document.to_json(rashomon.compare([REPORT])))
    story = made["stories"][0]
    story["points"] = [point("guess", None), point("read", "model otter")]
    event = {
        "id": "e",
        "what": "fire",
        "earliest": None,
        "latest": None,
        "spans": [],
        "disputed": True,
    }
    story["timeline"] = [event | {"points": ["p-guess"]}, event | {"points": ["p-guess", "p-read"]}]
    story["brief"] = [
        {"text": "Guessed.", "cites": ["a-guess"]},
        {"text": "Read.", "cites": ["a-read"]},
    ]
    del story["passages"]
    return made | {"format": "rashomon-ledger/1"}


@pytest.mark.weights
def test_guessed_questions_are_left_out_with_what_rested_on_them(
    document: dict[str, object],
) -> None:
    assert check_document(document).faults == ()
    ledger, left_out = read_document(json.dumps(document))
    (story,) = ledger.stories
    assert (left_out, ledger.format) == (1, "rashomon-ledger/3")
    assert [made.id for made in story.points] == ["p-read"]
    assert [sentence.text for sentence in story.brief] == ["Read."]
    assert [(event.points, event.disputed) for event in story.timeline] == [
        ((), False),
        (("p-read",), True),
    ]
    again, none = read_document(rashomon.model.document.to_json(ledger))
    assert (again, none) == (ledger, 0)


@pytest.mark.weights
def test_loading_says_how_many(
    document: dict[str, object], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert len(rashomon.load(path).stories[0].points) == 1
    assert caplog.messages == ["1 question that an earlier version guessed was left out"]


class Shade(StrEnum):
    DARK = "dark"


@dataclass(frozen=True)
class Lamp:
    from_: str | None
    lit: bool
    shade: Shade
    watts: tuple[float, ...] = ()
    parts: tuple["Lamp", ...] = ()


LAMP = Lamp(
    "a “b” \n \\ \u2028 \x07 \ud800",
    True,
    Shade.DARK,
    (0.0, 2.5, -7.0, 1e15, 1e22, 0.1),
    (Lamp(None, False, Shade.DARK),),
)


def test_the_text_of_a_value() -> None:
    lines = [
        "{",
        ' "from": "a “b” \\n \\\\ \u2028 \\u0007 \ud800",',
        ' "lit": true,',
        ' "shade": "dark",',
        ' "watts": [',
        "  0,",
        "  2.5,",
        "  -7,",
    ]
    assert written(LAMP).split("\n")[:8] == lines
    assert [
        written(value) for value in (None, True, 3, 3.0, -0.0, 1e300, (), [[]], Shade.DARK)
    ] == [
        "null",
        "true",
        "3",
        "3",
        "0",
        "1e+300",
        "[]",
        "[\n []\n]",
        '"dark"',
    ]
