"""Names, numbers and years swapped for others of their kind."""

import json
from pathlib import Path

import pytest

from bench.score.clusters import ROOT
from bench.score.perturb import counted_numbers, losses, make_swap, name_tokens, swapped_cluster
from check_gold import check
from rashomon.text.speaker_words import sex_of_given_name

STORY = ROOT / "bench" / "stories" / "train" / "valley-flood"


def gold(names: list[dict], points: list[dict] | None = None) -> dict:
    return {"stories": [{"names": names, "points": points or []}]}


def test_spellings_of_one_name_become_spellings_of_one_name() -> None:
    text = "Yusuf Karimov spoke. Yosuf Karimov left Oldport. The mayor of Oldport agreed."
    names = [
        {"kind": "person", "spellings": ["Yusuf Karimov", "Yosuf Karimov"]},
        {"kind": "place", "spellings": ["Oldport"]},
    ]
    swapped = make_swap(gold(names), [text])(text)
    assert not {"Yusuf", "Yosuf", "Karimov", "Oldport"} & set(swapped.replace(".", "").split())
    first, second = swapped.split()[0], swapped.split()[3]
    assert first != second
    assert sum(a != b for a, b in zip(first, second, strict=True)) == 1
    assert swapped.split()[1] == swapped.split()[4]


def test_a_given_name_goes_for_one_of_the_same_sex() -> None:
    names = [
        {"kind": "person", "spellings": [f"{given} Karimov"]}
        for given in ("Hannah", "Peter", "Margaret", "William")
    ]
    new = name_tokens(names, " ".join(name["spellings"][0] for name in names))
    assert [
        sex_of_given_name(new[given]) for given in ("Hannah", "Peter", "Margaret", "William")
    ] == ["f", "m", "f", "m"]


def test_countries_months_and_words_stay() -> None:
    names = [
        {"kind": "place", "spellings": ["New Peru", "Peru"]},
        {"kind": "person", "spellings": ["May Rivers"]},
    ]
    assert name_tokens(names, "May Rivers saw new rivers in Peru in May.") == {}


def test_counts_grow_by_a_tenth_and_years_by_a_cycle() -> None:
    points = [
        {
            "kind": "count",
            "accounts": [
                {"low": 1200, "high": 1200},
                {"low": 40, "high": 40},
                {"low": 9, "high": 9},
            ],
        }
    ]
    text = "Some 1,200 of 40 boats in 2019, 9 in 1998."
    assert counted_numbers(points, text) == {"1,200": "1,300", "40": "50"}
    assert make_swap(gold([], points), [text])(text) == "Some 1,300 of 50 boats in 2047, 9 in 2026."


def test_a_swapped_story_is_still_a_sound_one(tmp_path: Path) -> None:
    copy = swapped_cluster(STORY, tmp_path)
    faults, sizes = check(copy)
    assert faults == []
    assert sizes == check(STORY)[1]
    before, after = (
        json.loads((folder / "gold.json").read_text("utf-8")) for folder in (STORY, copy)
    )
    assert [n["spellings"] for n in before["stories"][0]["names"]] != [
        n["spellings"] for n in after["stories"][0]["names"]
    ]


def test_losses_leave_out_what_has_no_value() -> None:
    before = {"a": {"value": 0.5}, "b": {"value": None}}
    assert losses(before, {"a": {"value": 0.25}, "b": {"value": 1.0}}) == {"a": pytest.approx(0.25)}
