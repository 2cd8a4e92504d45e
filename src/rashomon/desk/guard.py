"""Checks of a request before anything is done for it: its host, its size, where a write comes from; and the headers of every answer."""

import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import anyio
from starlette.requests import Request

from rashomon.desk.refusals import Refused

MOST_BYTES = 1_000_000  # of a body
MOST_BYTES_OPEN = 20_000  # of the body of somebody who is not known yet
SECONDS = 30  # for a body to arrive
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer", under which a browser sends a form's Origin as "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


def check_host(given: str, allowed: Iterable[str]) -> None:
    """Raises Refused unless the Host header names this desk: another name that leads here is how pages of other sites get in."""
    name = given.rsplit(":", 1)[0] if not given.endswith("]") else given
    if name.lower().rstrip(".") not in {host.lower() for host in allowed}:
        raise Refused(421, "This desk does not go by that name. `rashomon serve --name NAME` lets it.")


def check_origin(headers: Mapping[str, str]) -> None:
    """Raises Refused when a write does not come from a page of the desk."""
    host, origin, came_from = headers.get("host", ""), headers.get("origin"), headers.get("referer")
    if origin is not None:
        if urlsplit(origin).netloc.lower() != host.lower():
            raise Refused(403, "This was sent from a page of another site.")
        return
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "This was sent from a page of another site.")
    if came_from is not None and urlsplit(came_from).netloc.lower() != host.lower():
        raise Refused(403, "This was sent from a page of another site.")


def check_token(given: str, expected: str) -> None:
    """Raises Refused unless the write carries the token of the session."""
    if not given or not hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8")):
        raise Refused(403, "The page that sent this is too old, or not of this desk. Nothing was saved. Load it again.")


async def read_body(request: Request, most: int = MOST_BYTES) -> bytes:
    """The body. Raises Refused as soon as it is larger than allowed."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) > most:
        raise Refused(413, f"More than {most:,} bytes were sent.")
    body = bytearray()
    with anyio.move_on_after(SECONDS):
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise Refused(413, f"More than {most:,} bytes were sent.")
        return bytes(body)
    raise Refused(408, f"What was sent did not arrive within {SECONDS} seconds. Nothing was saved.")
