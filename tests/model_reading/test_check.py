"""What a reply sets side by side is shown once more, and stands as far as the check says."""

import pytest

from goat_story import GATE, GOATS, QUILL, Reader, read
from rashomon.model.authored import AuthoredDifference, AuthoredQuote, NumberedRelation
from rashomon.model.difference import RelationKind
from rashomon.model.span import PlacedSpan
from rashomon.model_reading.check import NO_CHECK_FORM, NOT_SHOWN, STRUCK, checked
from rashomon.model_reading.tally import ReplyTally

CONFLICT, LATER = RelationKind.CONFLICT, RelationKind.LATER
ASKED = AuthoredDifference(
    "model otter",
    tuple((AuthoredQuote(PlacedSpan(r, 0, 4, "nine", r)),) for r in "abcd"),
    "goats",
    relations=(NumberedRelation(1, 2, CONFLICT), NumberedRelation(2, 3, LATER)),
)


def _checked(reply: str) -> tuple[list[tuple[list[str], list[tuple[int, str, int]]]], ReplyTally]:
    tally = ReplyTally("check")
    left = checked(reply, [ASKED], tally)
    told = [
        (
            [version[0].span.report for version in one.versions],
            sorted((r.a, str(r.kind), r.b) for r in one.relations),
        )
        for one in left
    ]
    return told, tally


WHOLE = (["a", "b", "c", "d"], [(1, "conflict", 2), (2, "later", 3)])


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("", [WHOLE]),
        ("- L1 d", [WHOLE]),
        ("L1 s", []),
        ("l1: n", []),
        ("L1 d -3", [(["a", "c", "d"], [])]),
        ("L1 d -1 -4", [(["b", "c"], [(1, "later", 2)])]),
        ("L1 d -4 -3 -2", []),
        ("L1 | two herds | d | none", [(WHOLE[0], [])]),
        ("L1 | a | d | 4 compatible 3", [(WHOLE[0], [(1, "compatible", 2)])]),
        (
            "L1 | b | d -1 | 3 later 4, 2 opposed 4",
            [(["a", "b", "c"], [(2, "later", 1), (3, "opposed", 1)])],
        ),
        ("L1 | both say nine | s", []),
        ("L1 | no letter | d | 1 scope 9 | 4 conflict 4", [(WHOLE[0], [])]),
    ],
)
def test_what_the_check_says_stays_or_goes(reply: str, left: list[object]) -> None:
    told, tally = _checked(reply)
    assert told == left
    assert list(tally.refused) == [STRUCK] * (1 - len(left))


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("L2 n", NOT_SHOWN),
        ("L0 n", NOT_SHOWN),
        ("L1 maybe", NO_CHECK_FORM),
        ("L1", NO_CHECK_FORM),
        ("they all differ", NO_CHECK_FORM),
        ("L1 | d or n | dn | none", NO_CHECK_FORM),
        ("L" + "1" * 5000 + " n", NO_CHECK_FORM),
    ],
)
def test_what_was_not_asked_changes_nothing(reply: str, reason: str) -> None:
    told, tally = _checked(reply)
    assert told == [WHOLE]
    assert tally.refused == {reason: 1}


@pytest.mark.weights
def test_what_the_check_strikes_is_in_no_ledger() -> None:
    model = Reader(f"{GOATS}\n{GATE}\n{QUILL}", check="L1 d\nL2 d\nL3 n")
    (story,) = read(model).stories
    sheet, check = model.asked
    assert (sheet.stage, check.stage) == ("sheet", "check")
    assert "left open by the [farm hand] Bo Quill, the police said." in check.user
    assert check.user.index("gate had [been shut]") < check.user.index("been [left open] by")
    assert all(
        mark in text
        for text, mark in (
            (check.user, "\nr1 "),
            (check.user, "\n 1 r"),
            (check.user, " 2 conflict 1"),
            (sheet.user, "about 8."),
        )
    )
    told = {quote.span.quote for one in story.authored() for quote in one.quotes()}
    assert told == {"Nine", "At least eleven", "left open", "been shut"}
