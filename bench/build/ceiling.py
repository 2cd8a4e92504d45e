#!/usr/bin/env python3
"""How large the program is, and how large it may be: fails where a count stands above its number in
`ceiling.toml`, which only ever goes down.

    ceiling.py          the counts; exits 1 where one stands above its ceiling
    ceiling.py --lower  lowers the ceilings to the counts, and raises none

Statements are counted without docstrings, so that no layout changes them; beside them stand nodes
of the syntax tree and bytes of templates and tables, so that nothing is met by moving logic.
"""

import ast
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD = (
    "# The most that the program may hold, as `make check` counts it (bench/build/ceiling.py).\n"
    "# These numbers only go down: python -m bench.build.ceiling --lower\n"
)
Counts = dict[str, dict[str, int]]  # "statements", "rooms" ... -> what is counted -> its number


def parsed(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file under a folder, by its path there."""
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(folder), ast.parse(path.read_text(encoding="utf-8"))


def statements(tree: ast.AST) -> int:
    """How many statements a tree holds, docstrings left out."""
    return sum(isinstance(node, ast.stmt) and not _is_docstring(node) for node in ast.walk(tree))


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def rooms_of(trees: Iterable[tuple[Path, ast.Module]]) -> dict[str, int]:
    """The statements of each room; "top" are the files beside the rooms."""
    found: Counter[str] = Counter()
    for path, tree in trees:
        found[path.parts[0] if len(path.parts) > 1 else "top"] += statements(tree)
    return dict(found)


def page_files(src: Path) -> list[Path]:
    """The templates, scripts and styles of the pages."""
    return [
        path
        for path in sorted(src.rglob("*"))
        if path.is_file()
        and not {"templates", "static"}.isdisjoint(path.relative_to(src).parts)
        and path.suffix != ".py"
        and "__pycache__" not in path.parts
    ]


def page_lines(src: Path) -> dict[str, int]:
    """The lines of the pages by the ending of their files."""
    found: Counter[str] = Counter()
    for path in page_files(src):
        found[path.suffix.removeprefix(".")] += len(path.read_text(encoding="utf-8").splitlines())
    return dict(found)


def measured(root: Path) -> Counts:
    """All that has a ceiling, as it is now."""
    src = root / "src" / "rashomon"
    trees = list(parsed(src))
    tables = (path for path in (src / "shipped" / "tables").rglob("*") if path.suffix != ".pyc")
    rooms = rooms_of(trees)
    return {
        "statements": {
            "src": sum(rooms.values()),
            "tests": sum(statements(tree) for _, tree in parsed(root / "tests")),
        },
        "nodes": {"src": sum(1 for _, tree in trees for _ in ast.walk(tree))},
        "lines": {
            "bench": sum(
                len(path.read_text(encoding="utf-8").splitlines())
                for path in (root / "bench").rglob("*.py")
            )
        },
        "bytes": {
            "templates": sum(path.stat().st_size for path in page_files(src)),
            "tables": sum(path.stat().st_size for path in tables if path.is_file()),
        },
        "rooms": dict(sorted(rooms.items(), key=lambda room: (-room[1], room[0]))),
    }


def above(counts: Counts, ceilings: Counts) -> list[str]:
    """A sentence for each count that stands above its ceiling."""
    return [
        f"{kind} of {name}: {count:,} stand above the ceiling of {most:,}: delete {count - most:,} "
        f"there, or what they replace (ceiling.toml is never raised)"
        if most
        else f"{kind} of {name}: {count:,}, and ceiling.toml names no such count: write it in, and "
        "take as much from what it came out of"
        for kind, numbers in counts.items()
        for name, count in numbers.items()
        if count > (most := ceilings.get(kind, {}).get(name, 0))
    ]


def lowered(counts: Counts, ceilings: Counts) -> Counts:
    """The ceilings, each lowered to its count; what is not there any more goes."""
    return {
        kind: {
            name: min(most, counts[kind][name])
            for name, most in numbers.items()
            if name in counts[kind]
        }
        for kind, numbers in ceilings.items()
        if kind in counts
    }


def written(ceilings: Counts) -> str:
    """The text of `ceiling.toml`."""
    return HEAD + "".join(
        f"\n[{kind}]\n" + "".join(f"{name} = {most}\n" for name, most in numbers.items())
        for kind, numbers in ceilings.items()
    )


def shown(counts: Counts, src: Path) -> str:
    """The counts for people, a line a kind."""
    kinds = counts | {"lines": counts["lines"] | page_lines(src)}
    return "\n".join(
        f"{kind}: " + ", ".join(f"{name} {number:,}" for name, number in numbers.items())
        for kind, numbers in kinds.items()
    )


def main(root: Path = ROOT) -> None:
    """Prints the counts; exits 1 where one stands above its ceiling."""
    file, counts = root / "ceiling.toml", measured(root)
    ceilings = tomllib.loads(file.read_text(encoding="utf-8"))
    if "--lower" in sys.argv:
        ceilings = lowered(counts, ceilings)
        file.write_text(written(ceilings), encoding="utf-8")
    print(shown(counts, root / "src" / "rashomon"))
    if faults := above(counts, ceilings):
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
