"""Checks that the installed package with the parser has exactly the files that are pinned in
`weights/manifest.toml`, each unchanged: `make setup` runs it once.

    python -m bench.build.parser_package
"""

from rashomon.errors import MissingWeights
from rashomon.shipped.weights.locate import check_files, locate_parser, manifest


def check_package() -> None:
    """Raises MissingWeights unless the package has exactly the pinned files, each unchanged."""
    weights = locate_parser()
    pinned = manifest()["parser"]["uploaded"].get(weights.name)
    if pinned is None:  # the official release, of which the files that count are pinned
        return
    package = weights.folder.parent
    present = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    if present != set(pinned):
        raise MissingWeights(
            f"{package.name} has other files than weights/manifest.toml pins: "
            f"{', '.join(sorted(present ^ set(pinned)))}"
        )
    check_files(package, tuple(sorted(pinned.items())))


if __name__ == "__main__":
    check_package()
