"""Every command of the guides runs, and what they show is what comes out.

A page's blocks marked `sh` are run in order in a folder that holds the invented stories and nothing
else. The block marked `text` after one gives what its output must hold: each line somewhere in it,
"..." for anything in between. Blocks without a mark are not run: they install, or listen for ever.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(?P<kind>sh|text)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(page: str) -> Iterator[tuple[str, list[str]]]:
    """Each block of commands with the lines that its output must hold."""
    blocks = [
        (match["kind"], match["body"])
        for match in _BLOCK.finditer((ROOT / "docs" / page).read_text(encoding="utf-8"))
    ]
    for i, (kind, body) in enumerate(blocks):
        if kind == "sh":
            follows = blocks[i + 1] if i + 1 < len(blocks) else ("", "")
            yield (
                body,
                [line for line in follows[1].splitlines() if line.strip()]
                if follows[0] == "text"
                else [],
            )


def holds(output: str, line: str) -> bool:
    """Whether the line stands in the output, however it is broken; "..." stands for anything."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in line.split("...")]
    return re.search(".*?".join(parts), output, re.DOTALL) is not None


@pytest.mark.slow
@pytest.mark.weights
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "page",
    [
        "tutorial.md",
        "reading.md",
    ],
)
def test_every_step_of_a_guide(page: str, tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, call in (("rashomon", "-m rashomon "), ("python", "")):
        (programs / name).write_text(
            f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', encoding="utf-8"
        )
        (programs / name).chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    for folder in ("examples", "bench"):
        (work / folder).symlink_to(ROOT / folder)
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": "100",
    }
    found = list(steps(page))
    assert found
    for commands, shown in found:
        done = subprocess.run(
            ["bash", "-euc", commands],
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        output = done.stdout + done.stderr
        assert done.returncode == 0, f"{commands}\n{output}"
        assert [line for line in shown if not holds(output, line)] == [], f"{commands}\n{output}"
