"""What a program calls: compare with paths, load, save, and how things show themselves."""

from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from ledgers import full_ledger
from rashomon import api
from rashomon.errors import StopError, WrongSchema
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger as Kept

A = (
    "Mill burns\nHarnow, 3 May 2031 - Two people were hurt when the mill burned on Saturday, the "
    "mayor said. The mill is closed."
)
B = (
    "Fire at mill\nHarnow, 3 May 2031 - Three people were hurt when the mill burned on Saturday, "
    "a nurse said. The mill is closed."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(A, encoding="utf-8")
    (made / "b.txt").write_text(B, encoding="utf-8")
    return made


@pytest.mark.weights
def test_compare_takes_paths_or_what_read_gives(folder: Path) -> None:
    wanted = to_json(rashomon.compare(rashomon.read(folder)))
    assert to_json(rashomon.compare(str(folder))) == wanted
    assert to_json(rashomon.compare(folder)) == wanted
    assert to_json(rashomon.compare(folder / "a.txt", folder / "b.txt")) == wanted
    assert to_json(rashomon.compare([folder / "b.txt", str(folder / "a.txt")])) == wanted
    assert to_json(rashomon.compare(rashomon.read(folder).reports)) == wanted


LINES = """
import rashomon
ledger = rashomon.compare({!r})
for story in ledger.stories:
    for passage in story.matters():
        print(passage.label, *[f"{{s.report}}: {{s.quote.quote}}" for s in passage.core()], \
sep="\\n  ")
"""
"""The lines that people begin with, as README.md has them."""


@pytest.mark.weights
def test_the_first_lines_of_python_print_what_is_told_alike(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(LINES.format(str(folder)), {})  # noqa: S102  our own lines
    told = capsys.readouterr().out
    assert "\n  a: Two people were hurt when the mill burned on Saturday" in told
    assert "\n  b: Three people were hurt" in told


def test_compare_says_once_that_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(
        StopError, match=r"nothing to compare: no report could be read in .*empty.txt: "
    ):
        rashomon.compare(tmp_path / "empty.txt")
    with pytest.raises(TypeError, match="not both"):
        rashomon.compare([*full_ledger().reports, "a.txt"])


def test_a_saved_ledger_is_loaded_again(tmp_path: Path) -> None:
    ledger = api.public(full_ledger())
    ledger.save(tmp_path / "ledger.json")
    assert (tmp_path / "ledger.json").read_text(encoding="utf-8") == to_json(full_ledger())
    assert rashomon.load(str(tmp_path / "ledger.json")) == ledger
    assert isinstance(replace(ledger, reports=()), rashomon.Ledger)
    with pytest.raises(StopError, match="could not be written"):
        ledger.save(tmp_path / "nowhere" / "ledger.json")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", 'it has no "format"'),
        ("<html>", "not JSON"),
        ('{"format": "rashomon-ledger/1"}', "not a whole"),
    ],
)
def test_what_is_no_ledger_is_not_loaded(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(WrongSchema, match=told):
        rashomon.load(tmp_path / "x.json")


def test_things_show_themselves_in_a_line() -> None:
    ledger = api.public(full_ledger())
    assert repr(ledger) == "<Ledger reports=3 failures=1 stories=1 passages=2 points=4 disputed=1>"
    for each in (
        ledger.stories[0],
        ledger.stories[0].points[0],
        ledger.stories[0].passages[0],
        ledger.reports[0],
        rashomon.Pile(ledger.reports),
    ):
        assert repr(each).startswith("<")
        assert len(repr(each)) < 200


def test_the_model_knows_nothing_of_exports() -> None:
    assert not [
        name for name in ("save", "to_pandas", "to_arrow", "_repr_html_") if hasattr(Kept, name)
    ]
