#!/usr/bin/env python3
"""What of the program users run: fails where a module of src is reached neither from `python -m
rashomon` nor from the public API, where a public set is answered by what no stage calls, so that no
figure is of code that makes no ledger, and where a module names another in a string, which no check
of layers sees.

    reached.py

A module is reached when a reached one imports it or names it in a string (those of BY_NAME alone
may). A function, class or constant is reached when the code of a reached one, or what runs when its
module is imported, names it. Methods count with their class.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC, SETS = ROOT / "src", ROOT / "bench" / "public"
ROOTS = ("rashomon", "rashomon.__main__")
BY_NAME = {
    "rashomon": "public names are loaded when they are first asked for, "
    "so that nothing pays for what it "
    "does not use",
    "rashomon.cli.group": "a verb is loaded when it is called, so that `--help` starts at once",
    "rashomon.reports.read_formats": "a child process loads the readers of the formats that it is "
    "given, and no other library",
}
"""Which modules may name others in strings, and why."""
TABLES = {"rashomon.reports.read_formats": SRC / "rashomon/shipped/tables/read_formats.toml"}
"""Those that have such strings from a table."""
_NAMED = re.compile(r"(rashomon(?:\.\w+)+)(?::(\w+))?")
Named = tuple[str, str]  # a module and what is named of it; "" for the module as it is imported


class Module:
    """One file, and what it names of the package."""

    def __init__(self, name: str, path: Path, known: set[str]) -> None:
        self.name, self.known = name, known
        self.package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        self.tree = ast.parse(path.read_text(encoding="utf-8"))

    @cached_property
    def imported(self) -> dict[str, Named]:
        """What each imported name stands for."""
        found: dict[str, Named] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    found[alias.asname or alias.name] = (
                        (inner, "") if inner in self.known else (node.module or "", alias.name)
                    )
            elif isinstance(node, ast.Import):
                found.update(
                    {alias.asname: (alias.name, "") for alias in node.names if alias.asname}
                )
        return found

    @cached_property
    def defined(self) -> dict[str, list[ast.stmt]]:
        """The statements that bind each name of the module; under "" those that run when it is
        imported."""
        found: dict[str, list[ast.stmt]] = {"": []}
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.setdefault(node.name, []).append(node)
            else:
                found[""].append(node)
        return found

    def names(self, statements: list[ast.stmt]) -> Iterator[Named]:
        """What these statements name: of other modules, and of this one; with a table, all that it
        names."""
        if self.name in TABLES:
            for said in _NAMED.finditer(TABLES[self.name].read_text(encoding="utf-8")):
                yield said[1], said[2] or "main"
        for node in (inner for statement in statements for inner in ast.walk(statement)):
            if isinstance(node, ast.Name):
                yield self.imported.get(node.id, (self.name, node.id))
            elif (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in self.imported
            ):
                what = (
                    "main" if node.attr == "__name__" else node.attr
                )  # a module that is named for another process runs its main
                yield self.imported[node.value.id][0], what
            elif isinstance(node, ast.ImportFrom):
                yield from (self.imported[alias.asname or alias.name] for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from ((alias.name, "") for alias in node.names)
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and (said := _NAMED.fullmatch(node.value))
            ):
                yield said[1], said[2] or "main"
            elif isinstance(node, ast.JoinedStr):
                yield from self._loaded_by(node)

    def modes(self) -> Iterator[tuple[str, str, str]]:
        """The arguments that are given by name where something is called, or handed on to be
        called: (module, function, argument)."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                for one in (node.func, *node.args):
                    if isinstance(one, ast.Name):
                        home, what = self.imported.get(one.id, (self.name, one.id))
                        yield from ((home, what, given.arg) for given in node.keywords if given.arg)

    def _loaded_by(self, node: ast.JoinedStr) -> Iterator[Named]:
        """Of f"rashomon.cli.{name}": each module there whose name stands in a string of this
        module, with all it defines."""
        first = node.values[0] if node.values else None
        if not isinstance(first, ast.Constant) or not re.fullmatch(
            r"rashomon\.(?:\w+\.)*", str(first.value)
        ):
            return
        said = {
            word
            for inner in ast.walk(self.tree)
            if isinstance(inner, ast.Constant)
            for word in str(inner.value).replace("-", "_").split()
        }
        for name in self.known:
            if name.rpartition(".")[0] + "." == first.value and name.rpartition(".")[2] in said:
                yield name, "*"


