"""The oracle gives the gold's answers and no others."""

import json
import random
from pathlib import Path

import pytest

from bench.score.oracle import Oracle, wrong_answer
from factories import make_report
from rashomon.model.question import UNSURE, Option, Question, QuestionKind, ShownWords, question

TEXTS = {"a": "Nine barges sank. The mayor came.", "b": "Eleven barges sank. The pier burned."}


def account(report: str, quote: str, version: str) -> dict[str, object]:
    return {"report": report, "quote": quote, "version": version}


@pytest.fixture
def oracle(tmp_path: Path) -> Oracle:
    barges = {
        "id": "p1", "question": "?", "kind": "count", "accounts": [account("a", "Nine barges sank", "A"), account("b", "Eleven barges sank", "B")],
        "relations": [{"a": "A", "b": "B", "kind": "conflict"}],
    }  # fmt: skip
    pier = {"id": "p2", "question": "?", "kind": "yes-no", "accounts": [account("b", "The pier burned", "A")], "relations": []}
    (tmp_path / "gold.json").write_text(json.dumps({"stories": [{"names": [], "statements": [], "points": [barges, pier]}]}))
    found = Oracle(tmp_path, TEXTS)
    places = {f"{g.report}{g.start}": g for g in found.gold.accounts}
    found.meant = places
    return found


def item(mark: str, report: str, quote: str) -> ShownWords:
    found = make_report(TEXTS[report], report)
    start = found.text.index(quote)
    span = found.span(start, start + len(quote))
    return ShownWords(mark, f"{report}{start}", span, span)


NINE, ELEVEN, PIER, MAYOR = (
    item("1", "a", "Nine barges sank"), item("2", "b", "Eleven barges sank"), item("2", "b", "The pier burned"), item("2", "a", "The mayor came"),
)  # fmt: skip


def ask(asked: QuestionKind, keys: str, *items: ShownWords) -> Question:
    return question(asked, "s", "?", items, [Option(key, key) for key in keys], 0.1)


CASES = [
    (QuestionKind.RELATION, "1234", (NINE, ELEVEN), "1"),
    (QuestionKind.RELATION, "1234", (NINE, NINE), "3"),
    (QuestionKind.RELATION, "1234", (NINE, PIER), "4"),
    (QuestionKind.RELATION, "1234", (NINE, MAYOR), UNSURE),
    (QuestionKind.ACCOUNT, "123", (NINE, ELEVEN), "2"),
    (QuestionKind.ACCOUNT, "123", (NINE, NINE), "1"),
    (QuestionKind.ACCOUNT, "123", (NINE, PIER), "3"),
    (QuestionKind.ACCOUNT, "123", (NINE, MAYOR), UNSURE),
    (QuestionKind.ACCOUNT, "yox", (NINE, ELEVEN), "y"),
    (QuestionKind.ACCOUNT, "yox", (NINE, PIER), "o"),
    (QuestionKind.ACCOUNT, "yox", (MAYOR, NINE), "x"),
    (QuestionKind.ACCOUNT, "yox", (NINE, MAYOR), UNSURE),
]


@pytest.mark.parametrize(("asked", "keys", "items", "key"), CASES)
def test_answers(oracle: Oracle, asked: QuestionKind, keys: str, items: tuple[ShownWords, ...], key: str) -> None:
    assert oracle.answer(ask(asked, keys, *items)).key == key


def test_a_wrong_answer_is_another_one() -> None:
    plain = ask(QuestionKind.RELATION, "1234", NINE, ELEVEN)
    for seed in range(20):
        assert wrong_answer(plain, plain.options[0], random.Random(seed)).key != plain.options[0].key  # noqa: S311  repeatable
