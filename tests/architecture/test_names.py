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
