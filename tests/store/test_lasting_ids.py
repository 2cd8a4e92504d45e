"""An id of a store never comes to mean another report or story, whatever files are called."""

from pathlib import Path
from unicodedata import normalize

import pytest

import rashomon
from rashomon.cli.verify import check_store
from rashomon.settings import ReadSettings, Settings
from rashomon.store.library_store import OpenStore
from rashomon.store.succession import KnownIds, inherit
from stored import REPORTS

pytestmark = pytest.mark.weights


def save(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def headlines(store: OpenStore) -> dict[str, str]:
    """What the reports of a store are called, with their first lines."""
    return {report.id: report.text.split("\n")[0] for report in store.ledger().reports}


@pytest.fixture
def store(tmp_path: Path) -> OpenStore:
    return rashomon.open_store(str(tmp_path / "s.db"))


def test_files_of_one_name_are_numbered_as_they_come(store: OpenStore, tmp_path: Path) -> None:
    names = ["vote-1", "aurora-1", "kamal-1"]
    for name in names:
        store.add(save(tmp_path / name, "story.txt", REPORTS[name]))
    first_lines = [REPORTS[name].split("\n")[0] for name in names]
    assert headlines(store) == dict(zip(["story", "story-2", "story-3"], first_lines, strict=True))
    assert [len(story.reports) for story in store.ledger().stories] == [1, 1, 1]


def test_the_same_text_from_another_path_is_the_same_report(
    store: OpenStore, tmp_path: Path
) -> None:
    store.add(save(tmp_path, "wall.txt", REPORTS["vote-1"]))
    (before,) = store.stories()
    outcome = store.add(save(tmp_path / "again", "a.txt", REPORTS["vote-1"]))
    (after,) = store.stories()
    assert (outcome.added, outcome.known, outcome.changes) == (0, 1, ())
    assert (after.id, list(headlines(store))) == (before.id, ["wall"])


def test_two_ways_to_write_an_accent_are_one_name(store: OpenStore, tmp_path: Path) -> None:
    for form, name in (("NFC", "vote-1"), ("NFD", "aurora-1")):
        store.add(save(tmp_path / form, f"{normalize(form, 'mur-élevé')}.txt", REPORTS[name]))
    assert list(headlines(store)) == [
        normalize("NFC", "mur-élevé"),
        normalize("NFC", "mur-élevé-2"),
    ]


OUTLETS = ("Harn Echo", "Lenz Post")


@pytest.mark.parametrize(
    ("runs", "outlets", "known"),
    [
        ([(0, 1)], {"wall": 0, "wall-2": 1}, [(1, 1)]),
        ([(1, 0)], {"wall": 1, "wall-2": 0}, [(1, 1)]),
        ([(0, 0)], {"wall": 0}, [(1, 0)]),
        ([(0, None)], {"wall": None, "wall-2": 0}, [(0, 1)]),
        ([(0, None), (None, 1)], {"wall": 1, "wall-2": 0}, [(0, 1), (1, 0)]),
        ([(0, 0), (None, 1)], {"wall": 0, "wall-2": 1}, [(1, 0), (0, 1)]),
        ([(0, 1), (0, 1)], {"wall": 0, "wall-2": 1}, [(1, 1), (0, 0)]),
        ([(0, 0), (1, 1)], {"wall": 1}, [(1, 0), (1, 0)]),
        ([(0, 1), (0, 0)], {"wall": 0, "wall-2": 0}, [(1, 1), (1, 0)]),
    ],
    ids=[
        "two",
        "two, the other way round",
        "one",
        "one of two",
        "one after the other",
        "one of two that were of one",
        "two, again",
        "one, mended",
        "two, mended to one",
    ],
)
def test_a_text_of_two_papers_is_two_reports_also_where_they_are_named_later(
    tmp_path: Path,
    runs: list[tuple[int | None, int | None]],
    outlets: dict[str, int | None],
    known: list[tuple[int, int]],
) -> None:
    places = [save(tmp_path / "in" / folder, "wall.txt", REPORTS["vote-1"]) for folder in "ab"]
    db = str(tmp_path / "s.db")
    with rashomon.open_store(db) as first:
        first.add(tmp_path / "in")
        assert list(headlines(first)) == ["wall"]
    outcomes = []
    for numbers in runs:
        named = []
        for place, number in zip(places, numbers, strict=True):
            if number is not None:
                named.append((place.as_posix(), OUTLETS[number]))
        settings = Settings(read=ReadSettings(outlets=tuple(named)))
        with rashomon.open_store(db, settings=settings) as again:
            outcome = again.add(tmp_path / "in")
            outcomes.append((outcome.mended, outcome.parted))
            assert check_store(again._store).faults == ()
            now = {report.id: report.outlet for report in again.ledger().reports}
            assert not any(report.revision_of for report in again.ledger().reports)
    assert now == {
        ident: None if number is None else OUTLETS[number] for ident, number in outlets.items()
    }
    assert outcomes == known


def test_an_outlet_that_is_named_for_a_file_is_that_of_all_that_was_read_there(
    tmp_path: Path,
) -> None:
    db = str(tmp_path / "s.db")
    for ending in ("", "\n\n"):
        place = save(tmp_path, "wall.txt", REPORTS["vote-1"] + ending)
        with rashomon.open_store(db) as first:
            first.add(place)
    settings = Settings(read=ReadSettings(outlets=((place.as_posix(), OUTLETS[0]),)))
    with rashomon.open_store(db, settings=settings) as again:
        outcome = again.add(place)
        assert (outcome.mended, outcome.parted) == (1, 0)
        assert [report.outlet for report in again.ledger().reports] == [OUTLETS[0]]


def test_a_page_saved_over_is_a_new_report_and_the_old_one_keeps_its_id(
    store: OpenStore, tmp_path: Path
) -> None:
    text = REPORTS["aurora-1"]
    store.add(save(tmp_path, "post.txt", text))
    store.add(save(tmp_path, "post.txt", f"{text}\n\nThe captain resigned on Friday.\n"))
    revised = {report.id: report.revision_of for report in store.ledger().reports}
    assert revised == {"post": None, "post-2": "post"}


def test_a_source_that_failed_is_not_forgotten_when_another_of_its_name_is_read(
    store: OpenStore, tmp_path: Path
) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "page.html").write_bytes(b"<html><body></body></html>")
    store.add(tmp_path / "north")
    store.add(save(tmp_path / "south", "page.html", REPORTS["vote-1"]))
    assert store.ledger().stories[0].coverage == "incomplete"
    save(tmp_path / "north", "page.html", REPORTS["aurora-1"])
    store.add(tmp_path / "north")
    assert [story.coverage for story in store.ledger().stories] == [None, None]


