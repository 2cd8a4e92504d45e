"""rashomon explain."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from beside import ELEVEN, FIGURE, NINE, asked_ledger, found_ledger
from ledgers import make_ledger
from rashomon.cli.group import main
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger


def put(ledger: Ledger, tmp_path: Path) -> str:
    path = tmp_path / "ledger.json"
    path.write_text(to_json(ledger), encoding="utf-8")
    return str(path)


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def test_without_an_id_it_lists_what_can_be_explained(tmp_path: Path) -> None:
    result = explain(put(asked_ledger(), tmp_path))
    assert result.exit_code == 0
    assert (
        "p-hurt  disputed   How many people were hurt? (asked and read by person Ada Lind)"
        in result.stdout
    )
    assert "r-toll  matter     Nine people were hurt, the mayor said." in result.stdout
    assert "2 matters, 0 figures, 4 questions" in result.stdout


@pytest.mark.weights
@pytest.mark.parametrize("wanted", ["r-toll", "toll", "nine mayor", ELEVEN.id])
def test_a_matter_with_why_it_is_named_and_what_is_distinct(tmp_path: Path, wanted: str) -> None:
    result = explain(put(found_ledger(), tmp_path), *wanted.split())
    assert result.exit_code == 0, result.stderr
    for told in (
        f"2 reports on it, 2 lines; named by {NINE.id}",
        "people: Nine (1 report) | Eleven (1 report) (va-hurt: number, differs, strength 0.90)",
        f"tells: {NINE.id} Hill Post, the mayor: post [",
        "new: “Eleven”",
        f"{NINE.id}  ",
        "in other reports, too",
        "strength 0.90",
        "Evening Star, a nurse: star [",
        '"Eleven people were hurt, a nurse said." (figure Eleven)',
        "Strength of two sentences",
        f"{NINE.id} + {ELEVEN.id}",
        "letters ",
    ):
        assert told in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("zebra",), "no matter, figure or question"), (("p-",), "4 fit")],
)
def test_what_is_not_there_is_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = explain(put(make_ledger(), tmp_path), *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_question_with_its_author_sentences_counts_and_reasons(tmp_path: Path) -> None:
    result = explain(put(asked_ledger(), tmp_path), "how", "many", "hurt")
    assert result.exit_code == 0, result.stderr
    for told in (
        "asked by person Ada Lind: How many people were hurt?",
        "disputed: two answers cannot both be true",
        '"Nine people were hurt"',
        '"Eleven people were hurt" [11: person Ada Lind]',
        "A conflicts with B: two exact numbers of the same people that differ",
    ):
        assert told in " ".join(result.stdout.split())


def test_a_figure_with_its_numbers(tmp_path: Path) -> None:
    text = explain(put(make_ledger(FIGURE), tmp_path), "p-figure").stdout
    assert "differs: several answers" in text
    assert "a figure that the program read" in text
    assert "asked by" not in text


def test_a_damaged_ledger_is_told_in_one_line(tmp_path: Path) -> None:
    ledger = make_ledger()
    shorter = replace(
        ledger, reports=tuple(replace(report, text=report.text[:30]) for report in ledger.reports)
    )
    for broken in (shorter, replace(ledger, reports=ledger.reports[1:])):
        result = explain(put(broken, tmp_path), "hurt")
        assert result.exit_code == 1
        assert "rashomon verify" in result.stderr


@pytest.mark.weights
@pytest.mark.weights
def test_what_differs_is_found_by_its_id_in_its_matter(tmp_path: Path) -> None:
    ledger = found_ledger()
    (story,) = ledger.stories
    passage, variant = story.variants()[0]
    result = explain(put(ledger, tmp_path), variant.id)
    assert result.exit_code == 0, result.stderr
    assert passage.id in result.stdout
    assert variant.thing in result.stdout


def test_what_tells_no_more_stands_under_what_it_repeats(tmp_path: Path) -> None:
    lines = explain(put(found_ledger(), tmp_path), "road", "closed").stdout.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("  tells: "))
    assert [line.split(":")[0].strip() for line in lines[place : place + 4]] == [
        "tells",
        "like it",
        "like it",
        "perhaps",
    ]


@pytest.mark.weights
def test_several_ids_are_explained_one_after_the_other(tmp_path: Path) -> None:
    result = explain(put(found_ledger(), tmp_path), "r-toll", "r-road")
    assert result.exit_code == 0, result.stderr
    heads = [one.split()[0] for one in result.stdout.splitlines() if one.startswith("r-")]
    assert heads == ["r-toll", "r-road"]


@pytest.mark.weights
def test_a_matter_is_found_by_words_of_any_of_its_sentences(tmp_path: Path) -> None:
    result = explain(put(found_ledger(), tmp_path), "eleven", "nurse")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("r-toll")
