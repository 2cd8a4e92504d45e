"""Every format and the brief on every ledger that the gate makes: the example, the dev stories, the gold where it is there."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from brief_support import unsupported_sentences
from clusters import clusters_in, make_ledger, shared_folder
from export_checks import CHECKS, check_datasette, export_and_check
from rashomon.brief.check import Citations
from rashomon.brief.write import Length, write_brief
from rashomon.exports.formats import FORMATS
from rashomon.model.document import from_json, plain
from rashomon.model.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SHARED = shared_folder()
EXAMPLES = clusters_in(ROOT / "examples")
OTHERS = clusters_in(ROOT / "bench" / "stories" / "dev") + (clusters_in(SHARED / "gold") if SHARED else [])
CLUSTERS = [pytest.param(path, id=path.name) for path in EXAMPLES] + [
    pytest.param(path, id=path.name, marks=pytest.mark.slow) for path in OTHERS
]
pytestmark = [pytest.mark.weights, pytest.mark.timeout(300)]


@cache
def ledger_of(cluster: Path) -> Ledger:
    """The ledger that the gate makes of the cluster."""
    return from_json(json.dumps(make_ledger(cluster)))


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_format_is_read_back(cluster: Path, tmp_path: Path) -> None:
    ledger = ledger_of(cluster)
    for name in CHECKS:
        export_and_check(name, ledger, tmp_path / name)
    check_datasette(FORMATS["sqlite"].files(ledger), tmp_path)


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("length", list(Length))
def test_no_sentence_of_the_brief_is_unsupported(cluster: Path, length: Length) -> None:
    ledger = ledger_of(cluster)
    document = plain(ledger)
    for story, told in zip(ledger.stories, document["stories"], strict=True):
        brief = write_brief(story, ledger.reports, length=length)
        assert brief
        citations = Citations(story, ledger.reports)
        assert [found for sentence in brief if (found := citations.unsupported(sentence))] == []
        told["brief"] = plain(brief)
    assert unsupported_sentences(document) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["docx", "csv"])
def test_libreoffice_opens_it(name: str, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    ledger = ledger_of(EXAMPLES[0])
    files = FORMATS[name].files(ledger)
    source = tmp_path / ("brief.docx" if name == "docx" else "accounts.csv")
    source.write_bytes(files["" if name == "docx" else "accounts.csv"])
    kind = "txt:Text" if name == "docx" else "ods"
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    made = source.with_suffix(".txt" if name == "docx" else ".ods")
    assert made.stat().st_size > 500
    if name == "docx":
        assert ledger.stories[0].points[0].question[:20] in made.read_text(encoding="utf-8-sig") or "Disputed" in made.read_text(
            encoding="utf-8-sig"
        )
