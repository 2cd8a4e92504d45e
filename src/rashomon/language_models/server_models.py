"""What a server says about its models."""

import http.client
import json
from dataclasses import dataclass
from typing import Any

from rashomon.errors import StopError
from rashomon.language_models.model_connection import ModelLine

_SECONDS = 30.0
_CONTEXT_NAMES = ("max_model_len", "context_length", "context_window", "n_ctx", "n_ctx_train", "max_context_length")


@dataclass(frozen=True, slots=True)
class ServerModels:
    """The status of the response, and each model's name with its context in tokens, None if not stated."""

    status: int
    models: tuple[tuple[str, int | None], ...]

    @property
    def is_refused(self) -> bool:
        """Whether a key, or another key, is required."""
        return self.status in (http.client.UNAUTHORIZED, http.client.FORBIDDEN)


def list_models(line: ModelLine) -> ServerModels:
    """Returns the models. Raises StopError if nobody answers."""
    try:
        answer = line.ask("/models", seconds=_SECONDS)
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "strerror", None) or error or type(error).__name__
        raise StopError(f"{line.endpoint.name} could not be reached: {why}") from error
    rows = _rows(answer.data) if answer.status == http.client.OK else []
    return ServerModels(answer.status, tuple((str(row.get("id")), _context_of(row)) for row in rows))


def _rows(data: bytes) -> list[dict[str, Any]]:
    try:
        told = json.loads(data)["data"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    return [row for row in told if isinstance(row, dict)] if isinstance(told, list) else []


def _context_of(row: dict[str, Any]) -> int | None:
    """Returns the context in tokens, under the field names of different servers."""
    inner = row.get("meta")
    for held in (row, inner if isinstance(inner, dict) else {}):
        for name in _CONTEXT_NAMES:
            if type(held.get(name)) is int and held[name] > 0:
                return int(held[name])
    return None
