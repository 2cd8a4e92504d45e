"""Replies kept by content."""

import json
from pathlib import Path

import pytest

from rashomon.errors import StopError
from rashomon.language_models.reply_cache import KeptModel, Replies, ReplySource, key_of
from rashomon.seams import Prompt, Reply

PROMPTS = [
    Prompt("rows", f"story-{n}", "Give rows.", f"Number {n}. \ud800 “pier”", 100) for n in range(5)
]
SOURCE = ReplySource("tiny", "127.0.0.1:8080", 8_000)


def filled(path: Path, order: list[int]) -> Replies:
    made = Replies(str(path))
    made.asked_of(SOURCE)
    for n in order:
        made.put(
            key_of("tiny", PROMPTS[n]), PROMPTS[n], Reply(f"reply {n} \ud800 \u2028 é", n, n + 1)
        )
    return made


def test_a_reply_is_in_the_file_at_once_and_found_by_what_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    filled(path, [2, 0])
    again = Replies(str(path))
    assert again.get(key_of("tiny", PROMPTS[2])) == Reply("reply 2 \ud800 \u2028 é", 2, 3)
    assert again.get(key_of("tiny", PROMPTS[1])) is None
    assert again.source == SOURCE


def test_the_key_is_of_what_is_asked_and_of_nothing_else() -> None:
    one = PROMPTS[0]
    same = Prompt("brief", "another", one.system, one.user, one.max_tokens)
    assert key_of("tiny", one) == key_of("tiny", same)
    others = [
        key_of("large", one),
        key_of("tiny", Prompt("rows", "s", one.system + " ", one.user, 100)),
        key_of("tiny", Prompt("rows", "s", one.system, one.user + " ", 100)),
        key_of("tiny", Prompt("rows", "s", one.system, one.user, 101)),
        key_of("tiny", Prompt("rows", "s", one.system + one.user, "", 100)),
    ]
    assert len({key_of("tiny", one), *others}) == 6


def test_the_file_is_the_same_whatever_order_the_replies_came_in(tmp_path: Path) -> None:
    made = []
    for name, order in (("a", [0, 1, 2, 3, 4]), ("b", [4, 2, 0, 3, 1, 1])):
        filled(tmp_path / name, order).tidy()
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_another_run_added_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    one, two = filled(path, [0]), filled(path, [1])
    one.put(key_of("tiny", PROMPTS[2]), PROMPTS[2], Reply("reply", 1, 1))
    two.tidy()
    one.tidy()
    assert Replies(str(path)).count() == 3


@pytest.mark.parametrize(
    "damage",
    [
        b"torn",
        b"[]",
        b"null",
        b'{"key": 3}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"key": "k", "stage": "s", "story": "s", "reply": "r", "in": -1, "out": true}',
        b"",
    ],
)
def test_a_damaged_line_costs_one_reply(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "replies.jsonl"
    filled(path, [0, 1, 2])
    lines = path.read_bytes().splitlines()
    path.write_bytes(
        b"\n".join([lines[0], lines[1], damage, lines[3]])
    )  # and no end of line behind the last
    again = Replies(str(path))
    assert again.count() == 2
    again.put(key_of("tiny", PROMPTS[4]), PROMPTS[4], Reply("more", 1, 1))
    again.tidy()
    assert Replies(str(path)).count() == 3
    assert all(isinstance(json.loads(line), dict) for line in path.read_bytes().splitlines())


def test_with_kept_replies_alone_nobody_is_asked(tmp_path: Path) -> None:
    filled(tmp_path / "replies.jsonl", [0, 2])
    kept = KeptModel(Replies(str(tmp_path / "replies.jsonl")), "replies.jsonl")
    assert (kept.name, kept.host, kept.context) == ("tiny", "127.0.0.1:8080", 8_000)
    assert [reply is not None for reply in kept.replies(PROMPTS)] == [
        True,
        False,
        True,
        False,
        False,
    ]
    assert kept.missed.total() == 3


def test_a_file_without_replies_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="holds no replies"):
        KeptModel(Replies(str(tmp_path / "none.jsonl")), "none.jsonl")


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="could not be"):
        filled(tmp_path, [0])
    made = Replies(str(tmp_path / "no" / "folder.jsonl"))
    with pytest.raises(StopError, match="could not be written"):
        made.put("k", PROMPTS[0], Reply("r", 1, 1))
