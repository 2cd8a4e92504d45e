#!/usr/bin/env python3
"""What keeps code readable, held against every function, file and call of the program.

    house_rules.py          fails where something breaks a rule and is not in `house_rules.toml`
    house_rules.py --renew  takes from the list what breaks its rule no more; adds nothing

A function has at most 40 lines and 12 branches, a file at most 400 lines. A class gets at most four
arguments by place, and none by a star. No name stands for a built-in type alone, or hides a None.
What was longer when the rules came stands in `house_rules.toml` with its size, and may only shrink.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bench.build.house import is_alias, points

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES_OF_FILE = 400
MOST_LINES = 40
MOST_BRANCHES = 12
MOST_BY_PLACE = 4
HEAD = (
    "# What breaks a rule of bench/build/house_rules.py and may not grow. This list only\n"
    "# shrinks: python -m bench.build.house_rules --renew\n"
)
RULES = ("lines of a file", "lines of a function", "branches", "calls by place")
Sizes = dict[str, dict[str, int]]  # a rule -> a file or function -> its size


def parsed(src: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """Every Python file of the program: its path there, its text and its tree."""
    for path in sorted(src.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(src).as_posix(), text, ast.parse(text)


def functions(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.stmt]]:
    """The functions and methods of a file by their names, a method's behind its class's."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from functions(node, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield inside + node.name, node


def large(src: Path) -> Sizes:
    """Whatever is larger than it should be, with its size."""
    sizes: Sizes = {name: {} for name in RULES}
    for name, text, tree in parsed(src):
        lines = len(text.splitlines())
        if lines > MOST_LINES_OF_FILE:
            sizes["lines of a file"][name] = lines
        calls = sum(map(is_by_place, ast.walk(tree)))
        if calls:
            sizes["calls by place"][name] = calls
        for function, node in functions(tree):
            place = f"{name}:{function}"
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES:
                sizes["lines of a function"][place] = length
            branches = sum(map(points, ast.walk(node)))
            if branches > MOST_BRANCHES:
                sizes["branches"][place] = branches
    return sizes


def hides_none(node: ast.stmt) -> bool:
    """Whether a statement gives a union with None another name."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.BinOp):
        return False
    target = node.targets[0]
    is_type = isinstance(target, ast.Name) and target.id.strip("_")[:1].isupper()
    parts = ast.walk(node.value)
    return is_type and any(isinstance(part, ast.Constant) and part.value is None for part in parts)


def is_by_place(node: ast.AST) -> bool:
    """Whether a class is called with more than four arguments by place, or with a starred one."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
    if not name.lstrip("_")[:1].isupper():
        return False
    starred = any(isinstance(argument, ast.Starred) for argument in node.args)
    return starred or len(node.args) > MOST_BY_PLACE


def aliases(src: Path) -> list[str]:
    """A sentence for each name that stands for a built-in type or hides a None: none is excused."""
    faults = []
    for name, _, tree in parsed(src):
        for node in tree.body:
            if is_alias(node) or hides_none(node):
                faults.append(f"{name}:{node.lineno}: another name for a built-in type or a None")
    return faults


def above(sizes: Sizes, excused: Sizes) -> list[str]:
    """A sentence for each size that is above its rule and above what the list excuses."""
    faults = []
    for rule, places in sizes.items():
        for place, size in places.items():
            most = excused.get(rule, {}).get(place, 0)
            if size > most:
                faults.append(f"{place}: {size} {rule} are too many")
    return faults


def renewed(sizes: Sizes, excused: Sizes) -> Sizes:
    """The list without what is no longer too large, and with the smaller size of what shrank."""
    fresh: Sizes = {}
    for rule, places in excused.items():
        now = sizes.get(rule, {})
        fresh[rule] = {
            place: min(most, now[place]) for place, most in places.items() if place in now
        }
    return fresh


def written(excused: Sizes) -> str:
    """The text of `house_rules.toml`."""
    text = HEAD
    for rule, places in excused.items():
        text += f'\n["{rule}"]\n'
        for place, most in sorted(places.items()):
            text += f'"{place}" = {most}\n'
    return text


def main(root: Path = ROOT) -> None:
    """Prints what breaks a rule, and exits 1 if anything does."""
    src = root / "src" / "rashomon"
    file = root / "house_rules.toml"
    sizes = large(src)
    excused = tomllib.loads(file.read_text(encoding="utf-8"))
    if "--renew" in sys.argv:
        excused = renewed(sizes, excused)
        file.write_text(written(excused), encoding="utf-8")
    faults = above(sizes, excused) + aliases(src)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1)
    count = sum(map(len, excused.values()))
    print(f"{count} files and functions break a rule from before (house_rules.toml)")


if __name__ == "__main__":
    main()
