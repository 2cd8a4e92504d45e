"""A name stands for one thing: no class, function or constant of one room, and no file of one
folder, is called as another one of another."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from source_files import texts

ALIKE = {
    "Ledger": "the record, and the same with what notebooks ask of it",
    "main": "what `ChildProcess` runs of a module in a process of its own",
    "page_words.py": "the table of such words, and what is told by them",
}
"""What may be called alike, at most ten, and why."""
REWRITTEN = frozenset("compare folded shown".split())
"""Names of rooms that are being written anew, which lose them then."""


def is_verb(node: ast.stmt) -> bool:
    """Whether a function of the command line is a verb, which is called as what it does."""
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    written = [ast.unparse(decorator) for decorator in decorators]
    return any(".command(" in text or ".group(" in text for text in written)


def names_bound(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module defines."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    for target in targets:
        for part in ast.walk(target):
            if isinstance(part, ast.Name):
                yield part.id


def public_names(text: str) -> set[str]:
    """The public names that a module defines, but those of verbs."""
    names: set[str] = set()
    for node in ast.parse(text).body:
        if not is_verb(node):
            names.update(name for name in names_bound(node) if not name.startswith("_"))
    return names


def alike(modules: dict[str, str]) -> dict[str, list[str]]:
    """The public names that stand in several rooms and the files that stand in several folders,
    each with where. `modules`: texts by their paths; a verb's file is called as its verb."""
    homes: dict[str, set[str]] = defaultdict(set)
    for module, text in modules.items():
        path = Path(module)
        room = path.parts[0]
        if room != "cli" and not path.stem.startswith("__"):
            homes[path.name].add(path.parent.as_posix())
        for name in public_names(text):
            homes[name].add(room)
    return {name: sorted(rooms) for name, rooms in sorted(homes.items()) if len(rooms) > 1}


def test_what_is_called_alike_is_found() -> None:
    modules = {
        "lakes/level.py": "DEPTH = 3\n_HEIGHT = 1\ndef fill(): ...\n",
        "rivers/level.py": "DEPTH: int = 4\n_HEIGHT = 2\nclass fill: ...\n",
        "cli/fill.py": "import click\n@click.command()\ndef fill(): ...\n",
    }
    assert alike(modules) == {
        "DEPTH": ["lakes", "rivers"],
        "fill": ["lakes", "rivers"],
        "level.py": ["lakes", "rivers"],
    }


def test_no_name_stands_for_two_things() -> None:
    found = alike(texts())
    assert {name: homes for name, homes in found.items() if name not in {*ALIKE, *REWRITTEN}} == {}
    assert set(ALIKE) <= set(found), "what is not called alike any more is not allowed either"
    assert len(ALIKE) <= 10
