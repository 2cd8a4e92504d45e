"""Which sources the arguments name, and where links lead."""

import os
from pathlib import Path

import pytest

from rashomon.errors import SkipError
from rashomon.reports import report_pile
from rashomon.reports.open_source import open_source
from rashomon.reports.source_paths import gather_sources
from rashomon.settings import ReadSettings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "a.txt",
        "b/a.txt",
        "b/c.HTML",
        "b/notes",
        "b/wall.jpg",
        "b/c_files/ad.html",
        ".hidden.txt",
        "d.pdf",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text("A headline here\n\nSome text of the report.")
    return tmp_path


def test_a_folder(folder: Path) -> None:
    assert [source.name for source in gather_sources([str(folder)])] == [
        "a.txt",
        "b/a.txt",
        "b/c.HTML",
        "b/notes",
        "d.pdf",
    ]


def test_each_file_once(folder: Path) -> None:
    assert [
        source.name
        for source in gather_sources(
            [
                str(folder / "a.txt"),
                str(folder / "b" / "c.HTML"),
                str(folder / "b"),
            ]
        )
    ] == ["a.txt", "a.txt", "c.HTML", "notes"]


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("missing.txt", "not found"),
        ("x" * 5000, "no file can have this name"),
    ],
)
def test_what_is_not_there_is_a_failure(argument: str, reason: str) -> None:
    pile = report_pile.read(argument)
    assert not pile.reports
    assert len(pile.failures) == 1
    assert reason in pile.failures[0].error


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert (
        "no reports in this folder" in report_pile.read(str(tmp_path / "empty")).failures[0].error
    )


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    file.write_bytes(b"a" * 101)
    with pytest.raises(SkipError, match="larger than 100 bytes"):
        list(open_source(gather_sources([str(file)])[0], settings=ReadSettings(max_bytes=100)))


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text("A headline here\n\nSome text of the report.")
    except OSError:
        pytest.skip("this system takes no such names")
    (report,) = report_pile.read(str(tmp_path)).reports
    assert (report.id, report.source) == ("caf?", "caf?.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(20)
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    pipe, zero = gather_sources([str(tmp_path)], follow_links=True)
    for source in (pipe, zero):
        with pytest.raises(SkipError, match="no file: a folder, pipe"), source.file():
            pass


OUT = "a link that leads out of what was given: give what it leads to, too"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with a report, a link beside it, and links to a file and a folder elsewhere."""
    secret = tmp_path / "elsewhere"
    secret.mkdir()
    (secret / "secret.txt").write_text("Nobody gave this to the program.\n")
    pile = tmp_path / "pile"
    (pile / "deep").mkdir(parents=True)
    (pile / "a.txt").write_text("Ferry burns\n\nThree people died, the coastguard said.\n")
    (pile / "again.txt").symlink_to("a.txt")
    (pile / "deep" / "b.txt").symlink_to(secret / "secret.txt")
    (pile / "folder").symlink_to(secret)
    (pile / "circle.txt").symlink_to("circle.txt")
    return pile


def read_in(*paths: str, follow_links: bool = False) -> dict[str, str | None]:
    return {
        source.name: source.missing for source in gather_sources(paths, follow_links=follow_links)
    }


def test_a_link_out_of_the_folder_is_listed(pile: Path) -> None:
    assert read_in(str(pile)) == {"a.txt": None, "circle.txt": None, "deep/b.txt": OUT}


def test_links_are_followed_when_asked(pile: Path) -> None:
    assert set(read_in(str(pile), follow_links=True)) == {"a.txt", "circle.txt", "deep/b.txt"}
