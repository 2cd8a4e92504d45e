"""The project's own files; each module of the program is read and parsed once."""

import ast
from functools import cache
from pathlib import Path

import rashomon

SRC = Path(rashomon.__file__).parent
ROOT = Path(__file__).resolve().parents[1]


def text(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def texts() -> dict[str, str]:
    """The text of every module, by its path in the package."""
    paths = sorted(SRC.rglob("*.py"))
    return {path.relative_to(SRC).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@cache
def nodes() -> dict[str, tuple[ast.AST, ...]]:
    """The imports and calls of every module."""
    kinds = (ast.Import, ast.ImportFrom, ast.Call)
    return {
        name: tuple(node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds))
        for name, text in texts().items()
    }


def imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports, none where it is no import."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
