"""rashomon explain."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import make_report
from ledgers import HURT, make_ledger
from rashomon import pipeline
from rashomon.cli.group import main
from rashomon.explain import note_difference, parse_again
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.point import Status, Version
from rashomon.relations.relate import trace_relations

POST = """Bus falls into a ravine

Nine people were killed when a bus fell into a ravine near Karsow on Monday, the police said.

The driver survived the crash. “The brakes were not checked,” said Ilka Renn, a passenger.
"""
STAR = """Bus crash near Karsow

Fourteen people were killed when a bus fell into a ravine near Karsow on Monday, a hospital doctor said.

The transport company denied that the brakes were not checked. The driver was arrested.
"""


def put(ledger: Ledger, tmp_path: Path) -> str:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(ledger), encoding="utf-8")
    return str(path)


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


@pytest.fixture(scope="module")
def crash() -> Ledger:
    reports = [make_report(POST, "post", title="Bus falls into a ravine"), make_report(STAR, "star", title="Bus crash near Karsow")]
    return pipeline.compare(reports)


def test_without_a_point_it_lists_them(tmp_path: Path) -> None:
    result = explain(put(make_ledger(), tmp_path))
    assert result.exit_code == 0
    assert "p-hurt  disputed      How many people were hurt?" in result.stdout
    assert "4 points" in result.stdout


def test_in_a_pipe_every_point_of_the_list_is_one_line(tmp_path: Path) -> None:
    ledger = make_ledger()
    story = replace(
        ledger.stories[0], points=tuple(replace(p, question=p.question + " of the road" * 30) for p in ledger.stories[0].points)
    )
    lines = explain(put(replace(ledger, stories=(story,)), tmp_path)).stdout.splitlines()
    assert len(lines) == len(story.points) + 1
    assert all(line.startswith("p-") for line in lines[:-1])


@pytest.mark.parametrize("arguments", [("hurt", "--why-not", "a-1", "a-2"), ("--json",)])
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert explain(put(make_ledger(), tmp_path), *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("zebra",), "no point"), (("p-",), "points fit")],
)
def test_what_is_not_there_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    result = explain(put(make_ledger(), tmp_path), *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.weights
def test_a_point_with_its_sentences_counts_and_signals(tmp_path: Path) -> None:
    result = explain(put(make_ledger(), tmp_path), "how", "many", "hurt")
    assert result.exit_code == 0, result.stderr
    for told in (
        "disputed: two answers cannot both be true",
        ">>Nine people were hurt<<, the mayor said.",
        "a-2  a nurse; Evening Star = 11",
        "speakers: the mayor",
        "A conflicts with B: two exact numbers of the same people that differ",
        "what they show: words in common",
    ):
        assert told in result.stdout
    assert "figures differ" in " ".join(result.stdout.split())
    assert "note:" not in result.stdout
    every = explain(put(make_ledger(), tmp_path), "p-hurt", "--all")
    assert "the two figures are of one thing and differ" in " ".join(every.stdout.split())


@pytest.mark.weights
def test_one_answer_that_this_version_would_not_make_is_noted(tmp_path: Path) -> None:
    joined = replace(
        HURT,
        accounts=tuple(replace(account, version="v-9") for account in HURT.accounts),
        versions=(Version("v-9", "9", 2, 2, 2),),
        relations=(),
        status=Status.AGREED,
    )
    ledger = make_ledger()
    story = replace(ledger.stories[0], points=(joined,))
    result = explain(put(replace(ledger, stories=(story,)), tmp_path), "p-hurt")
    assert "note: the ledger was made by rashomon test" in " ".join(result.stdout.split())


@pytest.mark.weights
def test_json_holds_spans(tmp_path: Path) -> None:
    result = explain(put(make_ledger(), tmp_path), "p-hurt", "--json")
    found = json.loads(result.stdout)
    texts = {report.id: report.text for report in make_ledger().reports}
    assert len(found["accounts"]) == 2
    for shown in found["accounts"]:
        sentence = shown["sentence"]
        assert texts[sentence["report"]][sentence["start"] : sentence["end"]] == sentence["quote"]
        assert shown["account"]["quote"]["quote"] in sentence["quote"]
    [pair] = found["pairs"]
    assert (pair["a"], pair["b"]) == ("a-1", "a-2")
    assert {"name", "value", "said"} == set(pair["signals"][0])
    assert "figures differ" in [signal["name"] for signal in pair["signals"]]
    assert 0 < pair["share"] <= 1


@pytest.mark.weights
def test_what_compare_decided_is_what_is_explained(crash: Ledger) -> None:
    """The parse made again leads to the comparisons that the ledger rests on, for every point."""
    annotated = tuple(parse_again(crash, [report.id for report in crash.reports]).values())
    checked = 0
    for story in crash.stories:
        for point in story.points:
            pairs = trace_relations(point.accounts, point.kind, annotated=annotated, dates=story.dates)
            assert note_difference(crash, point, pairs) is None
            checked += len(pairs)
    assert checked


@pytest.mark.weights
def test_a_damaged_ledger_is_told_in_one_line(tmp_path: Path) -> None:
    ledger = make_ledger()
    shorter = replace(ledger, reports=tuple(replace(report, text=report.text[:30]) for report in ledger.reports))
    for broken in (shorter, replace(ledger, reports=ledger.reports[1:])):
        result = explain(put(broken, tmp_path), "hurt")
        assert result.exit_code == 1
        assert "rashomon verify" in result.stderr
