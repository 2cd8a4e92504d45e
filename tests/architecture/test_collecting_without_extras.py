"""`make test` on a fresh machine: no test module may need at import what another target
installs."""

import ast
from pathlib import Path

from source_files import imported

TESTS = Path(__file__).parents[1]

EXTRAS = frozenset(
    {
        "playwright",
        "axe_playwright_python",
        "dask",
        "distributed",
        "pyarrow",
        "pandas",
        "sklearn",
        "openpyxl",
        "lxml_html_clean",
        "boto3",
    }
)


def test_nothing_of_an_extra_is_imported_at_once() -> None:
    named = {
        (path.relative_to(TESTS).as_posix(), name.split(".")[0])
        for path in sorted(TESTS.rglob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        for name in imported(node)
    }
    assert {(path, name) for path, name in named if name in EXTRAS} == set()
