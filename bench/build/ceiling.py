#!/usr/bin/env python3
"""How large the program is, and how large it may be: fails where a count stands above its number in
`ceiling.toml`, which only ever goes down.

    ceiling.py          the counts; exits 1 where one stands above its ceiling
    ceiling.py --lower  lowers the ceilings to the counts, and raises none

Syntax nodes of the program, bytes of templates and tables and the lines of its files have a
ceiling. Statements are printed beside how dense they are, room by room (`house.py`), and have none:
a limit on statements breeds one-liners.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bench.build import house

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400  # of a file that ceiling.toml does not name
HEAD = (
    "# The most that the program may hold, as `make check` counts it (bench/build/ceiling.py).\n"
    "# These numbers only go down: python -m bench.build.ceiling --lower\n"
)
LINES_HEAD = f"# Files of more than {MOST_LINES} lines; no other may become so long.\n"
Counts = dict[str, dict[str, int]]  # "nodes", "bytes" or "lines" -> what is counted -> its number


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


def nodes(src: Path) -> int:
    """How many nodes the syntax trees of the program hold."""
    count = 0
    for _, tree in parsed(src):
        count += sum(1 for _ in ast.walk(tree))
    return count


def page_files(src: Path) -> list[Path]:
    """The templates, scripts and styles of the pages."""
    files = []
    for path in sorted(src.rglob("*")):
        folders = path.relative_to(src).parts
        is_of_a_page = "templates" in folders or "static" in folders
        if is_of_a_page and path.is_file() and path.suffix not in (".py", ".pyc"):
            files.append(path)
    return files


def table_files(src: Path) -> list[Path]:
    """The tables of words and the gazetteers that ship with the program."""
    files = sorted((src / "shipped" / "tables").rglob("*"))
    return [path for path in files if path.is_file() and path.suffix != ".pyc"]


def lines_of_files(src: Path) -> dict[str, int]:
    """The lines of every Python file, by its path in the program."""
    lines = {}
    for path in sorted(src.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines[path.relative_to(src).as_posix()] = len(text.splitlines())
    return lines


def measured(root: Path) -> Counts:
    """All that has a ceiling, as it is now."""
    src = root / "src" / "rashomon"
    return {
        "nodes": {"src": nodes(src)},
        "bytes": {
            "templates": sum(path.stat().st_size for path in page_files(src)),
            "tables": sum(path.stat().st_size for path in table_files(src)),
        },
        "lines": lines_of_files(src),
    }


def ceiling_of(kind: str, name: str, ceilings: Counts) -> int:
    """The most that a count may be; a file that has no number of its own may have `MOST_LINES`."""
    default = MOST_LINES if kind == "lines" else 0
    return ceilings.get(kind, {}).get(name, default)


def above(counts: Counts, ceilings: Counts) -> list[str]:
    """A sentence for each count that stands above its ceiling."""
    faults = []
    for kind, numbers in counts.items():
        for name, count in numbers.items():
            most = ceiling_of(kind, name, ceilings)
            if count > most:
                faults.append(
                    f"{kind} of {name}: {count:,} stand above the ceiling of {most:,}: take "
                    f"{count - most:,} away (ceiling.toml is never raised)"
                )
    return faults


def lowered(counts: Counts, ceilings: Counts) -> Counts:
    """The ceilings, each lowered to its count; a file that is gone, or no longer too long, goes."""
    lower: Counts = {}
    for kind, numbers in ceilings.items():
        lower[kind] = {}
        for name, most in numbers.items():
            count = counts[kind].get(name, 0)
            if kind != "lines" or count > MOST_LINES:
                lower[kind][name] = min(most, count)
    return lower


def written(ceilings: Counts) -> str:
    """The text of `ceiling.toml`."""
    text = HEAD
    for kind, numbers in ceilings.items():
        text += f"\n[{kind}]\n"
        if kind == "lines":
            text += LINES_HEAD
        for name, most in numbers.items():
            text += f'"{name}" = {most}\n'
    return text


def shown(counts: Counts, root: Path) -> str:
    """The counts for people, and how dense the code of each room is."""
    src = root / "src" / "rashomon"
    tests = sum(statements(tree) for _, tree in parsed(root / "tests"))
    longest = max(counts["lines"], key=counts["lines"].__getitem__)
    lines = [
        f"nodes: src {counts['nodes']['src']:,}",
        f"bytes: templates {counts['bytes']['templates']:,}, tables {counts['bytes']['tables']:,}",
        f"lines: at most {counts['lines'][longest]:,} a file ({longest})",
        f"statements: tests {tests:,}",
        house.line("src", sorted(src.rglob("*.py"))),
    ]
    for room in sorted(path for path in src.iterdir() if path.is_dir()):
        files = sorted(room.rglob("*.py"))
        if files:
            lines.append(house.line(room.name, files))
    return "\n".join(lines)


def main(root: Path = ROOT) -> None:
    """Prints the counts; exits 1 where one stands above its ceiling."""
    file = root / "ceiling.toml"
    counts = measured(root)
    ceilings = tomllib.loads(file.read_text(encoding="utf-8"))
    if "--lower" in sys.argv:
        ceilings = lowered(counts, ceilings)
        file.write_text(written(ceilings), encoding="utf-8")
    print(shown(counts, root))
    faults = above(counts, ceilings)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
