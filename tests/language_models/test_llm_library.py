"""Models of the library `llm`: what it is asked, and what becomes of its answers and errors."""

import json
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from rashomon.errors import MissingExtra, StopError
from rashomon.language_models.chat import ChatModel
from rashomon.language_models.model_connection import LIBRARY_URL, list_models
from rashomon.seams import Prompt, Reply
from rashomon.settings import ModelSettings

PROMPT = Prompt("rows", "s1", "You answer.", "How many goats?", 900)


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
    model = ChatModel(ModelSettings(LIBRARY_URL, name, **knobs), sleep=lambda _: None)
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
    with pytest.raises(StopError, match="out of goats"):
        asked()


def test_nobody_waits_longer_than_the_settings_say(
    plugged: Callable[[Plugged], Plugged],
) -> None:
    done = threading.Event()
    plugged(Plugged(lambda _: str(done.wait(30))))
    replies, model = asked(max_seconds=0.3)
    done.set()
    assert replies == (None,)
    assert "took longer than 0.3 seconds" in "".join(model.missed)


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
