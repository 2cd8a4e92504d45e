"""A model of the library `llm`, hosted or in the same process. It is asked like a server, through
whichever plug-in brings it."""

import json
from collections.abc import Callable
from typing import Any

from rashomon.errors import needing
from rashomon.language_models.model_connection import Heard, ModelConnection, waited_for
from rashomon.model.record import Fields
from rashomon.protocols import HttpAnswer

_OPTIONAL = frozenset(
    ("temperature", "seed", "max_tokens", "stream_options")
)  # given where the model has them


class LibraryConnection(ModelConnection):
    """Takes the place of a connection to a server. The plug-in decides where it sends, and has keys
    of its own. It cannot be ended from outside; the program can only stop waiting for it."""

    def ask(
        self, path: str, body: bytes | None = None, *, seconds: float, heard: Heard = None
    ) -> HttpAnswer:
        """Returns what a server would answer: to a body the reply of its model, otherwise the list
        of models. Raises TooLong after so many seconds, OSError if the run was ended, MissingExtra
        without the library."""
        _library()
        work = (lambda: _said(json.loads(body))) if body else _models
        return waited_for(lambda: _answer_of(work), seconds, self._ended)


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


def _models() -> HttpAnswer:
    return _json(200, {"data": [{"id": one.model_id} for one in _library().get_models()]})


def _said(body: Fields) -> HttpAnswer:
    """Returns the reply of a model to a request of the form that servers take."""
    model = _library().get_model(body["model"])
    left_out = _OPTIONAL.difference(model.Options.model_fields)
    left_out |= {"model", "messages", "stream"}
    given = {name: value for name, value in body.items() if name not in left_out}
    system, *turns = (message["content"] for message in body["messages"])
    reply = model.prompt("\n\n".join(turns), system=system, stream=False, **given)
    text = reply.text()
    usage = reply.usage()
    counts = {"prompt_tokens": usage.input, "completion_tokens": usage.output}
    return _json(200, {"choices": [{"message": {"content": text}}], "usage": counts})
