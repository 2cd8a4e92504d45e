"""Every format on every ledger that the gate makes: the example, the dev stories, the
gold where it is there."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from bench.score.clusters import clusters_in, make_ledger, shared_folder
from export_checks import CHECKS, export_and_check
from rashomon.exports.formats import FORMATS
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SHARED = shared_folder()
EXAMPLES = clusters_in(ROOT / "examples")
OTHERS = clusters_in(ROOT / "bench" / "stories" / "dev") + (
    clusters_in(SHARED / "gold") if SHARED else []
)
CLUSTERS = [pytest.param(path, id=path.name) for path in EXAMPLES] + [
    pytest.param(path, id=path.name, marks=pytest.mark.slow) for path in OTHERS
]
pytestmark = [pytest.mark.weights, pytest.mark.timeout(300)]


@cache
def ledger_of(cluster: Path) -> Ledger:
    """The ledger that the gate makes of the cluster."""
    return from_json(json.dumps(make_ledger(cluster)))


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_format_is_read_back(cluster: Path, name: str, tmp_path: Path) -> None:
    export_and_check(name, ledger_of(cluster), tmp_path)


def convert(source: Path, kind: str) -> Path | None:
    """What LibreOffice made of the file, or None; the test is skipped where LibreOffice is
    absent."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = source.parent
    command = [
        office,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    made = source.with_suffix(f".{kind.partition(':')[0]}")
    return made if made.exists() else None


@pytest.mark.slow
def test_libreoffice_opens_a_table(tmp_path: Path) -> None:
    (tmp_path / "control.csv").write_text("a,b\n1,2\n")
    if convert(tmp_path / "control.csv", "ods") is None:
        pytest.skip("this LibreOffice has no Calc")
    (tmp_path / "table.csv").write_bytes(FORMATS["csv"].made(ledger_of(EXAMPLES[0])))
    assert convert(tmp_path / "table.csv", "ods")
