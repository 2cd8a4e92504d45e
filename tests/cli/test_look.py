"""rashomon look: a walk by keys, kept verdict by verdict, taken up again."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

import rashomon
from answer_story import answer_ledger
from commands import run
from rashomon.model.document import to_json

BY = ("--by", "MK")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "goats.json"
    path.write_text(to_json(answer_ledger()), encoding="utf-8")
    return path


def walk(ledger: Path, keys: str, *options: str) -> Result:
    return run("look", ledger, *(options or BY), words=keys)


def verdicts(ledger: Path) -> list[str]:
    """What was decided of each statement that somebody opened, in the order of the text."""
    answer = rashomon.load(ledger).stories[0].answers[0]
    return [f"{look.by[7:]} {look.verdict}" for part in answer.parts() for look in part.looked]


def test_each_key_decides_shows_or_goes_on(ledger: Path) -> None:
    done = walk(ledger, "ynthe farmer said ten\nenine or ten fled\njkoq")
    assert verdicts(ledger) == ["MK holds", "MK not-so", "MK edited"]
    assert "“Nine goats fled from a burning barn at Ostrel on Saturday" in done.output
    assert "Ostrel Courier, 4 May 2031" in done.output
    assert "MK opened 3 of 8 statements" in done.output
    assert "1 hold, 1 mended, 1 not so." in done.output


def test_a_walk_goes_on_where_it_stopped_and_others_begin_at_the_top(ledger: Path) -> None:
    walk(ledger, "yyq")
    assert "statement 3; 3 of 9, 7 left" in walk(ledger, "q").output
    assert "statement 1; 1 of 9, 9 left" in walk(ledger, "q", "--by", "RS").output
    walk(ledger, "y" * 9)
    assert verdicts(ledger).count("MK holds") == 9
    assert "opened 8 of 8 statements and 1 of the 1 without" in walk(ledger, "").output


def test_what_others_decided_is_shown_once_one_has_decided(ledger: Path) -> None:
    walk(ledger, "nno such barn\nq")
    shown = walk(ledger, "q", "--by", "RS").stdout
    assert "1 other has decided" in shown
    assert "no such barn" not in shown
    assert "no such barn" in walk(ledger, "ykq", "--by", "RS").stdout


def test_undo_takes_back_the_last_verdict_also_the_one_in_whose_place_it_stood(
    ledger: Path,
) -> None:
    walk(ledger, "yukyuknno\nuq")
    assert verdicts(ledger) == []
    walk(ledger, "yknno\nuq")
    assert verdicts(ledger) == ["MK holds"]


def test_what_was_decided_is_kept_when_the_walk_is_killed(ledger: Path, tmp_path: Path) -> None:
    before = ledger.read_bytes()
    walk(ledger, "yyq")
    ledger.write_bytes(before)  # it died before the ledger was written
    walk(ledger, "q")
    assert verdicts(ledger) == ["MK holds", "MK holds"]


def test_the_statement_before_stands_above(ledger: Path) -> None:
    shown = walk(ledger, "jjjq").output
    assert shown.count("… nine goats fled on Saturday, says the farmer;") == 1
    assert "… at least eleven" not in shown, "another line"


def test_the_statement_before_stands_above_as_one_left_it(ledger: Path) -> None:
    refused = walk(ledger, "jjnno\nq", "--by", "RS").output
    assert "… [not so: nine goats fled on Saturday, says the farmer];" in refused
    mended = walk(ledger, "jjeten goats fled\nq").output
    assert "… ten goats fled;" in mended
    assert "not so:" not in mended, "what another decided"


def test_each_o_shows_the_place_of_the_next_sentence(ledger: Path) -> None:
    shown = walk(ledger, "oooq").output
    assert shown.count("Ostrel Courier: Goats flee burning barn at Ostrel") == 2
    assert shown.count("Vale Wire: Goats flee a barn") == 1


def test_keys_can_be_piped_in(ledger: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", "look", str(ledger), *BY],
        input="y\nnno such words\ny",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert verdicts(ledger) == ["MK holds", "MK not-so", "MK holds"]


def test_words_that_were_not_changed_are_no_mend(ledger: Path) -> None:
    walk(ledger, "e\neA barn burned at Ostrel on Saturday 3 May 2031\nq")
    assert verdicts(ledger) == []


def test_marked_statements_alone_or_first(ledger: Path) -> None:
    assert "statement 7; 1 of 1, 1 left" in walk(ledger, "q", *BY, "--only", "marked").output
    assert "statement 7; 1 of 9, 9 left" in walk(ledger, "q", *BY, "--marked-first").output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--by", "model otter"), "only people"),
        ((*BY, "--only", "verbs"), "--only takes figures, names, quotations, harm, marked"),
        ((*BY, "--only", "harm"), "no statement of the answer is of that kind"),
        ((*BY, "--store", "x.db", "--decisions", "y"), "leave out --decisions"),
    ],
)
def test_what_cannot_be_walked_is_said(ledger: Path, options: tuple[str, ...], told: str) -> None:
    done = walk(ledger, "", *options)
    assert done.exit_code
    assert told in done.output


def test_a_ledger_without_an_answer_says_how_to_get_one(tmp_path: Path) -> None:
    path = tmp_path / "goats.json"
    path.write_text(to_json(answer_ledger(None)), encoding="utf-8")
    assert "`rashomon sheet` asks for one" in walk(path, "").output


def test_a_shared_page_is_looked_through_and_opened_again(ledger: Path, tmp_path: Path) -> None:
    shared = tmp_path / "goats.html"
    run("export", "share", ledger, "-o", shared, code=0)
    assert rashomon.load(shared) == rashomon.load(ledger)
    walk(shared, "ynwhy\nq")
    assert verdicts(shared) == ["MK holds", "MK not-so"]
    assert shared.read_text(encoding="utf-8").startswith("<!doctype")
    saved = tmp_path / "back.html"
    block = '<script class="looks" type="application/json">[]</script></body>'
    saved.write_text(shared.read_text(encoding="utf-8").replace("</body>", block), encoding="utf-8")
    assert verdicts(saved) == ["MK holds", "MK not-so"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<!doctype html><p>", "a page without its ledger"),
        ('<!doctype html><script type="text/plain" class="ledger">AAAA</script>', "is damaged"),
    ],
)
def test_a_page_without_a_whole_ledger_says_so(page: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    assert told in run("show", path, code=1).output


def test_standard_input_is_no_place_for_verdicts(ledger: Path) -> None:
    assert "name a file" in run("look", "-", *BY, code=2).output
