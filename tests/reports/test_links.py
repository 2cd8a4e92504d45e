"""Links that lead out of what the user gave are listed, not read."""

from pathlib import Path

import pytest

from rashomon.reports.source_paths import gather_sources

OUT = "a link that leads out of what was given: --follow-links reads it"


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
    assert read_in(str(pile)) == {"a.txt": None, "deep/b.txt": OUT}


@pytest.mark.parametrize("pattern", ["*", "**", "**/*.txt"])
def test_a_pattern_follows_no_link_out_either(pile: Path, pattern: str) -> None:
    found = read_in(f"{pile}/{pattern}")
    assert found["a.txt"] is None
    assert all(why == OUT for name, why in found.items() if name not in {"a.txt", "again.txt"})


def test_links_are_followed_when_asked(pile: Path) -> None:
    assert read_in(str(pile), follow_links=True) == {"a.txt": None, "deep/b.txt": None}


def test_a_link_that_is_named_itself_is_read(pile: Path) -> None:
    assert read_in(str(pile / "deep" / "b.txt")) == {"b.txt": None}