def modules_of(folder: Path, above: Path) -> dict[str, Module]:
    """The modules under a folder by their dotted names."""
    paths = {
        ".".join(path.relative_to(above).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(folder.rglob("*.py"))
    }
    return {name: Module(name, path, set(paths)) for name, path in paths.items()}


def reached(modules: dict[str, Module], roots: tuple[str, ...] = ROOTS) -> set[Named]:
    """All that is reached from these modules: (module, name), with the name "" where the module is
    imported."""
    found: set[Named] = set()
    waiting: list[Named] = [(root, "*") for root in roots]
    while waiting:
        name, what = waiting.pop()
        if name not in modules or (name, what) in found:
            continue
        found.add((name, what))
        module = modules[name]
        waiting += [(name, ""), (name.rpartition(".")[0], "")]
        if what == "*":
            waiting += [(name, inner) for inner in module.defined]
        elif what in module.imported and what not in module.defined:  # passed on by a package
            waiting.append(module.imported[what])
        waiting += module.names(module.defined.get(what, []))
    return found


def unreached_modules(modules: dict[str, Module], found: set[Named]) -> list[str]:
    """The modules that are not imported; a package that only holds others is none."""
    return sorted(name for name in modules if (name, "") not in found)


def named_in_strings(modules: dict[str, Module]) -> list[str]:
    """Where a module of the program names another one, or a package to load from, in a string:
    "module:line: string"."""
    found = []
    for name, module in sorted(modules.items()):
        files = {
            id(given)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and _is_of_files(node)
            for given in node.args
        }
        texts = (
            node
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        said = [
            (node.lineno, str(node.value))
            for node in texts
            if id(node) not in files and _names_program(str(node.value), modules)
        ]
        found += [f"{name}:{line}: {text!r}" for line, text in sorted(said)]
    return found


def _names_program(text: str, modules: dict[str, Module]) -> bool:
    """Whether the string is the name of a module or of something in one, or the beginning of such a
    name."""
    named = re.fullmatch(r"(rashomon(?:\.\w+)+)(?:[.:]\w*)?", text)
    return named is not None and (named[1] in modules or named[1].rpartition(".")[0] in modules)


def _is_of_files(call: ast.Call) -> bool:
    """Whether the call asks for files that lie in a package: `files("rashomon.shipped.tables")`."""
    name = (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )
    return name in ("files", "PackageLoader")


def uncalled(
    modules: dict[str, Module], adapters: dict[str, Module], found: set[Named]
) -> list[str]:
    """What the answers of the public sets use that no stage does: "adapter: rashomon.module.name",
    or "...name(mode=)" of an argument by name."""
    modes = {(what, mode) for name, module in modules.items() for _, what, mode in module.modes()}
    out = set()
    for name, adapter in adapters.items():
        used = {named for named in adapter.imported.values() if named[0] in modules}
        out |= {f"{name}: {module}.{what}" for module, what in used if (module, what) not in found}
        given = {
            (module, what, mode)
            for module, what, mode in adapter.modes()
            if (module, what) in used & found
        }
        out |= {
            f"{name}: {module}.{what}({mode}=)"
            for module, what, mode in given
            if what[0].islower() and (what, mode) not in modes
        }
    return sorted(out)


def main() -> None:
    """Prints what is not reached; exits 1 where anything is."""
    modules = modules_of(SRC / "rashomon", SRC)
    found = reached(modules)
    alone = [
        f"{name}: nothing that users run imports it: use it or delete it"
        for name in unreached_modules(modules, found)
    ]
    alone += [
        f"{line}: no stage calls it: answer by what a stage calls"
        for line in uncalled(modules, modules_of(SETS, SETS.parent), found)
    ]
    alone += [
        f"{line}: import it, or pass it on"
        for line in named_in_strings(modules)
        if line.partition(":")[0] not in BY_NAME
    ]
    print("\n".join(alone) or f"{len(modules)} modules, all reached")
    sys.exit(1 if alone else 0)


if __name__ == "__main__":
    main()
