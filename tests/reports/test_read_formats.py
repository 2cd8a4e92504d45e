"""The registry of formats: each manifest holds, and the documents name it."""

from pathlib import Path

from click.testing import CliRunner

from rashomon.cli.group import main
from rashomon.reports.containers.__main__ import reader_of
from rashomon.reports.read_formats import READ_FORMATS, Kind, format_of, is_named

ROOT = Path(__file__).resolve().parents[2]


def test_every_manifest_has_its_reader() -> None:
    assert {one.kind for one in READ_FORMATS} == set(Kind) - {Kind.REPORT}
    assert all(callable(reader_of(kind)) for kind in Kind if format_of(kind).reader)


def test_an_ending_is_that_of_one_format() -> None:
    endings = [end for one in READ_FORMATS for end in one.endings]
    assert len(endings) == len(set(endings))
    assert all(
        is_named(f"pile/A{end.upper()}", one.kind) for one in READ_FORMATS for end in one.endings
    )
    assert not is_named("pile/pdf", Kind.PDF)


def test_documents_and_help_name_each_format() -> None:
    page = (ROOT / "docs/reading.md").read_text(encoding="utf-8")
    shown = " ".join(CliRunner().invoke(main, ["read", "--help"]).output.split())
    for read_format in READ_FORMATS:
        endings = f" (`{'`, `'.join(read_format.endings)}`)" if read_format.endings else ""
        assert f"| {read_format.name}{endings} |" in page
        assert read_format.name in shown
