"""What modules and public names are called."""

import ast
import re
from importlib.metadata import version
from pathlib import Path

import pytest

import rashomon

SRC = Path(rashomon.__file__).parent
MODULES = sorted(SRC.rglob("*.py"))
VAGUE = {
    "util",
    "utils",
    "helper",
    "helpers",
    "misc",
    "common",
    "manager",
    "core",
    "base",
    "stuff",
    "tools",
}


def test_no_module_has_a_vague_name() -> None:
    assert [path for path in MODULES if VAGUE & set(re.split(r"[_.]", path.stem))] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent.name != "cli"],
    ids=lambda path: path.relative_to(SRC).as_posix(),
)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = (
        node.func
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )
    assert "print" not in {call.id for call in calls if isinstance(call, ast.Name)}


def test_public_names_are_the_ones_listed() -> None:
    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
    tree = ast.parse((SRC / "__init__.py").read_text(encoding="utf-8"))
    assert rashomon.__version__ == version("rashomon")
    assert set(rashomon.__all__) | {"__version__"} <= set(dir(rashomon))
    typed = {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }
    assert typed == set(rashomon.__all__)
    with pytest.raises(AttributeError):
        _ = rashomon.pipelines
