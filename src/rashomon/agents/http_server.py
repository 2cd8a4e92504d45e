"""http_app: the server over HTTP on loopback, for who holds the token."""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from mcp.server import Server

PATH = "/mcp"
_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_App = Callable[[_Scope, _Receive, _Send], Awaitable[None]]
_MOST = 16  # sessions at once
_IDLE = 1800.0  # seconds after which a session that asks nothing is let go


class OnlyWithToken:
    """Answers nobody else: each request names the token as `Authorization: Bearer TOKEN`."""

    def __init__(self, app: _App, token: str) -> None:
        self._app, self._told = app, f"Bearer {token}".encode()

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Hands the request on, or refuses it before anything of it is read."""
        if scope["type"] == "lifespan" or (scope["type"] == "http" and self._has_token(scope)):
            await self._app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain"), (b"www-authenticate", b"Bearer")]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": b"the token is missing or is another one\n"})

    def _has_token(self, scope: _Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        return len(given) == 1 and hmac.compare_digest(given[0], self._told)


def http_app(server: Server[Any], token: str) -> _App:
    """The application; it takes requests to names of this machine alone, and of at most 4 MiB."""
    return OnlyWithToken(server.streamable_http_app(streamable_http_path=PATH, max_sessions=_MOST, session_idle_timeout=_IDLE), token)
