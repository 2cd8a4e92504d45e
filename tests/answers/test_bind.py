"""A text that its author bound to sentences, beside the text as it was first told."""

import re
import time

import pytest

from rashomon.answers.bind import bind_reply
from rashomon.model.answer import ReadStory, WrittenAnswer
from rashomon.model.answer_marks import Unbound
from rashomon.model.span import PlacedSpan

MARK = "3f9a2c41"
LABELS = {
    f"s{n}": PlacedSpan(report="herald", start=n, end=n + 1, quote="x", sha256="herald")
    for n in range(1, 31)
}
FIRST = """## What happened
All three papers say that nine goats fled on Saturday evening. The barn at Ostrel was old. The \
mayor offered a reward of forty crowns.

## Where they differ
- **Goats**: nine, says the farmer; eleven, say police.
"""
BOUND = """## What happened
Two papers say that at least nine goats fled on Saturday evening [s4 s9]. The barn at Ostrel was \
old [s3].

## Where they differ
- **Goats**: nine, says the farmer [s5]; eleven, say police [s6].
"""


def _bind(bound: str, first: str | None = FIRST, mark: str = "") -> ReadStory:
    return bind_reply(bound, first, LABELS, WrittenAnswer("model otter", ()), mark=mark)


def _told(read: ReadStory) -> list[tuple[str, str | None]]:
    (answer,) = read.answers
    return [(part.told, part.was) for line in answer.lines for part in line.parts]


def test_what_was_written_again_stands_beside_the_words_it_replaces() -> None:
    read = _bind(BOUND)
    assert _told(read) == [
        (
            "Two papers say that at least nine goats fled on Saturday evening",
            "All three papers say that nine goats fled on Saturday evening",
        ),
        ("The barn at Ostrel was old", None),
        ("nine, says the farmer", None),
        ("eleven, say police", None),
    ]
    (answer,) = read.answers
    assert (answer.first, answer.unbound) == (FIRST, None)
    assert answer.taken_out == ("The mayor offered a reward of forty crowns",)


@pytest.mark.parametrize(
    ("old", "new", "was"),
    [
        ("was old", "was very old", "The barn at Ostrel was old"),
        ("was old", "may be old", "The barn at Ostrel was old"),
        ("at Ostrel was", "was", "The barn at Ostrel was old"),
        ("was old", "was old", None),
        ("The barn at Ostrel", "The barn at **Ostrel**", None),
        ("was old [s3].", "was old. [s3]", None),
    ],
)
def test_a_change_belongs_to_the_statement_in_which_it_is_made(
    old: str, new: str, was: str | None
) -> None:
    told = _told(_bind(BOUND.replace(old, new)))
    assert told[1][1] == was
    assert [before for _, before in told[2:]] == [None, None]


def test_a_statement_that_was_not_there_replaces_nothing() -> None:
    told = _told(_bind(BOUND.replace("old [s3].", "old [s3]. Nobody was hurt [s7].")))
    assert told[2] == ("Nobody was hurt", "")


@pytest.mark.parametrize(
    ("bound", "unbound"),
    [
        ("", Unbound.NOT_ASKED),
        (" \n", Unbound.NOT_ASKED),
        ("I'm sorry, but I can't help with that.", Unbound.REFUSED),
        (f"<<Sheet {MARK}>>\ns4: Nine goats.\n<<End of sheet {MARK}>>", Unbound.REFUSED),
        ("Sheet 00112233\nNine goats fled [s4].", Unbound.REFUSED),
        ("[s4] [s5]", Unbound.REFUSED),
        ("A ship sank in the harbour of Harn [s4]. Its captain lived [s5].", Unbound.OTHER_TEXT),
        (BOUND.replace("What happened", "Goats").replace("Where they", "How many"),
         Unbound.OTHER_TEXT),
        (FIRST, Unbound.NO_LABELS),
        (re.sub(r"\[.*?\]", "[source]", BOUND), Unbound.NO_LABELS),
        (re.sub(r"\[.*?\]", "[s98 s99]", BOUND), Unbound.NO_LABELS),
        ("## What happened\nAll three papers say [s4] that nine goats fl", Unbound.CUT),
        (BOUND, None),
    ],
)  # fmt: skip
def test_what_is_not_the_same_text_leaves_the_first_one_standing(
    bound: str, unbound: Unbound | None
) -> None:
    read = _bind(bound, mark=MARK)
    (answer,) = read.answers
    assert answer.unbound is unbound
    if unbound:
        assert answer.first == FIRST
        assert answer.lines[0].parts[0].told.startswith("All three papers")
        assert not any(line.named for line in answer.lines)
        assert bool(read.refused) is (unbound is not Unbound.NOT_ASKED)


def test_what_a_reply_did_not_come_to_was_not_taken_out() -> None:
    first = FIRST + "- **Barn**: red, says the farmer.\n"
    cut = BOUND.replace("[s3].", "[s3]. The mayor offered a reward of forty crowns [s8].")
    (answer,) = _bind(cut + "- **Ba", first).answers
    assert answer.unbound is None
    assert answer.taken_out == ()
    *bound, rest = answer.lines
    assert all(part.named for line in bound for part in line.parts)
    assert (rest.thing, [part.told for part in rest.parts]) == ("Barn", ["red, says the farmer"])
    assert not rest.named


def test_mending_is_never_punished() -> None:
    mended = BOUND.replace("nine", "ten").replace("eleven", "twelve")
    assert _bind(mended).answers[0].unbound is None


def test_without_a_first_text_nothing_was_written_again() -> None:
    read = _bind(BOUND, None)
    assert {was for _, was in _told(read)} == {None}
    assert (read.answers[0].first, read.answers[0].taken_out) == (None, ())


@pytest.mark.parametrize(
    "reply",
    [
        "nine [s4] " * 1_000_000,
        "x" * 10_000_000,
        "\x00\x07\ud800 goats [s4]" * 10,
        "<script>alert(1)</script> nine goats [s4].",
        "[s4" * 1000,
        "\u202egoats [s4]",
    ],
)
def test_bad_replies_are_said_or_shown_as_text_in_time(reply: str) -> None:
    begun = time.process_time()
    for first in (None, FIRST):
        read = _bind(reply, first)
        assert read.answers or read.refused
    assert time.process_time() - begun < 5
