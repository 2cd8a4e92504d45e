"""The command as a whole: verbs, exit codes, start-up."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from commands import output
from rashomon.cli import group


def test_help_lists_every_verb() -> None:
    shown = output("--help")
    assert all(f"  {verb} " in shown for verb in group.VERBS)


@pytest.mark.parametrize("verb", ["", "model", "store", "users"])
def test_help_is_one_screen_and_cuts_no_summary(verb: str) -> None:
    shown = (
        CliRunner()
        .invoke(group.main, [*([verb] if verb else []), "--help"], terminal_width=80)
        .output
    )
    commands = shown.partition("Commands:\n")[2].splitlines()
    assert len(commands) > 1
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)
    assert len(shown.splitlines()) <= 32
    assert max(map(len, shown.splitlines())) < 80


def test_the_options_of_compare_are_one_screen() -> None:
    shown = CliRunner().invoke(group.main, ["compare", "--help"], terminal_width=80).output
    assert len(shown.splitlines()) <= 33


def test_help_imports_no_slow_library() -> None:
    code = (
        "import sys\nfrom rashomon.cli.group import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('loaded:', sorted({'spacy', 'numpy', 'rich', 'trafilatura', 'rapidfuzz', "
        "'lxml'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "loaded: []" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["compare"], ["nonsense"], ["show"], ["show", "a", "b", "c"], ["compare", "--colour", "x"]],
)
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    result = CliRunner().invoke(group.main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_stop_is_one_line_on_stderr_and_one() -> None:
    result = CliRunner().invoke(group.main, ["show", "no-such-ledger.json"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == "Error: no-such-ledger.json could not be opened: No such file or directory\n"
    )