def test_merging_and_undoing_gives_ids_and_history_back_and_is_no_news(
    store: OpenStore, tmp_path: Path
) -> None:
    for name in ("aurora-1", "aurora-2", "vote-1"):
        store.add(save(tmp_path, f"{name}.txt", REPORTS[name]))
    before = {row.id: store.changes(row.id) for row in store.stories()}
    merged = store.merge(*before, by="ina")
    (decision,) = store.decisions()
    parted = store.undo(decision.id, by="ina")
    after = {row.id: store.changes(row.id) for row in store.stories()}
    assert before.keys() == after.keys()
    assert {change.kind for change in (*merged, *parted)} == {"merged", "split", "report left"}
    for story, changes in before.items():
        assert set(changes) <= set(after[story])


@pytest.mark.parametrize(
    ("groups", "before", "retired", "stories"),
    [
        ([("a", "b", "c")], {"a": "st-1", "b": "st-1"}, {}, [{"st-1"}]),
        ([("a", "b"), ("c",)], {"a": "st-1", "b": "st-1", "c": "st-1"}, {}, [{"st-1"}, set()]),
        # none has most of it
        ([("a",), ("b",), ("c",)], {"a": "st-1", "b": "st-1", "c": "st-1"}, {}, [set()] * 3),
        (
            [("a", "b"), ("c", "d")],
            {"a": "st-1", "b": "st-1"},
            {"st-9": "cd"},
            [{"st-1"}, {"st-9"}],
        ),
        ([("c", "x", "y")], {}, {"st-9": "cde"}, [set()]),
        # st-9 was merged into st-1, and comes back whichever part is the larger one
        (
            [("a", "b"), ("c", "d")],
            dict.fromkeys("abcd", "st-1"),
            {"st-9": "ab"},
            [{"st-9"}, {"st-1"}],
        ),
        (
            [("a", "b", "x", "y"), ("c", "d")],
            dict.fromkeys("abcdxy", "st-1"),
            {"st-9": "ab"},
            [{"st-9"}, {"st-1"}],
        ),
        ([("a", "b", "c", "d")], dict.fromkeys("abcd", "st-1"), {"st-9": "ab"}, [{"st-1"}]),
    ],
    ids=[
        "grown",
        "parted",
        "scattered",
        "back again",
        "not most of it",
        "as large",
        "larger",
        "still one",
    ],
)
def test_a_story_keeps_its_id_while_it_keeps_most_of_its_reports(
    groups: list[tuple[str, ...]],
    before: dict[str, str],
    retired: dict[str, str],
    stories: list[set[str]],
) -> None:
    known = KnownIds(
        is_taken=lambda ids: set(),
        first_runs=lambda ids: dict.fromkeys(ids, 1),
        retired={story: frozenset(reports) for story, reports in retired.items()},
    )
    texts = {report: f"text {report}" for group in groups for report in group}
    succession = inherit(groups, before, known, texts)
    old_ids = set(before.values()) | retired.keys()
    by_group = {group: story for story, group in succession.groups.items()}
    assert [{by_group[group]} & old_ids for group in groups] == stories


