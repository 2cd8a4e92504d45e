"""A request to the address of a language model: no redirects, no proxy, and limits on bytes and
seconds. Also what its server says of its models."""

import json
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rashomon.errors import BadSettings, StopError
from rashomon.host_addresses import PORTS, Endpoint, is_loopback
from rashomon.model.record import record
from rashomon.protocols import HttpAnswer

if TYPE_CHECKING:
    import httpx

# Stands for an address where the library `llm` is asked.
LIBRARY_URL = "llm:"
_MOST = 40_000_000  # bytes of a response; of one that comes in pieces, some hundred a word
_LOOK = 0.2  # seconds between two looks at whether the run was ended
_HEADERS = {
    "User-Agent": "rashomon",
    "Content-Type": "application/json",
    "Accept-Encoding": "identity",
}
_ENDED = "the run was ended"


class TooLong(OSError):
    """The server exceeded the limit on seconds or bytes."""


def parse_endpoint(url: str) -> Endpoint:
    """Returns the address of an OpenAI-compatible server, without "/chat/completions" and what
    follows. "llm:" is the library of that name. Raises BadSettings if it is invalid."""
    if url == LIBRARY_URL:
        return Endpoint(LIBRARY_URL, "llm", 80, "")
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        host.encode("idna")
        port = parts.port
    except ValueError as error:
        raise BadSettings(f"{url!r} is no address: {error}") from error
    if parts.scheme not in PORTS or not host:
        raise BadSettings(
            f"{url!r} is no address of a language model: it begins with http:// or https:// "
            "and names a host"
        )
    if parts.username is not None or parts.password is not None:
        raise BadSettings(
            "the address holds a name or password; put the key into an environment variable "
            "and name that with key_env"
        )
    if parts.query or parts.fragment or not url.isprintable() or " " in url.strip():
        raise BadSettings(
            f"{url!r} is no address of a language model: it ends with a path, usually /v1"
        )
    return Endpoint(
        parts.scheme,
        host.casefold(),
        port or PORTS[parts.scheme],
        parts.path.rstrip("/").removesuffix("/chat/completions"),
    )


def waited_for(
    work: Callable[[], HttpAnswer], seconds: float, ended: threading.Event
) -> HttpAnswer:
    """Returns what the work returns, and raises what it raises. It waits for so many seconds, in a
    thread beside the work, then raises TooLong. If the run has ended, it raises OSError."""
    outcomes = []
    thread = threading.Thread(target=lambda: outcomes.append(_outcome(work)), daemon=True)
    thread.start()
    waited = 0.0
    while thread.is_alive() and waited < seconds and not ended.is_set():
        thread.join(min(_LOOK, seconds - waited))
        waited += _LOOK
    if not outcomes:
        if ended.is_set():
            raise OSError(_ENDED)
        raise TooLong(f"took longer than {seconds:g} seconds")
    if isinstance(outcomes[0], Exception):
        raise outcomes[0]
    return outcomes[0]


def _outcome(work: Callable[[], HttpAnswer]) -> HttpAnswer | Exception:
    try:
        return work()
    except Exception as error:  # noqa: BLE001  raised again where it is waited for
        return error


