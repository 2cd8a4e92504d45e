"""Replies in a JSON Lines file, keyed by content. What was answered once is never asked again,
under any address and on any machine."""

import json
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rashomon.errors import StopError
from rashomon.file_writing import append_lines, write_file
from rashomon.model.content_ids import text_hash
from rashomon.model.document import value_from
from rashomon.model.record import record
from rashomon.protocols import Prompt, Reply

NOT_KEPT = "not among the replies kept (those to requests of version 0.6 and before are not used)"
# The values in the line of a reply.
_REPLY = {"key": str, "stage": str, "story": str, "in": int, "out": int, "reply": str}


@record
class ReplySource:
    """Where replies come from: the model's name, its host, and its context in tokens.

    - `body`: hash of what else each request contained, "" for nothing
    - `questions_in`: the language in which it was to write, "" for that of the reports
    - `first_only`: whether it was asked for no sentences
    - `translates`: whether it was asked for translations
    """

    model: str
    host: str
    context: int
    body: str = ""
    questions_in: str = ""
    first_only: bool = False
    translates: bool = False


def reply_key(model: str, prompt: Prompt, body: str = "") -> str:
    """Returns the key of a prompt's reply: a sha256 of model, instructions, data, what was said
    since, reply length and the hash of what else the request contains. Addresses, stages and
    stories are not part of it."""
    also = [*prompt.turns, *([body] if body else [])]
    asked = json.dumps([model, prompt.system, prompt.user, prompt.max_tokens, *also])
    return text_hash(asked)


class Replies:
    """The replies of a file, read once. Each new one is appended at once as a line. Without a path,
    they are kept in memory only.

    Damaged lines are skipped. Raises StopError if the file cannot be read or written.
    """

    def __init__(self, path: str | None = None) -> None:
        self.source: ReplySource | None = None
        self._path = Path(path) if path else None
        self._rows: dict[str, dict[str, Any]] = {}
        self._lock = threading.Lock()
        self._load_rows()

    def count(self) -> int:
        """Returns the number of replies."""
        return len(self._rows)

    def get(self, key: str) -> Reply | None:
        """Returns the reply stored under this key, or None."""
        row = self._rows.get(key)
        if row is None:
            return None
        return Reply(row["reply"], row["in"], row["out"])

    def put(self, key: str, prompt: Prompt, reply: Reply) -> None:
        """Stores a reply. When this returns, it is in the file."""
        row = {
            "key": key,
            "stage": prompt.stage,
            "story": prompt.story,
            "in": reply.tokens_in,
            "out": reply.tokens_out,
            "reply": reply.text,
        }
        with self._lock:
            if key not in self._rows:
                self._rows[key] = row
                self._append(row)

    def asked_of(self, source: ReplySource) -> None:
        """Records where the replies that follow come from."""
        with self._lock:
            if source != self.source:
                self.source = source
                self._append(_head(source))

    def tidy(self) -> None:
        """Rewrites the file in an order that does not depend on arrival. A new file is written
        beside it and then moved into place."""
        if self._path is None or not self._rows:
            return
        with self._lock:
            own_rows = dict(self._rows)
            self._load_rows()  # another run may have added to it
            self._rows |= own_rows
            write_file(self._path, self.document())

    def document(self) -> bytes:
        """Returns the file's content as `tidy` writes it."""
        rows = sorted(self._rows.values(), key=lambda row: (row["story"], row["stage"], row["key"]))
        lines = [json.dumps(row) for row in ([_head(self.source)] if self.source else []) + rows]
        return "".join(f"{line}\n" for line in lines).encode("ascii")

    def _load_rows(self) -> None:
        """Reads the replies of the file, if there is one. Of one request the first reply counts."""
        if self._path is None:
            return
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise StopError(f"{self._path} could not be opened: {error.strerror}") from error
        for line in data.split(b"\n"):
            entry = _row(line)
            if isinstance(entry, ReplySource):
                self.source = entry
            elif entry is not None:
                self._rows.setdefault(entry["key"], entry)

    def _append(self, row: dict[str, Any]) -> None:
        if self._path is not None:
            append_lines(self._path, [json.dumps(row)])


class KeptModel:
    """A language model that answers only from stored replies. Nobody is asked. Raises StopError if
    the file has none."""

    def __init__(self, replies: Replies, where: str) -> None:
        """Takes the place of the model that wrote these replies. `where` names the file in
        messages."""
        source = replies.source
        if source is None:
            raise StopError(
                f"{where} holds no replies of a language model; compare --model keeps them there"
            )
        self.name = source.model
        self.host = source.host
        self.context = source.context
        self.questions_in = source.questions_in
        self.first_only = source.first_only
        self.translates = source.translates
        self._body = source.body
        self.missed: Counter[str] = Counter()
        self._replies = replies

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the stored replies, None for all other prompts."""
        keys = (reply_key(self.name, prompt=prompt, body=self._body) for prompt in prompts)
        kept_replies = tuple(map(self._replies.get, keys))
        self.missed[NOT_KEPT] += kept_replies.count(None)
        return kept_replies


def _head(source: ReplySource) -> dict[str, Any]:
    return {name: value for name, value in asdict(source).items() if value not in ("", False)}


def _row(line: bytes) -> dict[str, Any] | ReplySource | None:
    """Returns what a line holds: a reply, the origin of the replies that follow, or None if it is
    neither."""
    try:
        row = json.loads(line)
        kinds = {name: type(value) for name, value in row.items()}.items()
    except (ValueError, AttributeError, RecursionError):
        return None
    if _REPLY.items() <= kinds:
        return dict(row)
    with suppress(ValueError):
        return value_from(ReplySource, row)
    return None
