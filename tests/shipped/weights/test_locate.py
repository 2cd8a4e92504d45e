"""The models are the ones pinned."""

import shutil
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from bench.build.parser_package import check_package
from rashomon.errors import MissingWeights
from rashomon.shipped.weights import locate


def test_every_model_file_is_in_the_manifest() -> None:
    folder = resources.files("rashomon.shipped.weights")
    manifest = tomllib.loads(folder.joinpath("manifest.toml").read_text("utf-8"))
    assert {entry["file"] for entry in manifest.values() if "file" in entry} == {
        file.name for file in folder.iterdir() if file.name.endswith((".json", ".bin"))
    }
    assert all(entry["licence"] and entry["trained_by"] for entry in manifest.values())


@pytest.mark.weights
def test_a_changed_parser_is_refused() -> None:
    weights = locate.locate_parser()
    with pytest.raises(MissingWeights, match="not the file pinned"):
        locate.check_files(weights.folder, (("meta.json", "0" * 64),))


@pytest.mark.weights
def test_the_package_that_carries_the_parser_is_the_one_pinned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_package()
    package = locate.locate_parser().folder.parent
    copy = tmp_path / package.name
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.syspath_prepend(str(tmp_path))
    check_package()
    (copy / "added.py").write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(MissingWeights, match=r"other files than .*added\.py"):
        check_package()
    (copy / "added.py").unlink()
    (copy / "__init__.py").write_text("x = 1\n", encoding="utf-8")
    locate.check_files.cache_clear()
    with pytest.raises(MissingWeights, match="not the file pinned"):
        check_package()
    locate.check_files.cache_clear()
    assert package.name not in sys.modules  # its code is never run
