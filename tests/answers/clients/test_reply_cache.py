"""Replies of a model kept by content, and those of the library llm."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from rashomon.answers.clients.chat import ChatModel
from rashomon.answers.clients.model_connection import LIBRARY_URL, list_models
from rashomon.answers.clients.reply_cache import KeptModel, Replies, ReplySource, reply_key
from rashomon.errors import MissingExtra, StopError
from rashomon.protocols import Prompt, Reply
from rashomon.settings import ModelSettings

PROMPTS = [
    Prompt(
        stage="rows",
        story=f"story-{n}",
        system="Give rows.",
        user=f"Number {n}. \ud800 “pier”",
        max_tokens=100,
    )
    for n in range(5)
]


SOURCE = ReplySource("tiny", "127.0.0.1:8080", 8_000)


def filled(path: Path, order: list[int]) -> Replies:
    made = Replies(str(path))
    made.asked_of(SOURCE)
    for n in order:
        made.put(
            reply_key("tiny", PROMPTS[n]), PROMPTS[n], Reply(f"reply {n} \ud800 \u2028 é", n, n + 1)
        )
    return made


def test_a_reply_is_in_the_file_at_once_and_found_by_what_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    filled(path, [2, 0])
    again = Replies(str(path))
    assert again.get(reply_key("tiny", PROMPTS[2])) == Reply("reply 2 \ud800 \u2028 é", 2, 3)
    assert again.get(reply_key("tiny", PROMPTS[1])) is None
    assert again.source == SOURCE


def test_what_another_run_added_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    one, two = filled(path, [0]), filled(path, [1])
    one.put(reply_key("tiny", PROMPTS[2]), PROMPTS[2], Reply("reply", 1, 1))
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
    again.put(reply_key("tiny", PROMPTS[4]), PROMPTS[4], Reply("more", 1, 1))
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


PROMPT = Prompt(
    stage="rows", story="s1", system="You answer.", user="How many goats?", max_tokens=900
)


@dataclass
class Plugged:
    """A model of a plug-in that knows these options."""

    answer: Callable[[str], str]
    options: Sequence[str] = ()
    model_id: str = "otter"

    def __post_init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.Options = SimpleNamespace(model_fields=dict.fromkeys(self.options))

    def prompt(self, text: str, **given: Any) -> SimpleNamespace:
        self.asked.append({"text": text} | given)
        said, usage = self.answer(text), SimpleNamespace(input=12, output=None)
        return SimpleNamespace(text=lambda: said, usage=lambda: usage)


class UnknownModelError(KeyError):
    pass


class NeedsKeyException(Exception):
    pass


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Callable[[Plugged], Plugged]:
    def put(model: Plugged) -> Plugged:
        def get_model(name: str) -> Plugged:
            if name != model.model_id:
                raise UnknownModelError(name)
            return model

        library = ModuleType("llm")
        library.get_model, library.get_models = get_model, lambda: [model]  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "llm", library)
        return model

    return put


def asked(name: str = "otter", **knobs: Any) -> tuple[tuple[Reply | None, ...], ChatModel]:
    knobs = {"retries": 0} | knobs
    settings = ModelSettings(LIBRARY_URL, name, **knobs)
    model = ChatModel(settings, sleep=lambda _: None, on_words=lambda _: None)
    return model.replies([PROMPT]), model


def test_it_is_asked_as_a_server_is_with_what_options_it_has(
    plugged: Callable[[Plugged], Plugged],
) -> None:
    otter = plugged(Plugged(lambda text: f"{len(text)} goats", options=("temperature",)))
    (reply,), model = asked(body=(("top_k", 3),))
    assert reply == Reply("15 goats", 12, 2)
    assert otter.asked == [
        {
            "text": "How many goats?",
            "system": "You answer.",
            "stream": False,
            "temperature": 0,
            "top_k": 3,
        }
    ]
    assert (model.name, model.host, model.line.endpoint.is_here) == ("otter", "llm", False)
    assert list_models(model.line).models == (("otter", None),)


def test_what_a_plug_in_raises_is_told_and_stops_where_asking_again_would_not_help(
    plugged: Callable[[Plugged], Plugged],
) -> None:
    def no_key(_: str) -> str:
        raise NeedsKeyException("no key for otter")

    def broken(_: str) -> str:
        raise RuntimeError("out of goats")

    plugged(Plugged(no_key))
    with pytest.raises(StopError, match="no key for otter"):
        asked()
    with pytest.raises(StopError, match="no such model"):
        asked("stoat")
    plugged(Plugged(broken))
    (reply,), model = asked()
    assert reply is None
    assert "out of goats" in "".join(model.missed)


def test_without_the_library_the_line_that_installs_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(MissingExtra, match=r"pip install '\.\[llm\]'"):
        asked()


def test_the_real_library_takes_what_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    llm = pytest.importorskip("llm")

    class Stoat(llm.Model):  # type: ignore[misc]
        model_id = "stoat"

        class Options(llm.Options):  # type: ignore[misc]
            seed: int | None = None

        def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Any:
            told = {"stream": stream, "seed": prompt.options.seed, "system": prompt.system}
            yield json.dumps(told)

    monkeypatch.setattr(llm, "get_model", lambda name: Stoat())
    (reply,), _ = asked("stoat")
    assert json.loads(reply.text) == {"stream": False, "seed": 1, "system": "You answer."}
