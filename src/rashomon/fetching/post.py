"""Poster: sends JSON to an address that a user named; under the same rules as fetching, and no redirect is followed."""

from collections.abc import Mapping
from importlib.metadata import version

from rashomon.fetching.http_request import Connect, ask, connect_to
from rashomon.fetching.public_addresses import Resolve, checked_addresses, parse_address, resolve_host
from rashomon.settings import FetchSettings


class Poster:
    """Called with an address, bytes and headers, gives the status of the answer."""

    def __init__(self, settings: FetchSettings, *, resolve: Resolve = resolve_host, connect: Connect = connect_to) -> None:
        self._settings, self._resolve, self._connect = settings, resolve, connect

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status that the server answered. Raises SkipError when the address must not be asked or gives no answer."""
        target = parse_address(url)
        address = checked_addresses(target, self._resolve, allow_loopback=self._settings.allow_loopback)[0]
        answer = ask(
            target,
            address,
            agent=f"rashomon/{version('rashomon')}",
            most=self._settings.max_bytes,
            seconds=self._settings.max_seconds,
            connect=self._connect,
            headers={"Content-Type": "application/json"} | dict(headers),
            body=body,
        )
        return answer.status
