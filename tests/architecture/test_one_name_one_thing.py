"""A name stands for one thing: no class and no file of one package is called as another one of
another package."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "rashomon"
TWICE = {
    "Ledger": "the record, and the same with what notebooks ask of it",
    "page_words": "the table of such words, and what is told by them",
    "timeline": "what happened when, found and shown",
}
"""What may be called alike, at most ten, and why: both are of one thing."""


def twice(source: Path) -> dict[str, list[str]]:
    """Names of classes and files that stand in two packages, with where; a verb's file is called as
    its verb."""
    homes: dict[str, set[str]] = defaultdict(set)
    for path in sorted(source.rglob("*.py")):
        package = path.relative_to(source).parent.as_posix()
        if path.stem.startswith("__"):
            continue
        if package != "cli":
            homes[path.stem].add(package)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(f"{package}/{path.name}")
    return {name: sorted(found) for name, found in sorted(homes.items()) if len(found) > 1}


def test_no_name_stands_for_two_things() -> None:
    found = twice(SRC)
    assert {name: homes for name, homes in found.items() if name not in TWICE} == {}
    assert set(TWICE) == set(found), "what is not called alike any more is not allowed either"
    assert len(TWICE) <= 10
