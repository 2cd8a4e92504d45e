"""Which modules may use the network, write files and need extras; what names stand for."""

import ast
import re
from importlib.metadata import version
from pathlib import Path

import pytest

import rashomon
from source_files import imported, nodes

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
    assert {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname
    } == set(rashomon.__all__)
    with pytest.raises(AttributeError):
        _ = rashomon.pipelines


ADDRESSES = ("urllib.request", "urllib.robotparser", "socket", "http.client")


def test_nobody_else_opens_addresses() -> None:
    assert {
        path.split("/")[0]
        for path, there in nodes().items()
        for node in there
        for name in imported(node)
        if name.startswith(ADDRESSES)
    } == {"fetching", "language_models"}


ALLOWED = {  # file: what it calls, and why that breaks nothing
    "file_writing.py": {
        "open",
        "write_bytes",
        "replace",
        "copyfileobj",
        "os.open",
    },  # the place itself
    "cli/group.py": {"open"},  # nothing, in the place of stdout
    "cli/compare.py": {"open"},  # a temporary file
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


MODULES_WRITING = {"shutil", "sqlite3", "os", "json", "document", "workbook", "pickle"}


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
    if name not in WRITERS or (name in PLAIN and of not in MODULES_WRITING):
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


TESTS = Path(__file__).parents[1]


EXTRAS = frozenset(
    {
        "playwright",
        "axe_playwright_python",
        "dask",
        "distributed",
        "pyarrow",
        "pandas",
        "sklearn",
        "openpyxl",
        "lxml_html_clean",
        "boto3",
    }
)


def test_nothing_of_an_extra_is_imported_at_once() -> None:
    named = {
        (path.relative_to(TESTS).as_posix(), name.split(".")[0])
        for path in sorted(TESTS.rglob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        for name in imported(node)
    }
    assert {(path, name) for path, name in named if name in EXTRAS} == set()
