"""Chooses the connection for an address (`connection_to`). Ollama's own interface gets one of its
own, because only there a request can say how large the context is to be; elsewhere Ollama cuts
prompts off silently. A model of the library `llm`, hosted or in the same process, is asked like a
server, through whichever plug-in brings it."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from rashomon.answers.clients.model_connection import LIBRARY_URL, ModelConnection, waited_for
from rashomon.errors import needing
from rashomon.host_addresses import Endpoint
from rashomon.protocols import HttpAnswer

_OPTIONAL = frozenset(
    ("temperature", "seed", "max_tokens", "stream_options")
)  # given where the model has them


class LibraryConnection(ModelConnection):
    """Takes the place of a connection to a server. The plug-in decides where it sends, and has keys
    of its own. It cannot be ended from outside; the program can only stop waiting for it."""

    def ask(
        self,
        path: str,
        body: bytes | None = None,
        *,
        seconds: float,
        heard: Callable[[bytes], None] | None = None,
    ) -> HttpAnswer:
        """Returns what a server would answer: to a body the reply of its model, otherwise the list
        of models. Raises TooLong after so many seconds, OSError if the run was ended, MissingExtra
        without the library."""
        _library()
        work = (lambda: _library_reply(json.loads(body))) if body else _library_models
        return waited_for(lambda: _answer_of(work), seconds=seconds, ended=self._ended)


def _library() -> Any:
    with needing("models of the library llm need it", "llm"):
        import llm

        return llm


def _answer_of(work: Callable[[], HttpAnswer]) -> HttpAnswer:
    try:
        return work()
    except Exception as error:  # noqa: BLE001  plug-ins raise what they like
        why = f"{type(error).__name__}: {error}"
        status = {"NeedsKeyException": 401, "UnknownModelError": 404}.get(type(error).__name__, 502)
        return _json(status, {"error": {"message": why}})


def _json(status: int, answer: object) -> HttpAnswer:
    return HttpAnswer(status, {}, json.dumps(answer).encode("ascii"))


def _library_models() -> HttpAnswer:
    return _json(200, {"data": [{"id": model.model_id} for model in _library().get_models()]})


def _library_reply(body: dict[str, Any]) -> HttpAnswer:
    """Returns the reply of a model to a request of the form that servers take."""
    model = _library().get_model(body["model"])
    left_out = _OPTIONAL.difference(model.Options.model_fields)
    left_out |= {"model", "messages", "stream"}
    options = {name: value for name, value in body.items() if name not in left_out}
    system, *messages = body["messages"]
    texts = []
    for message in messages:  # plug-ins take one text
        head = "Your reply so far:\n\n" if message["role"] == "assistant" else ""
        texts.append(f"{head}{message['content']}")
    reply = model.prompt("\n\n".join(texts), system=system["content"], stream=False, **options)
    text = reply.text()
    usage = reply.usage()
    counts = {"prompt_tokens": usage.input, "completion_tokens": usage.output}
    return _json(200, {"choices": [{"message": {"content": text}}], "usage": counts})


# What comes of reading a malformed document.
MALFORMED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
_OPTIONS = {"temperature": "temperature", "seed": "seed", "max_tokens": "num_predict"}


def connection_to(at: Endpoint, key: str = "", context: int = 0) -> ModelConnection:
    """Returns the connection for an address. One that ends in /api is Ollama's own."""
    if at.scheme == LIBRARY_URL:
        return LibraryConnection(at)
    if at.path.endswith("/api"):
        return OllamaConnection(at, key, context)
    return ModelConnection(at, key)


@dataclass
class OllamaConnection(ModelConnection):
    """Asks Ollama as other servers are asked. `context` is in tokens, and each request sets it."""

    context: int = 0

    def ask(
        self,
        path: str,
        body: bytes | None = None,
        *,
        seconds: float,
        heard: Callable[[bytes], None] | None = None,
    ) -> HttpAnswer:
        """Returns Ollama's reply to a body in the form of other servers. Without a body, returns
        the models in that form."""
        if body:
            request = json.loads(body)
            options = {
                ollama_name: request.pop(name)
                for name, ollama_name in _OPTIONS.items()
                if name in request
            }
            options["num_ctx"] = self.context
            body = json.dumps(request | {"options": options}).encode("ascii")
            return super().ask("/chat", body, seconds=seconds, heard=heard)
        answer = super().ask("/tags", seconds=seconds)
        with suppress(*MALFORMED):
            request = {
                "data": [{"id": model["name"]} for model in json.loads(answer.data)["models"]]
            }
            return HttpAnswer(answer.status, answer.headers, json.dumps(request).encode("ascii"))
        return answer


def whole_document(data: bytes, *, so_far: bool = False) -> dict[str, Any]:
    """Returns what a server says, in one document or in pieces (events, or Ollama's lines). Raises
    whatever a malformed one causes. Raises ValueError if pieces have no end, unless they are those
    `so_far`."""
    with suppress(ValueError):
        return _as_others_say(json.loads(data))
    text = ""
    end = dict[str, Any]()
    for line in data.split(b"\n"):
        with suppress(*MALFORMED):
            piece = _as_others_say(json.loads(line.removeprefix(b"data:")))
            end["usage"] = piece.get("usage") or end.get("usage")
            for choice in piece["choices"]:
                end["finish_reason"] = choice.get("finish_reason") or end.get("finish_reason")
                text += choice.get("delta", choice.get("message"))["content"] or ""
    if not (so_far or end.get("finish_reason")):
        raise ValueError("the reply broke off")
    return end | {"choices": [end | {"message": {"content": text}}]}


def _as_others_say(piece: dict[str, Any]) -> dict[str, Any]:
    """Returns what a server says, where it is Ollama as others say it."""
    if "choices" in piece:
        return piece
    finish = piece.get("done_reason", piece.get("done"))
    choice = {"message": piece["message"], "finish_reason": finish}
    counts = {"prompt_tokens": "prompt_eval_count", "completion_tokens": "eval_count"}
    usage = {name: piece.get(ollama_name) for name, ollama_name in counts.items()}
    return {"choices": [choice], "usage": usage}
