"""What users run is what is measured; what benches import is there."""

import ast
from functools import cache
from pathlib import Path

import pytest

from bench.build import reached, words_in_code


def package(folder: Path, **files: str) -> dict[str, reached.Module]:
    """A package "rashomon" of these files, its `__main__` among them."""
    for name, text in {"__init__": "", **files}.items():
        path = folder / "rashomon" / f"{name.replace('.', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return reached.modules_of(folder / "rashomon", folder)


MAIN = "from rashomon.tides import high\nhigh()\n"


def test_a_module_that_nothing_imports_is_named(tmp_path: Path) -> None:
    modules = package(tmp_path, __main__=MAIN, tides="def high(): ...\n", moons="def full(): ...\n")
    assert reached.unreached_modules(modules, reached.reached(modules)) == ["rashomon.moons"]


ROOT = Path(__file__).resolve().parents[2]


def test_every_name_that_a_bench_imports_of_the_project_is_there() -> None:
    missing = [
        (path.relative_to(ROOT).as_posix(), f"{module}.{alias.name}")
        for path in sorted((ROOT / "bench").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for module in [node.module or ""]
        if (where := _file_of(module)) is not None or module.split(".")[0] in ("bench", "rashomon")
        for alias in node.names
        if (where is None or alias.name not in _names_in(where))
        and _file_of(f"{module}.{alias.name}") is None
    ]
    assert missing == []


@cache
def _file_of(module: str) -> Path | None:
    """The file of a module of the project; None for a module of a library."""
    for root in (ROOT, ROOT / "src", ROOT / "bench" / "score"):
        place = root.joinpath(*module.split("."))
        for path in (place.with_suffix(".py"), place / "__init__.py"):
            if path.is_file():
                return path
    return None


@cache
def _names_in(path: Path) -> set[str]:
    """What a module defines or imports at its top."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
    return names


EIGHT = "barge dinghy ferry gondola kayak punt schooner yawl"


def counted(code: str) -> int:
    return sum(
        words_in_code.counted(value) for _, value in words_in_code.constants(ast.parse(code))
    )


@pytest.mark.parametrize(
    "code",
    [
        f"BOATS = frozenset({EIGHT!r}.split())",
        f"BOATS = {{*{tuple(EIGHT.split())!r}}}",
        f"BOATS = {tuple(EIGHT.split())!r}",
        f"BOATS = re.compile(r'\\b(?:{'|'.join(EIGHT.split())})\\b', re.IGNORECASE)",
        f"BOATS = rf'(?:{'|'.join(EIGHT.split())}){{END}}'",
        f"class Fleet:\n    boats = {EIGHT!r}.split()",
        f"BOATS = {dict.fromkeys(EIGHT.split(), 1)!r}",
        f"BOATS = listed({EIGHT!r})",
    ],
)
def test_lists_count(code: str) -> None:
    assert counted(code) == 8


@pytest.mark.parametrize(
    "code",
    [
        f"MESSAGE = {EIGHT!r}",
        "QUERY = 'SELECT boat, mast, sail, keel, deck, hull, stern, bow FROM fleet'",
        "PAGE = '<div class=\"boat mast sail keel deck hull stern bow\"></div>'",
        "FIELDS = ('boat_name', 'mast_count', 'sail_area', 'keel_depth', 'deck_plan', "
        "'hull_kind', 'stern_rail', 'bow_light')",
        f"OPTION = Option({EIGHT!r}, help={EIGHT!r})",
        f"def sail() -> set[str]:\n    return set({EIGHT!r}.split())",
        "BOATS = either('boats.small')",
    ],
)
def test_what_is_no_list_does_not_count(code: str) -> None:
    assert counted(code) == 0
