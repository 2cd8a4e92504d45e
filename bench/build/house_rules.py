#!/usr/bin/env python3
"""What makes calls and types of the program hard to read, and fails `make check`.

A class gets at most four arguments by place. No name stands for a built-in type
alone, or hides a None. How large and how dense the rooms are, `bench.build.house` prints; that
limits nothing.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.build.house import is_alias

ROOT = Path(__file__).resolve().parents[2]
MOST_BY_PLACE = 4


def hides_none(node: ast.stmt) -> bool:
    """Whether a statement gives a union with None another name."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.BinOp):
        return False
    target = node.targets[0]
    is_type = isinstance(target, ast.Name) and target.id.strip("_")[:1].isupper()
    parts = ast.walk(node.value)
    return is_type and any(isinstance(part, ast.Constant) and part.value is None for part in parts)


def is_by_place(node: ast.AST) -> bool:
    """Whether a class is called with more than four arguments by place."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
    if not name.lstrip("_")[:1].isupper():
        return False
    return len(node.args) > MOST_BY_PLACE


def faults(src: Path) -> Iterator[str]:
    """Yields a line for each place that breaks a rule."""
    for path in sorted(src.rglob("*.py")):
        name = path.relative_to(src).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if is_alias(node) or hides_none(node):
                yield f"{name}:{node.lineno}: another name for a built-in type or a None"
        for node in ast.walk(tree):
            if is_by_place(node):
                yield f"{name}:{node.lineno}: arguments of a class by place"


def main(root: Path = ROOT) -> None:
    """Prints what breaks a rule, and exits 1 if anything does."""
    found = list(faults(root / "src" / "rashomon"))
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
