"""The oracle gives the gold's answers and no others."""

import json
import random
from pathlib import Path

import pytest

from factories import make_report
from oracle import Oracle, wrong_answer
from rashomon.model.question import UNSURE, Asked, Option, Question, Shown, question

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


def item(mark: str, report: str, quote: str) -> Shown:
    found = make_report(TEXTS[report], report)
    start = found.text.index(quote)
    span = found.span(start, start + len(quote))
    return Shown(mark, f"{report}{start}", span, span)


NINE, ELEVEN, PIER, MAYOR = (
    item("1", "a", "Nine barges sank"), item("2", "b", "Eleven barges sank"), item("2", "b", "The pier burned"), item("2", "a", "The mayor came"),
)  # fmt: skip


THIRD = (item("3", "b", "The pier burned"),)


def ask(asked: Asked, *items: Shown) -> Question:
    keys = {Asked.RELATION: "scuUprRn", Asked.ACCOUNT: "yox", Asked.DENIAL: "23n", Asked.GROUPS: "n"}[asked]
    return question(asked, "s", "?", items, [Option(key, key) for key in keys], 0.1, many=asked in (Asked.DENIAL, Asked.GROUPS))


CASES = [
    (Asked.DENIAL, (NINE, ELEVEN, *THIRD), "2"),
    (Asked.DENIAL, (NINE, PIER), "n"),
    (Asked.GROUPS, (NINE, ELEVEN, *THIRD), "1c2"),
    (Asked.GROUPS, (NINE, PIER), "n"),
    (Asked.GROUPS, (MAYOR, NINE), "n"),
    (Asked.RELATION, (NINE, ELEVEN), "c"),
    (Asked.RELATION, (NINE, NINE), "s"),
    (Asked.RELATION, (NINE, PIER), "n"),
    (Asked.ACCOUNT, (NINE, ELEVEN), "y"),
    (Asked.ACCOUNT, (NINE, PIER), "o"),
    (Asked.ACCOUNT, (MAYOR, NINE), "x"),
    (Asked.ACCOUNT, (NINE, MAYOR), UNSURE),
]


@pytest.mark.parametrize(("asked", "items", "key"), CASES)
def test_answers(oracle: Oracle, asked: Asked, items: tuple[Shown, ...], key: str) -> None:
    assert oracle.answer(ask(asked, *items)).key == key


def test_a_wrong_answer_is_another_one() -> None:
    sorting = ask(Asked.GROUPS, NINE, ELEVEN, *THIRD)
    for seed in range(20):
        for key in ("1c2", "n", "12 3"):
            truth = sorting.answer(key) or sorting.options[0]
            assert wrong_answer(sorting, truth, random.Random(seed)).key != truth.key  # noqa: S311  repeatable
    plain = ask(Asked.RELATION, NINE, ELEVEN)
    assert wrong_answer(plain, plain.options[0], random.Random(1)).key != plain.options[0].key  # noqa: S311  repeatable
