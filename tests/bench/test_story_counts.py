"""The README of the stories says what the files hold."""

import pytest

from bench.score import agreement, story_counts
from check_gold import check

TEXT = story_counts.README.read_text(encoding="utf-8")


def test_the_readme_counts_what_the_files_hold() -> None:
    assert story_counts.renewed(TEXT) == TEXT, "run bench/score/story_counts.py --write"


def test_a_changed_count_is_seen() -> None:
    assert (
        story_counts.renewed(TEXT.replace("| train | bridge-verdict", "| dev | bridge-verdict"))
        == TEXT
    )


def test_every_row_says_fiction() -> None:
    _, *tables = TEXT.split("| split | story (fiction)")
    rows = [
        line
        for line in tables[0].splitlines()
        if line.startswith(("| train |", "| dev |", "| test |"))
    ]
    assert len(rows) == len(story_counts.folders())
    assert all("fiction" in row for row in rows)


def test_stories_for_points_hold_points_and_nothing_else() -> None:
    folders = story_counts.clusters_in(story_counts.POINTS)
    assert len(folders) >= 8
    for folder in folders:
        story, counts = story_counts.story_of(folder), story_counts.counts_of(folder)
        assert [
            name
            for name in ("names", "statements", "copies", "dates", "timeline", "anomalies")
            if story[name]
        ] == []
        assert counts["accounts"] >= 100, folder.name
        assert counts["shared"] >= 30, folder.name
        assert counts["conflicts"] + counts["updates"] >= 4, folder.name
        assert all(
            account["statement"] is None
            for point in story["points"]
            for account in point["accounts"]
        )


def test_every_story_has_its_difficulties_told() -> None:
    told = TEXT.split("by their own account:")[1].split("## Two annotators")[0]
    assert [
        line.split(" (fiction)")[0].strip("| ")
        for line in told.splitlines()
        if line.startswith("| ") and "(fiction) | |" not in line
    ] == [folder.name for folder in story_counts.folders()]


def test_the_stories_reach_what_was_aimed_at() -> None:
    total = sum(
        (story_counts.counts_of(folder) for folder in story_counts.folders()),
        story_counts.Counter(),
    )
    assert {name: total[name] for name, aim in story_counts.AIMS.items() if total[name] < aim} == {}


def test_two_annotators_agree() -> None:
    with agreement.annotators(agreement.TEST) as (a, b):
        names = {folder.name for folder in a.iterdir()}
        assert (
            names
            == {folder.name for folder in b.iterdir()}
            == {folder.name for folder in agreement.clusters_in(agreement.TEST)}
        )
        assert [
            fault for side in (a, b) for folder in side.iterdir() for fault in check(folder)[0]
        ] == []
        for figures in agreement.agreement(a, b):
            assert figures["points.conflicts"]["value"] >= 0.80
            assert figures["statements.found"]["value"] >= 0.92
        whole, again = agreement.agreement(a, a)
        assert whole["ledger"]["value"] == again["ledger"]["value"] == pytest.approx(1.0)
