"""Prints, as JSON, every regular expression of the program: `python patterns.py`.

Those compiled while its modules are loaded and its tables are read are overheard; those that stand
in calls are read from the source, with a word for what is only known at run time.
"""

import ast
import functools
import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

_CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
MADE_OF_TABLES = "rashomon.shipped.words"
"""Makes patterns for whoever asks: they are of that module."""
_CALLED = re.compile(rf"\bre\.(?:{'|'.join(_CALLS)})\(")
Row = tuple[
    str, str | bytes, int, str
]  # module, pattern, flags, the method that is called where that is seen


def overheard() -> list[Row]:
    """Module, pattern and flags of all that is compiled by the program's modules and by what they
    keep once it is worked out."""
    heard: list[Row] = []
    compiled = re._compile  # type: ignore[attr-defined]

    def listening(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(2)
        while frame.f_globals.get("__name__") == MADE_OF_TABLES and frame.f_back:
            frame = frame.f_back
        name = frame.f_globals.get("__name__", "")
        made = compiled(pattern, flags)
        if name.partition(".")[0] == "rashomon":
            heard.append((name, made.pattern, made.flags, ""))
        return made

    re._compile = listening  # type: ignore[attr-defined]
    for module in modules():
        for made in list(vars(module).values()):
            own = (
                isinstance(made, functools._lru_cache_wrapper)
                and made.__module__ == module.__name__
            )
            if own and not inspect.signature(made).parameters:
                made()
    _compile_lazy_ones()
    re._compile = compiled  # type: ignore[attr-defined]
    return heard


def _compile_lazy_ones() -> None:
    """Those of tables that are compiled when the first text needs them."""
    from rashomon.mentions.days import expressions

    for rule in expressions._ALL:
        expressions.compiled(rule.source)


def tried_with(module: str, pattern: str | bytes, flags: int) -> tuple[str, str]:
    """The name of a pattern in its module, and the method of `re.Pattern` that it is tried with
    there: `finditer` where that cannot be told."""
    loaded = sys.modules.get(module)
    names = (
        [
            name
            for name, made in vars(loaded).items()
            if isinstance(made, re.Pattern) and (made.pattern, made.flags) == (pattern, flags)
        ]
        if loaded
        else []
    )
    if not names:
        return "", "finditer"
    source = inspect.getsource(loaded)  # type: ignore[arg-type]
    uses = re.findall(rf"\b{names[0]}\b(?:\.(\w+)\()?", source)
    methods = set(uses[1:])  # the first makes it
    if names[0].startswith("_") and methods in ({"match"}, {"fullmatch"}):
        return names[0], methods.pop()
    return names[0], "finditer"


def modules() -> Iterator[ModuleType]:
    """The modules of the program, those left out that need what is not installed."""
    package = importlib.import_module("rashomon")
    for found in pkgutil.walk_packages(package.__path__, "rashomon."):
        if found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ImportError as error:
            if (error.name or "").partition(".")[0] == "rashomon":
                raise


def written() -> list[Row]:
    """Module, pattern and flags of the calls of `re` in the source; names that only a call knows
    are taken as a word."""
    root = Path(importlib.import_module("rashomon").__path__[0])
    rows: list[Row] = []
    for path in sorted(root.rglob("*.py")):
        name = ".".join(["rashomon", *path.relative_to(root).with_suffix("").parts]).removesuffix(
            ".__init__"
        )
        module, text = sys.modules.get(name), path.read_text(encoding="utf-8")
        if module is None or not _CALLED.search(text):
            continue
        for node in ast.walk(ast.parse(text)):
            if _is_call(node) and (source := _pattern(node.args[0], vars(module))) is not None:  # type: ignore[attr-defined]
                rows.append((name, source, _flags(node), node.func.attr))  # type: ignore[arg-type]
    return rows


def _is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _CALLS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


class _Anything(dict):  # type: ignore[type-arg]
    """Names of a module; a name that it lacks is a word."""

    def __missing__(self, name: str) -> str:
        if hasattr(__builtins__, name):
            raise KeyError(name)
        return "wort"


def _pattern(node: ast.expr, names: dict[str, Any]) -> str | bytes | None:
    if isinstance(node, ast.Name) and node.id in names and isinstance(names[node.id], str | bytes):
        return names[node.id]
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str | bytes) else None
    if not isinstance(node, ast.JoinedStr | ast.BinOp):
        return None
    known = {
        name: value
        if isinstance(value, str | int) or callable(value) or isinstance(value, ModuleType)
        else "wort"
        for name, value in names.items()
    }
    try:
        # the program's own source
        made = eval(compile(ast.Expression(node), "pattern", "eval"), _Anything(known))  # noqa: S307
        re.compile(made)
    except (TypeError, AttributeError, KeyError, NameError, ValueError, OSError, re.error):
        return None
    return made if isinstance(made, str | bytes) else None


def _flags(call: ast.Call) -> int:
    told = ast.unparse(call)
    return sum(
        int(flag)
        for flag in (re.IGNORECASE, re.DOTALL, re.MULTILINE, re.ASCII, re.VERBOSE)
        if f"re.{flag.name}" in told
    )


def main() -> None:
    """All of them, each once."""
    found: dict[tuple[str | bytes, int], tuple[str, str]] = {}
    heard = overheard()
    for name, pattern, flags, called in (*heard, *written()):
        found.setdefault((pattern, re.compile(pattern, flags).flags), (name, called))
    rows = []
    for (pattern, flags), (module, called) in found.items():
        name, method = tried_with(module, pattern, flags)
        method = called if not name and called in {"match", "fullmatch"} else method
        rows.append(
            {
                "module": module,
                "name": name,
                "method": method,
                "pattern": (pattern if isinstance(pattern, str) else pattern.decode("latin-1")),
                "flags": flags,
                "bytes": isinstance(pattern, bytes),
            }
        )
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
