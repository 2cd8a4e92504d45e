"""A reply that comes in pieces (`Streamed`): events of a server, or Ollama's lines."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from rashomon.language_models.connections import as_others_say


class Streamed:
    """Takes the bytes of an answer as they come. `heard`: called with the text so far whenever a
    line of it is whole."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard
        self._rest = b""
        self._text = ""
        self._finish: str | None = None
        self._usage: dict[str, Any] = {}

    def take(self, data: bytes) -> None:
        """Takes in what has come."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        before = self._text.count("\n")
        for line in lines:
            with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
                self._read(json.loads(line.removeprefix(b"data:")))
        if self._text.count("\n") > before:
            self._heard(self._text)

    def _read(self, event: dict[str, Any]) -> None:
        told = event if "choices" in event else as_others_say(event)
        self._usage = told.get("usage") or self._usage
        for choice in told["choices"]:
            self._finish = choice.get("finish_reason") or self._finish
            self._text += (choice.get("delta") or choice["message"])["content"] or ""

    def document(self) -> bytes | None:
        """Returns what a server says that sends a reply whole; None where this was none in pieces,
        or one that did not end."""
        if not self._finish:
            return None
        choice = {"message": {"content": self._text}, "finish_reason": self._finish}
        return json.dumps({"choices": [choice], "usage": self._usage}).encode("ascii")
