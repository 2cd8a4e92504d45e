"""rashomon put: what anybody wrote in the line form, proved line by line and put into a ledger."""

from pathlib import Path

import pytest
from click.testing import Result

import rashomon
from commands import run
from rashomon.comparing.written import shown_sentences
from rashomon.model.document import to_json
from stored import BOATS, put_files

pytestmark = pytest.mark.weights

LINES = """boats burned | "Three boats burned" courier | "Four boats burned" wire | 1 conflict 2
boats burned | "Three boats burned" courier | "Five boats burned" wire
what is this
"""
MORE = """by: model demo-1
? Did boats burn? | "boats burned" courier | "on Monday night" wire
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = put_files(tmp_path / "pile", BOATS)
    put_files(tmp_path, {"lines.txt": LINES, "more.txt": MORE})
    run("compare", folder, "--one-story", "-o", tmp_path / "l.json")
    return tmp_path / "l.json"


def put(tmp_path: Path, name: str, ledger: Path, *options: object) -> Result:
    return run("put", tmp_path / name, ledger, "-o", tmp_path / "out.json", *options)


def test_what_is_refused_is_told_and_what_holds_is_in_the_ledger(
    ledger: Path, tmp_path: Path
) -> None:
    done = put(tmp_path, "lines.txt", ledger, "--by", "Ada Quill")
    assert done.exit_code == 3
    assert [line for line in done.stderr.splitlines() if not line.startswith("ledger")] == [
        "refused, line 2: words that do not stand there (Five boats burned)",
        "refused, line 2: fewer than two versions whose words stand in the reports (boats burned)",
        "refused, line 3: not of the line form (what is this)",
        "1 line taken, 3 refusals",
    ]
    (one,) = rashomon.load(tmp_path / "out.json").stories[0].authored()
    assert (one.by, one.status) == ("person Ada Quill", "disputed")
    assert run("verify", tmp_path / "out.json").exit_code == 0


def test_what_the_program_made_stays_and_further_authors_stand_beside(
    ledger: Path, tmp_path: Path
) -> None:
    put(tmp_path, "lines.txt", ledger, "--by", "Ada Quill")
    had, has = rashomon.load(ledger), rashomon.load(tmp_path / "out.json")
    assert (has.reports, has.made.settings) == (had.reports, had.made.settings)
    (before,), (after,) = had.stories, has.stories
    assert (after.claims, after.statements, after.names) == (
        before.claims,
        before.statements,
        before.names,
    )
    put(tmp_path, "more.txt", tmp_path / "out.json")
    (story,) = rashomon.load(tmp_path / "out.json").stories
    assert {one.by for one in story.authored()} == {"person Ada Quill", "model demo-1"}


def test_the_same_again_changes_nothing(ledger: Path, tmp_path: Path) -> None:
    put(tmp_path, "lines.txt", ledger, "--by", "Ada Quill")
    first = (tmp_path / "out.json").read_bytes()
    written = run("show", tmp_path / "out.json", "--written", "person Ada Quill").stdout
    (tmp_path / "again.txt").write_text(written, encoding="utf-8")
    assert put(tmp_path, "again.txt", tmp_path / "out.json").exit_code == 3
    assert (tmp_path / "out.json").read_bytes() == first
    assert put(tmp_path, "again.txt", ledger).exit_code == 0
    assert (tmp_path / "out.json").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "by", "code", "told"),
    [
        ('boats | "nobody" courier | "no one" wire\n', "Ada", 4, "words that do not stand there"),
        ('boats | "Three" nowhere | "Four" wire\n', "Ada", 4, "no such report or sentence"),
        ('boats | "Three" courier | "Four" wire\n', "", 1, "does not say by whom it is"),
        (
            '? Who murdered Bo Quill? | "Three boats" courier | "Four boats" wire\n',
            "Ada",
            4,
            "neither its thing nor the names of its question stand",
        ),
    ],
)
def test_nothing_is_written_where_nothing_holds(
    ledger: Path, tmp_path: Path, text: str, by: str, code: int, told: str
) -> None:
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    done = put(tmp_path, "other.txt", ledger, "--by", by)
    assert (done.exit_code, told in done.output) == (code, True)
    assert not (tmp_path / "out.json").exists()


SAID = """The quay in Ostrel is shut, the mayor said.

"The boats burned for hours," the clerk said. "Nobody at the quay was warned," the clerk added.
"""


def corrected(
    tmp_path: Path, by: str, what: str
) -> tuple[Result, dict[str, tuple[str | None, str]]]:
    """What comes of a correction of the sentence that says that nobody was warned."""
    wire = "The quay in Ostrel is shut, the mayor said.\n\nBoats burned there for hours.\n"
    folder = put_files(tmp_path / "said", {"courier.txt": SAID, "wire.txt": wire})
    run("compare", folder, "--one-story", "-o", tmp_path / "s.json")
    held = shown_sentences(rashomon.load(tmp_path / "s.json"))
    place = next(
        ident for ident, span in held.items() if "Nobody" in span.quote and span.report == "courier"
    )
    (tmp_path / "c.txt").write_text(f"by: {by}\n{place} {what}\n", encoding="utf-8")
    done = run("put", tmp_path / "c.txt", tmp_path / "s.json", "-o", tmp_path / "c.json")
    made = tmp_path / ("c.json" if (tmp_path / "c.json").exists() else "s.json")
    (story,) = rashomon.load(made).stories
    return done, {
        one.quote.quote.strip('",'): (one.speaker, one.stance)
        for one in story.statements
        if one.report == "courier"
    }


def test_a_person_corrects_a_statement(tmp_path: Path) -> None:
    done, said = corrected(tmp_path, "person Ada", 'speaker "the mayor"')
    assert done.exit_code == 0
    assert said["Nobody at the quay was warned"][0] == "the mayor"


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ('speaker "the mayor"', "a speaker or channel that the sentence does not name"),
        ("stance denies", "not obeyed"),
        ("speaker nobody", "only a person can say that nobody speaks"),
    ],
)
def test_a_model_corrects_nothing_that_the_sentence_does_not_bear_out(
    tmp_path: Path, what: str, told: str
) -> None:
    done, said = corrected(tmp_path, "model demo-1", what)
    if "denies" in what:  # the sentence has a negation: a model may say so
        assert done.exit_code == 0
        assert said["Nobody at the quay was warned"] == ("clerk", "denies")
        return
    assert (done.exit_code, told in done.stderr) == (4, True), done.stderr
    assert said["Nobody at the quay was warned"][0] == "clerk"


def test_put_in_gives_the_bytes_that_compare_gives(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(f"by: person Ada\n{LINES}", encoding="utf-8")
    put(tmp_path, "more.txt", ledger)
    files = [tmp_path / "pile" / name for name in sorted(BOATS, reverse=True)]
    run("compare", *files, "--one-story", "--put", tmp_path / "more.txt", "-o", tmp_path / "b.json")
    one, other = (rashomon.load(tmp_path / name) for name in ("out.json", "b.json"))
    assert to_json(one).encode() == to_json(other).encode() == (tmp_path / "b.json").read_bytes()