@dataclass
class ModelConnection:
    """The connection to a server, usable from many threads at once. `key`: the secret, which is
    sent and never stored.
    """

    endpoint: Endpoint
    key: str = ""

    def __post_init__(self) -> None:
        """Checks the key."""
        self._trusted = ssl.create_default_context()  # by this machine
        self._ended = threading.Event()
        if not (self.key.isascii() and self.key.isprintable()):
            raise BadSettings(
                "the key holds characters that no header can carry; look at the environment "
                "variable that key_env names"
            )

    def ask(
        self,
        path: str,
        body: bytes | None = None,
        *,
        seconds: float,
        heard: Callable[[bytes], None] | None = None,
    ) -> HttpAnswer:
        """Returns the response to a posted body or, without one, to a GET. Raises OSError if there
        is no response, TooLong if it exceeds the limit on seconds or bytes."""
        import httpx

        with httpx.Client(
            headers=_HEADERS | ({"Authorization": f"Bearer {self.key}"} if self.key else {}),
            timeout=httpx.Timeout(seconds + 1, connect=min(seconds, 20.0)),
            trust_env=False,  # neither proxies nor passwords of the environment
            verify=self._trusted,
        ) as client:  # to close it ends what is not waited for any longer
            return waited_for(
                lambda: self._response_to(client, path=path, body=body, heard=heard),
                seconds=seconds,
                ended=self._ended,
            )

    def _response_to(
        self,
        client: "httpx.Client",
        path: str,
        body: bytes | None,
        heard: Callable[[bytes], None] | None,
    ) -> HttpAnswer:
        """Sends a request and returns its answer. `heard` is told what has come so far, every now
        and then. Raises TooLong if it is too long, ConnectionResetError if it broke off."""
        import httpx

        kind = "POST" if body else "GET"
        url = self.endpoint.url + path
        data = bytearray()
        next_look = 0.0
        look = {"trace": partial(self._note_connection, client)}
        try:
            with client.stream(kind, url, content=body, extensions=look) as answer:
                for piece in answer.iter_raw():  # a limit per read stops no server that drips
                    data += piece
                    if len(data) > _MOST:
                        raise TooLong(f"gave more than {_MOST:,} bytes")
                    if heard and piece.endswith(b"\n") and time.monotonic() >= next_look:
                        heard(bytes(data))
                        next_look = time.monotonic() + _LOOK  # not for each piece that comes
                return HttpAnswer(answer.status_code, dict(answer.headers), bytes(data))
        except httpx.RemoteProtocolError as error:
            raise ConnectionResetError(f"{error}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _cause_of(error) from error

    def _note_connection(self, client: "httpx.Client", event: str, info: dict[str, Any]) -> None:
        """Looks once more, before anything is sent, whether and where it is to be sent."""
        if event != "connection.connect_tcp.complete":
            return
        stream = info["return_value"]
        strange = self.endpoint.is_here and not is_loopback(stream.get_extra_info("server_addr")[0])
        if strange or client.is_closed or self._ended.is_set():
            stream.close()
            raise OSError(
                f"{self.endpoint.host} does not lead to this machine" if strange else _ENDED
            )

    def cut(self) -> None:
        """Aborts everything under way."""
        self._ended.set()


def _cause_of(error: BaseException) -> OSError:
    """Returns what the system said, if it said anything."""
    while error.__context__ is not None:
        error = error.__context__
    if isinstance(error, OSError):
        return error
    return OSError(str(error))


_SECONDS = 30.0
_CONTEXT_NAMES = (
    "max_model_len",
    "context_length",
    "context_window",
    "n_ctx",
    "n_ctx_train",
    "max_context_length",
)


@record
class ServerModels:
    """The status of the response, and each model's name with its context in tokens, None if not
    stated."""

    status: int
    models: tuple[tuple[str, int | None], ...]


def unreached(host: str, error: OSError) -> str:
    """Returns why a host could not be reached, in words."""
    return f"{host} could not be reached: {error.strerror or error or type(error).__name__}"


def list_models(line: ModelConnection, *, seconds: float = _SECONDS) -> ServerModels:
    """Returns the models. Raises StopError if nobody answers within so many seconds."""
    try:
        answer = line.ask("/models", seconds=seconds)
    except OSError as error:
        raise StopError(unreached(line.endpoint.name, error)) from error
    rows = _rows(answer.data) if answer.status == 200 else []
    return ServerModels(
        answer.status, tuple((str(row.get("id")), _context_of(row)) for row in rows)
    )


def _rows(data: bytes) -> list[dict[str, Any]]:
    try:
        rows = json.loads(data)["data"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    if isinstance(rows, list):
        return [row for row in rows if isinstance(row, dict)]
    return []


def _context_of(row: dict[str, Any]) -> int | None:
    """Returns the context in tokens, under the field names of different servers."""
    inner = row.get("meta")
    model_facts = (inner if isinstance(inner, dict) else {}) | row
    sizes = (model_facts.get(name) for name in _CONTEXT_NAMES)
    for size in sizes:
        if type(size) is int and size > 0:
            return size
    return None
