"""What a bench imports is there, also where the libraries that it needs are not installed."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_name_that_a_bench_imports_of_the_project_is_there() -> None:
    missing = [
        (path.relative_to(ROOT).as_posix(), f"{module}.{alias.name}")
        for path in sorted((ROOT / "bench").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for module in [node.module or ""]
        if (where := _file_of(module)) is not None or module.split(".")[0] in ("bench", "rashomon")
        for alias in node.names
        if (where is None or alias.name not in _names_in(where))
        and _file_of(f"{module}.{alias.name}") is None
    ]
    assert missing == []


@cache
def _file_of(module: str) -> Path | None:
    """The file of a module of the project; None for a module of a library."""
    for root in (ROOT, ROOT / "src", ROOT / "bench" / "score"):
        place = root.joinpath(*module.split("."))
        for path in (place.with_suffix(".py"), place / "__init__.py"):
            if path.is_file():
                return path
    return None


@cache
def _names_in(path: Path) -> set[str]:
    """What a module defines or imports at its top."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
    return names
