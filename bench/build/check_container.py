"""Does what the Containerfile says, without a container: each stage in a folder of its own, its
Python in a fresh environment.

What this cannot show: the base image, the user and the layers. It needs a package index. Exit code
1 where a step fails or the command does not work.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HELD = ("/src", "/dist", "/work")  # places of the image that are folders below the stage here


def orders(text: str) -> Iterator[tuple[str, str]]:
    """Each order with what follows it."""
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if line.strip() and not line.startswith("#"):
            order, _, rest = line.partition(" ")
            yield order, rest.strip()


def _here(text: str, stage: Path) -> str:
    """The words with the image's places as folders below the stage."""
    return re.sub(
        rf"(?<![\w.])({'|'.join(HELD)})(?![\w-])", lambda match: f"{stage}{match[1]}", text
    )


class Stage:
    """One stage: its folder, its environment, and where it stands."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.at = folder, folder
        folder.mkdir()
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        stub = folder / "venv" / "bin" / "useradd"  # users of this machine are left alone
        stub.write_text("#!/bin/sh\n", encoding="utf-8")
        stub.chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        }
        self.environment.pop("PYTHONPATH", None)

    def run(self, command: list[str] | str) -> str:
        """What the command says. Raises CalledProcessError."""
        shell = isinstance(command, str)
        done = subprocess.run(
            command,
            shell=shell,
            cwd=self.at,
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def copy(self, rest: str, sources: dict[str, "Stage"]) -> None:
        """Takes files of the project, or of another stage."""
        words = rest.split()
        origin = sources[words.pop(0).partition("=")[2]] if words[0].startswith("--from=") else None
        *names, target = words
        there = Path(_here(target, self.folder)) if target.startswith("/") else self.at / target
        for name in names:
            source = ROOT / name if origin is None else Path(_here(name, origin.folder))
            if source.is_dir():
                shutil.copytree(
                    source, there, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                there.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, there)


def main() -> int:
    """The exit code."""
    stages: dict[str, Stage] = {}
    stage: Stage | None = None
    entry: list[str] = []
    with tempfile.TemporaryDirectory(prefix="rashomon-container-") as folder:
        for order, rest in orders((ROOT / "Containerfile").read_text(encoding="utf-8")):
            print(order, rest[:100], flush=True)
            if order == "FROM":
                stage = Stage(Path(folder) / f"stage-{len(stages)}")
                stages[rest.partition(" AS ")[2] or str(len(stages))] = stage
            elif stage is None:
                raise SystemExit("the Containerfile begins with no FROM")
            elif order == "WORKDIR":
                stage.at = Path(_here(rest, stage.folder))
                stage.at.mkdir(parents=True, exist_ok=True)
            elif order == "COPY":
                stage.copy(rest, stages)
            elif order == "RUN":
                stage.run(_here(rest, stage.folder))
            elif order == "ENTRYPOINT":
                entry = re.findall(r'"([^"]+)"', rest)
        if stage is None or not entry:
            raise SystemExit("the Containerfile has no ENTRYPOINT")
        shutil.copytree(ROOT / "examples" / "ferry-fire" / "reports", stage.at / "reports")
        if "compare" not in stage.run([*entry, "--help"]):
            return 1
        stage.run([*entry, "compare", "reports", "-o", "ledger.json"])
        print(stage.run([*entry, "verify", "ledger.json", "--sources", "reports"]).strip())
        stage.run([*entry, "add", "reports", "--store", "desk.db"])
        print(stage.run([*entry, "stories", "--store", "desk.db"]).strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
