"""A name stands for one thing: no class of one room is called as another one of another."""

import ast
from collections import defaultdict
from pathlib import Path

from source_files import texts

ALIKE = {
    "Ledger": "the record, and the same with what notebooks ask of it",
    "Mark": "what is underlined in a row, and what a look-up found beside a statement",
    "MarkKind": "its kinds",
    "ShownBeside": "a sentence beside one of a draft, and beside a statement in a walk",
    "ShownSentence": "a sentence of a draft, and one behind a statement",
}
"""What may be called alike, at most ten, and why."""


def alike(modules: dict[str, str]) -> dict[str, list[str]]:
    """The public classes that stand in several rooms, each with where. `modules`: texts by their
    paths."""
    rooms: dict[str, set[str]] = defaultdict(set)
    for module, text in modules.items():
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                rooms[node.name].add(Path(module).parts[0])
    return {name: sorted(homes) for name, homes in sorted(rooms.items()) if len(homes) > 1}


def test_what_is_called_alike_is_found() -> None:
    modules = {
        "lakes/level.py": "class Depth: ...\nclass _Height: ...\nclass Fill: ...\n",
        "rivers/level.py": "class Depth: ...\nclass _Height: ...\ndef Fill(): ...\n",
    }
    assert alike(modules) == {"Depth": ["lakes", "rivers"]}


def test_no_name_stands_for_two_things() -> None:
    found = alike(texts())
    assert {name: homes for name, homes in found.items() if name not in ALIKE} == {}
    assert set(ALIKE) <= set(found), "what is not called alike any more is not allowed either"
    assert len(ALIKE) <= 10
