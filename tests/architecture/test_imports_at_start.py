"""What a cold start does not wait for."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "left_out"),
    [
        ("rashomon.cli.group", {"spacy", "numpy", "rashomon.comparing"}),
        ("rashomon.reports.read_report", {"spacy", "numpy"}),
        ("rashomon.cli.overview", {"spacy", "numpy"}),
        ("rashomon.comparing.compare", {"spacy.cli"}),
    ],
)
def test_a_module_starts_without_importing_slow_libraries(module: str, left_out: set[str]) -> None:
    told = f"import sys, {module}; print(sorted({left_out!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
