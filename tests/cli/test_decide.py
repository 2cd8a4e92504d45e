"""rashomon decide: a decision found by words or ids, kept, obeyed, listed, exported, taken back."""

from pathlib import Path

import pytest

import rashomon
from commands import run
from rashomon.decisions.find_decided import KINDS, find_decided
from rashomon.errors import StopError
from rashomon.model.decision import NO_LONGER_USED, DecisionKind
from rashomon.model.ledger import Ledger

pytestmark = pytest.mark.weights

TEXTS = (
    "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz on Monday. The harbour "
    "board said four sailors drowned. Ilka Renn was there.\n",
    "Barges lost\n\nEleven barges sank in the gale off Port Lenz on Monday. Seven sailors "
    "drowned, said Mara Oduya. Ilke Renn was there.\n",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("decide")
    for i, text in enumerate(TEXTS):
        (path / f"r{i}.txt").write_text(text, encoding="utf-8")
    run("compare", path, "--one-story", "-o", path / "ledger.json")
    return path


@pytest.fixture(scope="module")
def ledger(folder: Path) -> Ledger:
    return rashomon.load(folder / "ledger.json")


def test_a_decision_is_obeyed_listed_exported_and_taken_back(folder: Path, tmp_path: Path) -> None:
    made, kept, out = folder / "ledger.json", tmp_path / "kept.jsonl", tmp_path / "new.json"
    told = ("--decisions", kept, "--by", "Ina", "--why", "one man")
    run("decide", made, "same-name", "Ilka Renn", "Ilke Renn", *told, code=0)
    again = ("compare", folder / "r0.txt", folder / "r1.txt", "--one-story", "-o", out)
    run(*again, "--decisions", kept, code=0)
    (story,) = rashomon.load(out).stories
    assert any({"Ilka Renn", "Ilke Renn"} <= {*name.spellings} for name in story.names)
    listed = run("decide", out, "--list").stdout
    assert "same-name “Ilka Renn” / “Ilke Renn”, decided by Ina on " in listed
    assert ": one man: obeyed" in listed
    run("export", "decisions", out, "-o", tmp_path / "j.jsonl", code=0)
    (one,) = rashomon.read_decisions(tmp_path / "j.jsonl")
    assert (one.by, one.what) == ("person Ina", DecisionKind.SAME_NAME)
    run("decide", made, "undo", one.id[:6], "--decisions", kept, code=0)
    run(*again, "--decisions", kept, code=0)
    assert rashomon.load(out).stories == rashomon.load(made).stories


def test_compare_says_which_decisions_are_about_nothing(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    run("decide", folder / "ledger.json", "set-aside-report", "r1", "--decisions", kept, code=0)
    found = run("compare", folder / "r0.txt", "--decisions", kept)
    assert "(set-aside-report) without effect: its words are in no report of today" in found.stderr


@pytest.mark.parametrize(
    ("what", "sides", "value", "told"),
    [
        ("same-name", ("Ilka Renn",), None, "two or more spellings are of one; 1 were given"),
        ("same-name", ("Ilka Renn", "Bo Quill"), None, "'Bo Quill' stands in no report"),
        ("same-name", ("Ilka Renn", "Ilka Renn"), None, "two sides are of the same words"),
        (
            "speaker",
            ("four sailors drowned",),
            None,
            "--to goes with authors, channel, edited, outlet, published, speaker",
        ),
        ("no-difference", ("four sailors",), None, "is not decided any more"),
        ("set-aside-report", ("r9",), None, "no report is called 'r9'; there are: r0, r1"),
        ("set-aside-sentence", ("r0: s",), None, "stands in no report"),
    ],
)
def test_a_slip_of_the_pen_is_found_at_once(
    ledger: Ledger, what: str, sides: tuple[str, ...], value: str | None, told: str
) -> None:
    with pytest.raises(StopError, match=told.replace("(", r"\(")):
        find_decided(ledger, DecisionKind(what), sides, by="person Ina", value=value)


def test_every_kind_is_told_and_an_unknown_one_refused(folder: Path) -> None:
    of_0_7 = NO_LONGER_USED | {DecisionKind.SAME_CLAIM, DecisionKind.OTHER_CLAIM}
    assert set(KINDS) == set(DecisionKind) - of_0_7
    listed = run("decide", "--list").stdout
    assert all(kind in listed for kind in KINDS)
    assert (
        "there is no decision 'colour'"
        in run("decide", folder / "ledger.json", "colour", code=2).stderr
    )
    lost = run("decide", folder / "ledger.json", "undo", "j-0", code=1)
    assert "no decision is called 'j-0'" in lost.stderr


def test_a_decision_without_effect_is_named_at_once(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    run("add", folder / "r0.txt", folder / "r1.txt", "--store", db, code=0)
    with rashomon.open_store(str(db)) as store:
        story = store.stories()[0].id
    told = {}
    for who in ("Mara Oduya", "Bela Quist"):
        said = ("speaker", "Seven sailors drowned", "--to", who, "--store", db)
        told[who] = run("decide", story, *said, code=0).stderr
    assert "without effect" not in told["Mara Oduya"]
    assert "without effect: a speaker or channel that the sentence does not name" in " ".join(
        told["Bela Quist"].split()
    )


def test_a_store_lists_what_was_taken_back_and_lets_it_count_again(
    folder: Path, tmp_path: Path
) -> None:
    db = tmp_path / "s.db"
    run("add", folder / "r0.txt", folder / "r1.txt", "--store", db, code=0)
    with rashomon.open_store(str(db)) as store:
        story = store.stories()[0].id

    def decided(*words: str) -> list[tuple[str, str]]:
        """What is decided of the story, with its outcome, after one more decision."""
        run("decide", story, *words, "--by", "Ina", "--store", db, code=0)
        listed = run("decide", story, "--list", "--store", db).stdout.splitlines()
        return sorted((line.split()[1], line.rpartition(": ")[2]) for line in listed)

    def last() -> str:
        with rashomon.open_store(str(db)) as store:
            return store.decisions()[-1].id

    assert decided("set-aside-report", "r1") == [("set-aside-report", "obeyed")]
    listed = run("decide", story, "--list", "--store", db).stdout
    aside_id = last()
    assert f"{aside_id}  set-aside-report r1, decided by Ina" in listed
    aside = ("set-aside-report", "taken back")
    assert decided("undo", last()) == [aside, ("undo", "obeyed")]
    both = [("set-aside-report", "obeyed"), ("undo", "obeyed"), ("undo", "taken back")]
    assert decided("undo", last()) == both
    assert decided("outlet", "r0", "--to", "Harn Post") == [("outlet", "obeyed"), *both]
    overruled = ("outlet", "a later decision about the same words counts")
    assert decided("outlet", "r0", "--to", "Harn Star") == [
        overruled,
        ("outlet", "obeyed"),
        *both,
    ]
    again = run("decide", story, "undo", undone_in(db), "--store", db, code=1)
    assert "was taken back already" in again.stderr
    with rashomon.open_store(str(db)) as store:
        rows = store._store.users.audit_rows()
    assert [(row.who, row.action) for row in rows] == [
        ("Ina", "outlet"),
        ("Ina", "outlet"),
        ("Ina", "undo"),
        ("Ina", "undo"),
        ("Ina", "set aside report"),
    ]
    assert [(row.before, row.after) for row in rows[1:]] == [
        (None, "Harn Post r0"),
        (aside_id, None),
        ("r1", None),
        (None, "r1"),
    ]


def undone_in(db: Path) -> str:
    """The decision of a store that was taken back."""
    with rashomon.open_store(str(db)) as store:
        return next(one.undoes for one in reversed(store.decisions()) if one.undoes)


def test_a_file_of_decisions_says_how_many_came_and_which_have_no_effect(
    folder: Path, tmp_path: Path
) -> None:
    db, kept = tmp_path / "s.db", tmp_path / "kept.jsonl"
    told = ("--decisions", kept)
    for outlet in ("Lenz Post", "Lenz Echo"):
        run("decide", folder / "ledger.json", "outlet", "r0", "--to", outlet, *told, code=0)
    run("decide", folder / "ledger.json", "set-aside-report", "r1", *told, code=0)
    first = run("add", folder / "r0.txt", "--store", db, *told, code=0).stderr
    assert "3 decisions added; 2 of them without effect" in first
    assert "(outlet) without effect: a later decision about the same words counts" in first
    assert "(set-aside-report) without effect: its words are in no report of today" in first
    again = run("add", "--store", db, *told, code=0).stderr
    assert "0 decisions added, 3 known already; 2 of them without effect" in again
    run("export", "decisions", "--store", db, "-o", tmp_path / "out.jsonl", code=0)
    assert [one.id for one in rashomon.read_decisions(tmp_path / "out.jsonl")] == [
        one.id for one in rashomon.read_decisions(kept)
    ]


def test_a_report_that_was_set_aside_is_not_counted(folder: Path, tmp_path: Path) -> None:
    kept, out = tmp_path / "kept.jsonl", tmp_path / "new.json"
    run("decide", folder / "ledger.json", "set-aside-report", "r1", "--decisions", kept, code=0)
    texts = (folder / "r0.txt", folder / "r1.txt")
    run("compare", *texts, "--one-story", "-o", out, "--decisions", kept, code=0)
    shown = run("show", out).stdout
    assert "1 report in columns, not 1 set aside" in shown
    text = run("export", "markdown", out, code=0).stdout
    assert "r0.txt" in text
    assert "r1.txt" not in text
