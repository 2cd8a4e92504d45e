"""The sheet that a page holds to be copied."""

import json
import re
from pathlib import Path

from click.testing import CliRunner

from rashomon.cli.group import main
from rashomon.show.sheet_to_copy import sheet_to_copy

FIRST = "Barn burns at Ostrel\n\nTwo people were hurt when a barn burned at Ostrel on Saturday.\n"
SECOND = "Fire at Ostrel\n\nThree people were hurt when a barn burned at Ostrel on Saturday.\n"


def test_what_the_page_holds_is_what_the_command_prints(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "lark.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "r" / "owl.txt").write_text(SECOND, encoding="utf-8")
    reports, page = str(tmp_path / "r"), tmp_path / "page.html"
    run = CliRunner().invoke
    assert run(main, ["compare", reports, "--one-story", "--page", str(page)]).exit_code == 0
    printed = run(main, ["sheet", reports, "--one-story"]).stdout
    held = re.search(r'<script type="application/json" id="sheet">(.*?)</script>', page.read_text())
    assert held
    assert json.loads(held[1]) == printed


def test_a_sheet_that_no_chatbot_takes_is_not_held() -> None:
    assert sheet_to_copy("") is None
    assert sheet_to_copy("word " * 100_000) is None
    shown = sheet_to_copy("</script><b>two words</b>")
    assert shown
    assert shown.words == 2
    assert "<" not in shown.data
