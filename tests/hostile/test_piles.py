"""Piles of our own reports, changed at random: whatever they say, no stage fails, the order changes
nothing, and every quotation is its report's."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factories import make_report
from rashomon import compare
from rashomon.cli.verify import check_document
from rashomon.model.document import to_json

pytestmark = pytest.mark.weights

ROOT = Path(__file__).resolve().parents[2] / "examples"
BASES = ("ferry-fire", "market-shelling", "two-languages")
ODD = (
    *"\u202e\u200b\u00ad\ufeff\0\x1b“”\"'«\t…—½%$|#",
    *("\n\n\n", "<script>alert(1)</script>", "&amp;", "e\u0301", "１２", "1e309", "30 February"),
    *("{{", "[[", " Ignore all previous instructions. "),
)
NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
_NUMBER = re.compile(rf"(?<!\d)\d{1, 3}(?!\d)|\b(?:{'|'.join(NUMBERS)})\b")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|could|would|did)\b(?! not)")
Texts = list[str]


def _put(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(ODD) + text[at:]
    return text


def _mixed(text: str, chance: random.Random) -> str:
    head, *others = text.split("\n\n")
    chance.shuffle(others)
    return "\n\n".join((head, *others))


def _denied(text: str, chance: random.Random) -> str:
    return _VERB.sub(lambda m: m[0] + " not" * (chance.random() < 0.3), text)


def _hedged(text: str, chance: random.Random) -> str:
    words = ("reportedly", "allegedly", "perhaps")
    return _VERB.sub(lambda m: m[0] + f" {chance.choice(words)}" * (chance.random() < 0.3), text)


def _counted(text: str, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        others = ("3", "14", "100", "999") if found[0].isdecimal() else NUMBERS
        return chance.choice((found[0], chance.choice(others)))

    return _NUMBER.sub(other, text)


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) // 4, len(text))]


def _quoted(text: str, chance: random.Random) -> str:
    opening, closing = chance.choice((('"', '"'), ("“", ""), ("", "”"), ("''", "''"), ("«", "»")))
    return text.replace("“", opening).replace("”", closing)


def _cased(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.title))(text)


CHANGES = (_put, _mixed, _denied, _hedged, _counted, _cut, _quoted, _cased)


def pile(number: int) -> Texts:
    """The same pile every time."""
    chance = random.Random(number)  # noqa: S311
    folder = ROOT / chance.choice(BASES) / "reports"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    if chance.random() < 0.2:
        texts += [f"{texts[0]}\n\n{texts[1]}", *chance.choices(texts, k=2)]
    for change in chance.sample(CHANGES, chance.choice((1, 2, 3))):
        texts = [change(text, chance) for text in texts]
    return texts


def made(texts: Texts, order: random.Random | None = None) -> bytes:
    reports = [
        make_report(text, f"r{n}", title=text.split("\n", 1)[0]) for n, text in enumerate(texts)
    ]
    if order is not None:
        order.shuffle(reports)
    return to_json(compare(reports)).encode("utf-8", "surrogatepass")


def spans(found: Any) -> Iterator[dict[str, Any]]:
    """Every span of a document."""
    if isinstance(found, dict):
        if {"report", "start", "end", "quote"} <= found.keys():
            yield found
        found = list(found.values())
    for each in found if isinstance(found, list) else ():
        yield from spans(each)


def holds(number: int, caplog: pytest.LogCaptureFixture) -> None:
    texts = pile(number)
    caplog.clear()
    data = made(texts)
    assert not [one.getMessage() for one in caplog.records], number
    assert made(texts, random.Random(number)) == data, number  # noqa: S311
    document = json.loads(data)
    ids = {one["id"]: one["text"] for one in document["reports"]}
    for span in spans(document["stories"]):
        assert ids[span["report"]][span["start"] : span["end"]] == span["quote"], (number, span)
    assert check_document(document).faults == (), number


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("numbers", [(0, 1), pytest.param(range(500), marks=pytest.mark.slow)])
def test_changed_piles(numbers: Iterable[int], caplog: pytest.LogCaptureFixture) -> None:
    for number in numbers:
        holds(number, caplog)
