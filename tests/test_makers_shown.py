"""Who made what is shown wherever a ledger is: in the terminal, on the page, in explanations and in
exports."""

import io
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from rich.console import Console

from ledgers import HURT, make_ledger
from rashomon.cli.overview import print_ledger
from rashomon.cli.story_parts import report_labels
from rashomon.exports.annotation import annotation_page
from rashomon.exports.csv import table_files
from rashomon.exports.sqlite import fill
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ModelUse, PassUse
from rashomon.web.ledger_page import render_page

BY = "model quill-7 <b>"
USE = ModelUse(
    "quill-7 <b>",
    "models.example.org",
    (PassUse("rows", 1, 1, 41, (("no such report", 2), ("no words", 1)), 5_000, 2_000),),
    "ab" * 32,
)
HEAD = "read with model quill-7 <b> at models.example.org: 41 lines taken, 3 refused"


@pytest.fixture
def ledger() -> Ledger:
    point = replace(
        HURT,
        accounts=(replace(HURT.accounts[0], by=BY, doubt="the program reads 90"), HURT.accounts[1]),
        relations=tuple(replace(relation, by=BY) for relation in HURT.relations),
        by=BY,
        question_by=BY,
    )
    made = make_ledger(point)
    story = made.stories[0]
    statements = (replace(story.statements[0], by=BY), *story.statements[1:])
    read = replace(
        made,
        made=replace(made.made, model=USE),
        stories=(replace(story, model=USE, statements=statements),),
    )
    return from_json(to_json(read))


def printed(ledger: Ledger) -> str:
    console = Console(file=io.StringIO(), width=200, highlight=False, markup=False)
    print_ledger(ledger, console, everything=True)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_the_terminal_says_it(ledger: Ledger) -> None:
    text = printed(ledger)
    assert HEAD in text
    assert f"two exact numbers of the same people that differ (read so by {BY})" in text
    assert f"asked by {BY}: How many people were hurt?" in text
    assert "model" not in printed(make_ledger(HURT))


def test_the_page_says_it_as_text(ledger: Ledger) -> None:
    page = render_page(ledger)
    shown = BY.replace("<b>", "&lt;b&gt;")
    assert HEAD.replace("<b>", "&lt;b&gt;") in page
    assert (
        page.count(f'<span class="mute made">read so by {shown}</span>') == 2
    )  # a statement among its speaker's and a relation
    assert f"Asked and read by {shown}." in page
    assert "the program reads 90" in page
    assert "<b></span>" not in page
    assert ", on this computer, from" not in page
    plain = render_page(make_ledger(HURT))
    assert "mute made" not in plain
    assert ", on this computer, from" in plain


def test_the_database_and_the_tables_say_it(ledger: Ledger) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, ledger)
        for table in ("accounts", "relations", "points", "statements"):
            assert {who for (who,) in connection.execute(f"SELECT made_by FROM {table}")} >= {BY}, (  # noqa: S608
                table
            )
        assert list(connection.execute("SELECT doubt FROM accounts WHERE id = 'a-1'")) == [
            ("the program reads 90",)
        ]
        told = dict(
            connection.execute("SELECT name, value FROM made WHERE part = 'language model'")
        )
    assert told["host"] == "models.example.org"
    assert (told["taken"], told["refused: no such report"]) == ("41", "2")
    header, first, *_ = table_files(ledger)["accounts.csv"].decode("utf-8").splitlines()
    assert header.endswith(",doubt,unproved,made_by")
    assert first.endswith(f",the program reads 90,,{BY}")


def test_linked_data_names_the_agent(ledger: Ledger) -> None:
    creators = {
        item["id"].rsplit(":", 1)[1]: item["creator"]["name"]
        for item in annotation_page(ledger)["items"]
    }
    assert creators["a-1"] == BY
    assert creators["a-2"] == BY
    assert creators["0"] == ledger.made.by


def test_an_explanation_says_it(ledger: Ledger) -> None:
    from rashomon.cli.explain import point_parts
    from rashomon.explain import explain_point

    (story,) = ledger.stories
    console = Console(file=io.StringIO(), width=200, highlight=False, markup=False)
    point = story.points[0]
    for part in point_parts(
        point, explain_point(ledger, story, point), report_labels(ledger.reports)
    ):
        console.print(part)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert f"asked and read by {BY}" in text
    assert f"Hill Post  {BY}" in text
    assert f">>Nine people were hurt<<, the mayor said. [9: {BY}]" in text
    assert "the program reads 90" in text
    assert f"that differ (read so by {BY})" in text