@pytest.mark.parametrize(
    ("groups", "runs", "newest", "goes_on"),
    [
        (["ab", "cd"], {"c": 1, "d": 1, "a": 2, "b": 2}, {}, "cd"),
        (["abc", "de"], {"d": 1, "e": 1, "a": 2, "b": 3, "c": 4}, {}, "de"),
        (["ab", "c"], {"c": 1, "a": 2, "b": 2}, {}, "c"),
        (["abcdefg", "h"], {"h": 1, **dict.fromkeys("abcdefg", 2)}, {}, "abcdefg"),
        (["abc", "de"], dict.fromkeys("abcde", 7), {}, "abc"),
        (["ab", "cd"], {"a": 2, "b": 2, "c": 3, "d": 1}, {"d": "c"}, "cd"),
        (["a", "b", "c"], {"a": 3, "b": 2, "c": 1}, {}, "c"),
    ],
    ids=[
        "as many as it began with",
        "more than it began with",
        "two beside the first",
        "one of many",
        "at once",
        "a page that changed",
        "in three",
    ],
)
def test_an_id_stays_with_the_event_for_which_it_was_shown(
    groups: list[str], runs: dict[str, int], newest: dict[str, str], goes_on: str
) -> None:
    texts = {report: f"text {report}" for report in runs}
    before = dict.fromkeys(runs, "st-1")
    known = KnownIds(
        is_taken=lambda ids: set(), first_runs=lambda ids: {one: runs[one] for one in ids}
    )
    succession = inherit([tuple(group) for group in groups], before, known, texts, newest)
    assert "".join(succession.groups["st-1"]) == goes_on


@pytest.mark.parametrize(
    ("group", "before", "source"),
    [
        ("abc", {"a": "st-1", "x": "st-1", "y": "st-1", "b": "st-2", "c": "st-3"}, "st-2"),
        ("abcd", {"a": "st-1", "b": "st-1", "x": "st-1", "y": "st-1", "z": "st-1"}, "st-1"),
        ("abcd", {"a": "st-1", "x": "st-1", "y": "st-1"}, None),
    ],
    ids=["of three stories", "half of it new", "most of it new"],
)
def test_a_story_of_reports_that_had_stories_is_not_new(
    group: str, before: dict[str, str], source: str | None
) -> None:
    others = "".join(sorted(set(before) - set(group)))
    groups = [tuple(group), *([tuple(others)] if others else [])]
    known = KnownIds(
        is_taken=lambda ids: set(), first_runs=lambda ids: dict.fromkeys(ids, 1), retired={}
    )
    texts = {report: f"text {report}" for report in (*group, *others)}
    succession = inherit(groups, before, known, texts)
    (ident,) = [story for story, members in succession.groups.items() if members == tuple(group)]
    if ident.startswith("st-") and ident not in before.values():
        assert succession.split.get(ident) == source
    else:
        assert ident == source


def test_a_story_that_is_split_keeps_its_id_for_what_it_told_first(
    store: OpenStore, tmp_path: Path
) -> None:
    store.add(
        save(tmp_path, "zoo.txt", REPORTS["aurora-1"]), save(tmp_path, "z.txt", REPORTS["aurora-2"])
    )
    (first,) = store.stories()
    others = ("kamal-1", "kamal-2", "vote-1")
    for name in others:
        store.add(save(tmp_path, f"a-{name}.txt", REPORTS[name]))
    rows = [row.id for row in store.stories() if row.id != first.id]
    store.merge(first.id, *rows, by="ina")
    later = tuple(f"later {REPORTS[name]}" for name in others)
    for number, text in enumerate(later):
        store.add(save(tmp_path, f"b-{number}.txt", text))
    leaving = [ident for ident in headlines(store) if not ident.startswith("z")]
    store.split(first.id, leaving, by="ina")
    homes = store._store.reports.homes()
    assert {ident for ident, story in homes.items() if story == first.id} == {"z", "zoo"}
    assert check_store(store._store).faults == ()
