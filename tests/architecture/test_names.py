"""Which modules may use the network; what names stand for."""

import ast
from importlib.metadata import version

import pytest

import rashomon
from source_files import SRC, imported, nodes


def test_public_names_are_the_ones_listed() -> None:
    for name in rashomon.__all__:
        assert getattr(rashomon, name) is not None
    tree = ast.parse((SRC / "__init__.py").read_text(encoding="utf-8"))
    assert rashomon.__version__ == version("rashomon")
    assert set(rashomon.__all__) | {"__version__"} <= set(dir(rashomon))
    assert {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    } == set(rashomon.__all__)
    with pytest.raises(AttributeError):
        _ = rashomon.pipelines


ADDRESSES = (
    "urllib.request",
    "urllib.robotparser",
    "urllib3",
    "socket",
    "http.client",
    "httpx",
    "requests",
)


def test_nobody_else_opens_addresses() -> None:
    assert {
        path.rpartition("/")[0]
        for path, there in nodes().items()
        for node in there
        for name in imported(node)
        if name.startswith(ADDRESSES)
    } == {"fetching", "answers/clients"}
