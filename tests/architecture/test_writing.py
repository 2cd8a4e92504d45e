"""Nobody but `rashomon.file_writing` opens a file for writing that is kept: a file that is written
in place is broken by a full disk."""

import ast

import pytest

from source_files import nodes

ALLOWED = {  # file: what it calls, and why that breaks nothing
    "file_writing.py": {
        "open",
        "write_bytes",
        "replace",
        "copyfileobj",
        "os.open",
    },  # the place itself
    "cli/group.py": {"open"},  # nothing, in the place of stdout
    "cli/compare.py": {"open"},  # a file that `replacing` gives
    "exports/sqlite.py": {"connect"},  # a file that `replacing` gives
    "desk/story_files.py": {"ZipFile"},  # into memory
    "exports/docx.py": {"ZipFile"},  # into memory
    "exports/parquet.py": {"write_table"},  # into memory
    "store/write_ledger.py": {"copyfileobj", "TemporaryFile"},  # files that have no name
    "store/database/session.py": {"connect"},  # SQLite's transactions
    "store/database/open.py": {"connect"},  # a file that `replacing` gives
    "reports/source_paths.py": {"copyfileobj", "TemporaryFile"},  # a file that has no name
    "reports/containers/__main__.py": {"os.open"},  # nothing, in the place of stdin and stdout
    "reports/containers/archives.py": {"open"},  # to read
}
WRITERS = {
    "write_text", "write_bytes", "touch", "rename", "renames", "symlink_to", "hardlink_to", "copy",
    "copy2", "copyfile", "copyfileobj", "copytree",
    "move", "truncate", "connect", "save", "write_table", "to_parquet", "to_csv",
    "NamedTemporaryFile", "TemporaryFile", "mkstemp", "dump",
}  # fmt: skip
PLAIN = {
    "copy",
    "move",
    "connect",
    "dump",
    "save",
}  # also names of what has nothing to do with files
MODULES = {"shutil", "sqlite3", "os", "json", "document", "workbook", "pickle"}


def writer(node: ast.Call) -> str | None:
    """The name of what is called, where it writes or may write a file."""
    name = (
        node.func.attr
        if isinstance(node.func, ast.Attribute)
        else node.func.id
        if isinstance(node.func, ast.Name)
        else ""
    )
    of = (
        node.func.value.id
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        else ""
    )
    if name in ("open", "ZipFile"):
        if of in ("os", "webbrowser"):
            return "os.open" if of == "os" else None
        return (
            name
            if writes(
                node,
                builtin=not isinstance(node.func, ast.Attribute)
                or of in ("tarfile", "io", "gzip", "system"),
            )
            else None
        )
    if name == "replace":  # of a path; of a text it takes two
        return (
            name
            if (len(node.args) == 1 and not node.keywords and of not in ("dataclasses", ""))
            or of == "os"
            else None
        )
    if name not in WRITERS or (name in PLAIN and of not in MODULES):
        return None
    return name


def writes(node: ast.Call, *, builtin: bool) -> bool:
    """Whether the mode of this `open` is one to write in; one that is not written out may be."""
    place = 1 if builtin or (isinstance(node.func, ast.Name) and node.func.id == "ZipFile") else 0
    if isinstance(node.func, ast.Attribute) and node.func.attr == "ZipFile":
        place = 1
    given = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] or node.args[
        place : place + 1
    ]
    if not given:
        return False
    mode = given[0]
    return not (isinstance(mode, ast.Constant) and isinstance(mode.value, str)) or bool(
        set(mode.value) & set("wax+")
    )


def test_files_are_written_in_one_place() -> None:
    calls = {
        name: {found for node in there if isinstance(node, ast.Call) and (found := writer(node))}
        for name, there in nodes().items()
    }
    assert {name: found for name, found in calls.items() if found} == ALLOWED


@pytest.mark.parametrize(
    "line",
    [
        "open('x', 'w')",
        "open('x', mode='ab')",
        "Path('x').open('wb')",
        "path.open(mode=mode)",
        "path.write_text('x')",
        "made.replace(target)",
        "os.replace(a, b)",
        "shutil.copyfile(a, b)",
        "sqlite3.connect(path)",
        "zipfile.ZipFile(path, 'w')",
    ],
)
def test_the_walk_sees(line: str) -> None:
    assert writer(ast.parse(line, mode="eval").body)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "open('x')",
        "path.open('rb')",
        "text.replace('a', 'b')",
        "replace(row, read_at=None)",
        "zipfile.ZipFile(path)",
    ],
)
def test_the_walk_lets_readers_be(line: str) -> None:
    assert not writer(ast.parse(line, mode="eval").body)  # type: ignore[arg-type]
