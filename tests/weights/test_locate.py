"""The models are the ones pinned."""

import tomllib
from importlib import resources

import pytest

from rashomon.errors import MissingWeights
from rashomon.weights import locate


def test_every_model_file_is_in_the_manifest() -> None:
    folder = resources.files("rashomon.weights")
    manifest = tomllib.loads(folder.joinpath("manifest.toml").read_text("utf-8"))
    listed = {entry["file"] for entry in manifest.values() if "file" in entry}
    assert listed == {file.name for file in folder.iterdir() if file.name.endswith(".json")}
    assert all(entry["licence"] and entry["trained_by"] for entry in manifest.values())


def test_shipped_models_are_named_with_their_digests() -> None:
    names = [name for name, _ in locate.shipped_models()]
    listed = "accounts clashes frame groups judge pairs questions relations review rules same_answer statements transliteration"
    assert names == listed.split()
    assert all(len(digest) == 12 for _, digest in locate.shipped_models())


@pytest.mark.weights
def test_a_changed_parser_is_refused() -> None:
    weights = locate.locate_parser()
    with pytest.raises(MissingWeights, match="not the file pinned"):
        locate._check(weights.folder, (("meta.json", "0" * 64),))
