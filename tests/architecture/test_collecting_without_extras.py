"""`make test` on a fresh machine: no test module may need at import what another target
installs."""

import ast
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "path", sorted(TESTS.rglob("*.py")), ids=lambda path: str(path.relative_to(TESTS))
)
def test_nothing_of_an_extra_is_imported_at_once(path: Path) -> None:
    at_once = [
        node
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    named = {
        (node.module or "").split(".")[0] for node in at_once if isinstance(node, ast.ImportFrom)
    }
    named |= {
        alias.name.split(".")[0]
        for node in at_once
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert not named & EXTRAS
