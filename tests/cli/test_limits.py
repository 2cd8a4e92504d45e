"""--limit: what messages tell users to raise can be raised."""

import dataclasses
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import output
from rashomon.cli.group import main
from rashomon.settings import ReadSettings

SOURCE = Path(__file__).resolve().parents[2] / "src" / "rashomon"
STORY = "Wall falls\n\nTwo people died when the wall fell, the fire service said on Monday.\n"


@pytest.mark.parametrize(
    "verb",
    [
        ["read"],
        ["compare"],
        ["add", "--store", "desk.db"],
        ["watch", "feeds", "--store", "desk.db"],
    ],
)
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("max_hats=3", "limits are max_bytes, "),
        ("max_bytes=many", "above 0"),
        ("max_bytes=0", "above 0"),
        ("fields=1", "limits are"),
        ("max_bytes", "above 0"),
    ],
)
def test_what_is_no_limit(
    verb: list[str], given: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY)
    Path("ledger.json").write_text('{"format": "rashomon-ledger/1", "reports": [], "stories": []}')
    Path("feeds").write_text("http://127.0.0.1:9/feed\n")
    paths = ["a.txt"] if verb[0] in {"read", "compare", "add"} else []
    run = CliRunner().invoke(main, [*verb, *paths, "--limit", given])
    assert (run.exit_code, told in run.output) == (1, True), run.output


def test_a_limit_is_obeyed_and_its_message_names_the_option_that_raises_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    run = output("read", str(tmp_path), "--limit", "max_characters=20", code=4)
    assert (
        "longer than 20 characters: split it, or raise the limit with --limit max_characters=NUMBER"
        in run
    )
    assert (
        CliRunner()
        .invoke(
            main,
            [
                "read",
                str(tmp_path),
                "--limit",
                "max_characters=20",
                "--limit",
                "max_characters=2000",
            ],
        )
        .exit_code
        == 0
    )


def test_messages_name_limits_that_there_are() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    assert [path for path, text in texts.items() if "raise read." in text] == []
    named = {
        name
        for text in texts.values()
        for name in re.findall(r"to_raise\('(\w+)'\)|to_raise\(\"(\w+)\"\)", text)
    }
    limits = {knob.name for knob in dataclasses.fields(ReadSettings)}
    assert len(named) >= 8
    assert {one or other for one, other in named} <= limits
