"""Judgements: how they are kept, and which of them count."""

import pytest

from rashomon.authored.in_force import in_force, settle
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.model.judgement import Action, judgement, undoing

SAME = judgement(
    Action.SAME, "name", ("Odel", "Odell"), by="ed", at="2031-05-04T10:00:00+00:00", why="one town"
)
APART = judgement(
    Action.DIFFERENT, "name", ("Odell", "Odel"), by="mo", at="2031-05-05T10:00:00+00:00"
)


def test_a_line_reads_back_as_it_was() -> None:
    assert (
        read_judgements("\n".join(map(to_line, (SAME, undoing(SAME, by="mo", at="")))))[0].target
        == SAME.target
    )
    assert read_judgements(to_line(SAME)) == (SAME,)


def test_the_same_words_have_the_same_id() -> None:
    again = judgement(
        Action.SAME,
        "name",
        ("Odel", "Odell"),
        by="ed",
        at="2031-05-04T10:00:00+00:00",
        why="one town",
    )
    assert again.id == SAME.id != APART.id


def test_of_two_about_one_thing_the_later_counts() -> None:
    assert in_force((SAME, APART)) == (APART,)
    assert settle((SAME, APART))[0].undone_by == APART.id


def test_what_is_undone_does_not_count_until_the_undoing_is_undone() -> None:
    undo = undoing(SAME, by="mo", at="2031-05-06")
    assert in_force((SAME, undo)) == ()
    assert settle((SAME, undo))[0].undone_by == undo.id
    assert in_force((SAME, undo, undoing(undo, by="ed", at="2031-05-07"))) == (SAME,)


@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_table_reads_as_lines_do(mark: str) -> None:
    table = "\n".join(
        (
            mark.join(("action", "field", "target", "by", "after")),
            mark.join(("Same", "name", "Odel | Odell", "ed", "")),
            mark.join(("set", "place", "Odel", "ed", "12")),
        )
    )
    first, second = read_judgements(f"\ufeff{table}\n")
    assert (first.action, first.target, first.by, first.after) == (
        Action.SAME,
        ("Odel", "Odell"),
        "ed",
        None,
    )
    assert (second.field, second.after) == ("place", "12")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"action": "same", "target": []}', "line 1: no target"),
        ('{"action": "same", "target": ["Odel", " "]}', "line 1: no target"),
        ('\n{"action": "wed", "target": ["Odel"]}', "line 2: action is one of"),
        ('{"action": ', "line 1: not JSON"),
        ("{}\n[1]", "line 1: no target"),
        ("action,target\nsame,", "line 2: no target"),
    ],
)
def test_what_is_no_judgement_is_said_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_judgements(text)


def test_an_empty_file_holds_none() -> None:
    assert read_judgements("") == read_judgements("\n \n") == ()
