"""What is made to try the grouping: reprints and mixed reports."""

from pathlib import Path

import pytest

from bench.score import reprints
from factories import parse_report
from rashomon.stories.group_stories import Features

pytestmark = pytest.mark.weights
TEXT = "Fire on the Aurora\n\n" + " ".join(
    f"Crew {n} of the Aurora told the harbour about deck {n}." for n in range(30)
)


def test_reprints_drop_sentences_and_are_the_same_each_time() -> None:
    parsed = parse_report(TEXT, "a", outlet="The Arden Post")
    whole, made = (
        sum(reprints.made(parsed.report, list(parsed.doc.sents), "z").words.values()),
        reprints.reprints_of(parsed, 6),
    )
    assert len({copy.report for copy in made}) == 6
    assert all(0.7 * whole < sum(copy.words.values()) <= whole for copy in made)
    assert any(sum(copy.words.values()) < whole for copy in made)
    assert made == reprints.reprints_of(parsed, 6)


def test_what_changes_the_originals_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(name: str, first: int) -> Features:
        return Features(
            name, name, None, {f"w{n}": 1 for n in range(first, first + 40)}, {f"n{first}": 1}
        )

    originals = [told("a", 0), told("b", 0), told("c", 500)]
    assert reprints.kept_together(originals, [[told("a1", 0), told("a2", 0)]], (1, 2)) == [
        True,
        True,
    ]
    monkeypatch.setattr(
        "rashomon.stories.group_stories.group_features",
        lambda pile: [[one.report] for one in pile] if len(pile) > 4 else [["a", "b"], ["c"]],
    )
    assert reprints.kept_together(originals, [[told("a1", 0), told("a2", 0)]], (1, 2)) == [
        True,
        False,
    ]


def test_a_part_of_the_events_is_there_without_the_shared_folder(tmp_path: Path) -> None:
    own = reprints.events_in(None, part=True)
    assert own
    assert set(own) < set(reprints.events_in(None, part=False))
    (tmp_path / "news" / "hill-fire" / "reports").mkdir(parents=True)
    assert (
        len(reprints.events_in(tmp_path, part=False))
        == len(reprints.events_in(None, part=False)) + 1
    )
