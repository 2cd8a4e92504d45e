"""A crowd at the desk: many clients at once, each with a connection that it keeps."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Seen:
    """What a crowd was answered: the status of each request, 0 where there was no answer, and how
    many seconds it took."""

    statuses: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def slowest(self, share: float) -> float:
        """The time within which all but this share were answered."""
        return sorted(self.seconds)[int(len(self.seconds) * (1 - share))]

    @property
    def refused(self) -> int:
        """How many were not answered as asked."""
        return sum(status not in (200, 302, 303) for status in self.statuses)


def crowd(
    address: str,
    paths: Sequence[str],
    *,
    clients: int,
    times: int,
    pause: float = 0.0,
    headers: Sequence[str] = (),
) -> Seen:
    """So many clients at once, each asking for so many of the paths, one after the other, with a
    pause between them."""
    return asyncio.run(_crowd(address, paths, clients, times, pause, headers))


async def _crowd(
    address: str,
    paths: Sequence[str],
    clients: int,
    times: int,
    pause: float,
    headers: Sequence[str],
) -> Seen:
    seen = Seen()
    await asyncio.gather(
        *(
            _client(
                address, [paths[(n + k) % len(paths)] for k in range(times)], pause, headers, seen
            )
            for n in range(clients)
        )
    )
    return seen


async def _client(
    address: str, paths: Sequence[str], pause: float, headers: Sequence[str], seen: Seen
) -> None:
    reader, writer = await asyncio.open_connection(
        urlsplit(address).hostname, urlsplit(address).port
    )
    for path in paths:
        start = time.perf_counter()
        try:
            seen.statuses.append(
                await _ask(reader, writer, path, (f"Host: {urlsplit(address).netloc}", *headers))
            )
        except (OSError, EOFError, ValueError):
            seen.statuses.append(0)
            writer.close()
            reader, writer = await asyncio.open_connection(
                urlsplit(address).hostname, urlsplit(address).port
            )
        seen.seconds.append(time.perf_counter() - start)
        await asyncio.sleep(pause)
    writer.close()


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, headers: Sequence[str]
) -> int:
    writer.write(
        "\r\n".join((f"GET {path} HTTP/1.1", *headers, "Accept: text/html", "", "")).encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.split("content-length: ")[1].split("\r\n")[0])
    await reader.readexactly(length)
    return int(head.split()[1])
