"""The oracle gives the gold's answers and no others."""

import json
from pathlib import Path

import pytest

from factories import make_report
from oracle import Oracle
from rashomon.model.judgement import Action
from rashomon.model.question import UNSURE, Asked, Decision, Option, Question, Shown, question

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


def ask(asked: Asked, *items: Shown) -> Question:
    pair = tuple(i.id for i in items)
    keys = {Asked.RELATION: "scuUprRn", Asked.ACCOUNT: "yox", Asked.QUESTION: "2n", Asked.CLASH: "n"}[asked]
    clash = [Option("12", "clash", (Decision(Action.SET, "relation", pair, "conflict"),))] if asked is Asked.CLASH else []
    return question(asked, "s", "?", items, [*clash, *(Option(key, key) for key in keys)], 0.1)


CASES = [
    (Asked.CLASH, (NINE, ELEVEN), "12"),
    (Asked.CLASH, (NINE, PIER), "n"),
    (Asked.QUESTION, (NINE, ELEVEN), "2"),
    (Asked.QUESTION, (NINE, PIER), "n"),
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
