"""Builds the wheel and the sdist, installs the wheel into fresh environments, and compares the
example there: `make check-install`.

Pythons: those of --python, else every python3.11 to python3.14 on the path or under ~/.pyenv.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
BARS = {
    "wheel_mb": "at most 2",
    "sdist_mb": "at most 30",
    "core_mb": "at most 10",
    "environment_mb": "at most 600",
}
NEEDED = ("LICENSE", "NOTICE", "THIRD_PARTY_NOTICES.md")


def build(out: Path) -> tuple[Path, Path]:
    """The wheel and the sdist, built from a copy of what git tracks."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


def missing_from(wheel: Path) -> list[str]:
    """What the program needs and the wheel lacks: a module, a table, a weight, a licence."""
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "rashomon").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    licences = {
        name for name in NEEDED if not any(entry.endswith(f"/licenses/{name}") for entry in held)
    }
    return sorted((wanted - held) | licences)


def pythons(chosen: list[str]) -> list[str]:
    """The interpreters to try, one for each version."""
    if chosen:
        return chosen
    found = []
    for version in VERSIONS:
        here = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        on_path = shutil.which(f"python{version}")
        if here or on_path:
            found.append(str(here[-1]) if here else str(on_path))
    return found


def megabytes(folder: Path) -> float:
    """The size of the files in a folder."""
    return (
        sum(
            path.stat().st_size
            for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        )
        / 1e6
    )


def install(python: str, wheel: Path, folder: Path) -> dict[str, object]:
    """What came of installing the wheel with this interpreter and comparing the example."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    began = time.perf_counter()
    subprocess.run(
        [
            str(programs / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            str(wheel),
        ],
        check=True,
    )
    took = time.perf_counter() - began
    size = megabytes(folder)
    ledger = folder / "ledger.json"
    reports = ROOT / "examples" / "ferry-fire" / "reports"
    for verb in (["compare", str(reports), "-o", str(ledger)], ["show", str(ledger)]):
        done = subprocess.run(
            [str(programs / "rashomon"), *verb],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=folder,
            env={},
            check=False,
        )
        if done.returncode:
            raise SystemExit(
                f"rashomon {verb[0]} ended with {done.returncode} under "
                f"{python}:\n{done.stderr}\n{done.stdout[-2000:]}"
            )
    version = subprocess.run(
        [str(programs / "python"), "-V"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout.split()[1]
    core = next(folder.rglob("site-packages/rashomon"))
    return {
        "python": version,
        "seconds": took,
        "environment_mb": size,
        "core_mb": megabytes(core),
        "ledger": ledger.read_bytes(),
    }


def main() -> int:
    """The exit code: 1 where something is missing, too large or unequal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--python", action="append", default=[], help="an interpreter; may be given again"
    )
    arguments = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory(prefix="rashomon-install-") as name:
        folder = Path(name)
        wheel, sdist = build(folder / "dist")
        figures = {"wheel_mb": wheel.stat().st_size / 1e6, "sdist_mb": sdist.stat().st_size / 1e6}
        faults += [f"the wheel lacks {path}" for path in missing_from(wheel)]
        found = pythons(arguments.python)
        faults += [] if found else ["no Python was found"]
        ledgers = {}
        for number, python in enumerate(found):
            made = install(python, wheel, folder / f"env-{number}")
            ledgers[made["python"]] = made["ledger"]
            figures |= {
                size: max(figures.get(size, 0.0), float(made[size]))
                for size in ("environment_mb", "core_mb")
            }
            stories = json.loads(made["ledger"])["stories"]
            rows = sum(len(story["rows"]) for story in stories)
            print(
                f"Python {made['python']}: installed in {made['seconds']:.0f} s, environment "
                f"{made['environment_mb']:.0f} MB, "
                f"core {made['core_mb']:.1f} MB, {rows} rows"
            )
        if len(set(ledgers.values())) > 1:
            print("note: the ledgers of these Pythons are not the same bytes")
    for figure, value in figures.items():
        print(f"{figure:<16} {value:8.1f}   {BARS[figure]}")
        if value > float(BARS[figure].split()[-1]):
            faults.append(f"{figure} is {value:.1f}, {BARS[figure]}")
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
