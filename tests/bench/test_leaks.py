"""The leak check, on a tiny invented gold."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from bench.score import leaks
from stored import put_files

TEXT = (
    "The army of Ostwick fell back.\nOsbert Grell told the Vale Gazette that seven red barges "
    "sank near Grell Island at dawn."
)
NAMES = ("Army", "Standard", "Freedonia", "The Freedonia", "Vale Water Board")


@pytest.fixture
def known(tmp_path: Path) -> leaks.Known:
    names = [{"name": name, "kind": "organisation", "spellings": [name]} for name in NAMES]
    names += [
        {"name": "Osbert Grell", "kind": "person", "spellings": ["Osbert Grell", "Grell", "Osbert"]}
    ]
    names += [{"name": "Ostwick", "kind": "place", "spellings": ["Ostwick"]}]
    gold = {"reports": [{"id": "a", "outlet": "Vale Gazette"}], "stories": [{"names": names}]}
    files = {"reports/a.txt": TEXT, "gold.json": json.dumps(gold)}
    return leaks.known_from([put_files(tmp_path / "gold" / "hill", files)])


@pytest.fixture
def src(tmp_path: Path) -> Path:
    sources = (
        "# Tables\n\n| table | origin | licence | public |\n|---|---|---|---|\n"
        "| towns.csv.gz | a gazetteer | CC0 | yes |\n| countries.csv | a list | CC0 | yes "
        "|\n| own.csv | by hand | CC0 | no |\n"
    )
    files = {
        "SOURCES.md": sources,
        "towns.csv.gz": gzip.compress(b"Ostwick,1"),
        "countries.csv": "code,name\nFD,Freedonia\n",
        "own.csv": "nothing\n",
    }
    return put_files(tmp_path / "src" / "tables", files).parent


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("# a rule for Ostwick", ["name 'Ostwick'"]),
        ("OSTWICK = 1", ["name 'Ostwick'"]),
        ("x = 'Osbert Grell'", ["name 'Grell'", "name 'Osbert Grell'", "name 'Osbert'"]),
        ("x = 'grell'", ["name 'Grell'"]),
        ("x = 'osbert'", []),  # a given name in lower case tells nothing
        ("# a standard case", []),
        ("# the Standard", ["name 'Standard'"]),
        ("x = 'Vale_Water_Board'", ["name 'Vale Water Board'"]),
        ("x = 'Vale Water'", []),
        ("# the Army", []),
        ("# in Freedonia", []),
        ("# in The Freedonia", []),
        ("# as the Vale Gazette has it", ["outlet 'Vale Gazette'"]),
        ("x = 'www.valegazette.example'", ["outlet 'Vale Gazette'"]),
        ("# Seven red barges sank near the", []),
        (
            "'that seven red', 'barges sank near'",
            ["six words of a gold text: 'that seven red barges sank near'"],
        ),
    ],
)
def test_findings(known: leaks.Known, src: Path, code: str, found: list[str]) -> None:
    (src / "rule.py").write_text(code, encoding="utf-8")
    assert leaks.find_leaks(src, known) == [f"rule.py: {what}" for what in found]


def test_tables_that_are_not_public_are_searched_packed_ones_too(
    known: leaks.Known, src: Path
) -> None:
    (src / "tables" / "own.csv").write_text("Ostwick\n", encoding="utf-8")
    (src / "tables" / "more.csv.gz").write_bytes(gzip.compress(b"Grell"))
    with zipfile.ZipFile(src / "tables" / "most.zip", "w") as archive:
        archive.writestr("x.csv", "Vale Water Board")
    assert leaks.find_leaks(src, known) == [
        "tables/more.csv.gz: name 'Grell'",
        "tables/most.zip: name 'Vale Water Board'",
        "tables/own.csv: name 'Ostwick'",
    ]
    assert leaks.unlisted_tables(src / "tables") == ["more.csv.gz", "most.zip"]


def test_without_sources_nothing_is_public(known: leaks.Known, src: Path) -> None:
    (src / "tables" / "SOURCES.md").unlink()
    assert leaks.find_leaks(src, known) == [
        "tables/countries.csv: name 'Freedonia'",
        "tables/towns.csv.gz: name 'Ostwick'",
    ]


def test_public_column_is_read_by_its_name() -> None:
    assert leaks.public_tables(
        "| file | public | origin |\n|--|--|--|\n| `a.csv` | Yes | x |\n| b.csv | no | yes |\n\n| "
        "c.csv | yes | yes |\n"
    ) == ["a.csv"]
