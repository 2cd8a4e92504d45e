"""The opened point."""

from dataclasses import replace

import pytest

from pages import COPIES, DEAD, LOCKED, STATEMENTS, rich_reports
from rashomon.lineage.sharing import Between
from rashomon.web.markup import label_reports
from rashomon.web.opened_point import Opened, PointOpener, word_changes
from rashomon.web.shown_answers import answers_of

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def opened(point: object, between: object = {}) -> Opened:
    opener = PointOpener(REPORTS, STATEMENTS, COPIES, labels=LABELS, between=between)  # type: ignore[arg-type]
    return opener.opened(point, answers_of(point, LABELS))  # type: ignore[arg-type]


def test_the_later_answer_is_the_subject() -> None:
    bearing = opened(DEAD).bearings[0]
    assert ([answer.letter for answer in bearing.subjects], bearing.verb, bearing.object.letter) == (["B"], "is later than", "A")
    assert bearing.reason == "the same mayor gives a higher toll two days later"


def test_conflicts_come_first_and_the_more_precise_is_the_subject() -> None:
    told = [(b.kind, [answer.letter for answer in b.subjects], b.object.letter) for b in opened(LOCKED).bearings]
    assert told == [("conflict", ["A"], "B"), ("refine", ["C"], "A")]


def test_a_copy_is_folded_under_its_twin() -> None:
    block = opened(DEAD).blocks[0]
    assert [account.id for account in block.accounts] == ["a-d1"]
    assert [twin.id for twin in block.accounts[0].twins] == ["a-d2"]
    assert [why.told for why in block.because] == ["Lark, The Owl 🦉 count as one line: one text in both"]


def test_lines_of_an_answer_that_share_other_text_are_named() -> None:
    between = {
        frozenset(("owl", "lark")): Between("lark", "owl", 2, 197, 2),
        frozenset(("owl", "wren & co")): Between("owl", "wren & co", 1, 9, 2),
    }
    apart = replace(DEAD, versions=(replace(DEAD.versions[0], lines=2, merged=()), DEAD.versions[1]))
    told = [why.told for why in opened(apart, between).blocks[0].because]
    assert told == ["Lark and The Owl 🦉 share 197 words elsewhere, which do not carry this answer"]
    assert not any("share" in why.told for why in opened(DEAD, between).blocks[0].because)


def test_every_account_is_shown_once() -> None:
    for point in (DEAD, LOCKED):
        shown = [account for block in opened(point).blocks for account in block.accounts]
        ids = [account.id for account in shown] + [twin.id for account in shown for twin in account.twins]
        assert sorted(ids) == sorted(account.id for account in point.accounts)


@pytest.mark.parametrize(
    ("one", "other", "pieces"),
    [
        ("a b c", "a x c", [("a", ""), ("b", "del"), ("x", "ins"), ("c", "")]),
        ("a", "a", [("a", "")]),
        ("", "a", [("a", "ins")]),
        ("a b", "a", [("a", ""), ("b", "del")]),
    ],
)
def test_changed_words(one: str, other: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.text, piece.change) for piece in word_changes(one, other)] == pieces


def test_very_long_passages_are_not_compared() -> None:
    assert [piece.change for piece in word_changes("a b " * 500, "b a " * 500)] == [""]
