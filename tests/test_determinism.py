"""The same reports give the same bytes, whatever the order of the files and the hash seed."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

REPORTS = sorted(
    (Path(__file__).resolve().parent.parent / "examples" / "ferry-fire" / "reports").iterdir()
)


def ledger_of(paths: list[Path], seed: int) -> bytes:
    command = [sys.executable, "-m", "rashomon", "compare", *map(str, paths), "-o", "-"]
    return subprocess.run(
        command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": str(seed)}
    ).stdout


@pytest.mark.weights
def test_the_same_bytes() -> None:
    first = ledger_of(REPORTS, 0)
    assert first
    shuffled = list(REPORTS)
    random.Random(4242).shuffle(shuffled)  # noqa: S311  an order, not a secret
    assert shuffled != REPORTS
    assert ledger_of(shuffled, 4242) == first
