"""Fetcher: fetches an address for `--fetch`. It is never given anything that a report links to."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from importlib.metadata import version
from typing import IO
from urllib.robotparser import RobotFileParser

from rashomon.errors import SkipError
from rashomon.fetching.http_request import Connect, HttpAnswer, ask, connect_to
from rashomon.fetching.public_addresses import Resolve, Target, checked_addresses, parse_address, parse_redirect, resolve_host
from rashomon.fetching.storage import listed, opened
from rashomon.seams import Clock, Fetched, Polled
from rashomon.settings import FetchSettings

# Manners towards servers: what robots.txt allows, and how long to wait between two requests to one host.

AskRobots = Callable[[Target], tuple[int, bytes]]
_LONGEST = 30  # seconds; a host that wants more between two requests is left alone
_MOST = 500_000  # bytes of a robots.txt that are read


class Manners:
    """Politeness: each origin's robots.txt, and the time of the last request to each host."""

    def __init__(
        self, agent: str, delay: float, *, sleep: Callable[[float], None] = time.sleep, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._agent, self._delay, self._sleep, self._now = agent, delay, sleep, now
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def check(self, target: Target, ask_robots: AskRobots) -> None:
        """Raises SkipError if robots.txt forbids the address or cannot be fetched (RFC 9309: everything is then forbidden)."""
        rules = self._rules.get(target.origin)
        if rules is None:
            rules = self._rules[target.origin] = self._read(target, ask_robots)
        if not _allows(rules, self._agent, target.url):
            raise SkipError(f"the robots.txt of {target.host} forbids it, or could not be had: save the page yourself")

    def wait(self, target: Target) -> None:
        """Sleeps until the host may be asked again. Raises SkipError if it wants an unreasonably long pause."""
        rules = self._rules.get(target.origin)
        wanted = int(rules.crawl_delay(self._agent) or 0) if rules else 0
        if wanted > _LONGEST:
            raise SkipError(f"{target.host} wants {min(wanted, 10**9)} seconds between requests: save the page yourself")
        last = self._asked.get(target.host)
        if last is not None:
            left = last + max(self._delay, wanted) - self._now()
            if left > 0:
                self._sleep(left)
        self._asked[target.host] = self._now()

    def _read(self, target: Target, ask_robots: AskRobots) -> RobotFileParser:
        try:
            status, data = ask_robots(Target(target.scheme, target.host, target.port, "/robots.txt"))
        except SkipError:
            status, data = 599, b""
        lines = ["User-agent: *", "Allow: /" if 400 <= status < 500 else "Disallow: /"]
        return _rules(data[:_MOST].decode("utf-8", errors="replace").splitlines() if status == 200 else lines)


def _rules(lines: list[str]) -> RobotFileParser:
    """Returns the rules in these lines; a line that Python's parser fails on ("Crawl-delay: ²") forbids everything, like a file that cannot
    be fetched.
    """
    rules = RobotFileParser()
    try:
        rules.parse(lines)
    except ValueError:
        return _rules(["User-agent: *", "Disallow: /"])
    rules.modified()
    return rules


def _allows(rules: RobotFileParser, agent: str, url: str) -> bool:
    try:
        return rules.can_fetch(agent, url)
    except ValueError:  # the address, unquoted, makes no sense
        return False


_MOVED = {301, 302, 303, 307, 308}


def present() -> datetime:
    """Returns the current time in UTC."""
    return datetime.fromtimestamp(time.time(), UTC)


class Fetcher:
    """Called with an address, returns what it holds. `clock`, `resolve`, `connect` and `sleep` are injected."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Clock = present,
        resolve: Resolve = resolve_host,
        connect: Connect = connect_to,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings, self._clock, self._resolve, self._connect = settings, clock, resolve, connect
        self._agent = f"rashomon/{version('rashomon')}"
        self._manners = Manners("rashomon", settings.delay, sleep=sleep)

    def __call__(self, url: str) -> Fetched:
        """Returns what the address holds, following redirects. Raises SkipError if it cannot or must not be fetched."""
        return self._fetched(*self._followed(url))

    def listed(self, address: str) -> Sequence[tuple[str, str]]:
        """Returns name and address of every file at or below this address in remote storage. Raises SkipError."""
        return listed(address)

    def opened(self, address: str) -> AbstractContextManager[IO[bytes]]:
        """Returns the opened file at this address in remote storage. Raises SkipError."""
        return opened(address)

    def poll(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """Returns what a feed has that is newer than `etag` and `modified`. Raises SkipError if it cannot be fetched."""
        marks = {"If-None-Match": etag, "If-Modified-Since": modified}
        target, answer = self._followed(
            url, {name: mark for name, mark in marks.items() if mark and re.fullmatch(r"[\x20-\x7e]{1,1000}", mark)}
        )
        fetched = self._fetched(target, answer) if answer.status == 200 else None
        wait = answer.headers.get("retry-after", "")
        return Polled(
            answer.status,
            fetched,
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
            int(wait) if re.fullmatch(r"\d{1,7}", wait) else None,
        )

    def _followed(self, url: str, headers: Mapping[str, str] | None = None) -> tuple[Target, HttpAnswer]:
        """Returns where an address leads, and what is answered there. Raises SkipError, as for too many redirects."""
        target = parse_address(url)
        for _ in range(self._settings.max_redirects + 1):
            answer = self._polite(target, headers)
            if answer.status not in _MOVED:
                return target, answer
            target = parse_redirect(target, answer.headers.get("location", ""))
        raise SkipError(f"more than {self._settings.max_redirects} redirects")

    def _polite(self, target: Target, headers: Mapping[str, str] | None = None) -> HttpAnswer:
        address = self._checked(target)
        self._manners.check(target, self._robots)
        self._manners.wait(target)
        return self._ask(target, address, headers)

    def _checked(self, target: Target) -> str:
        """Resolves and checks the host once per request, and connects to the very address that was checked."""
        return checked_addresses(target, self._resolve, allow_loopback=self._settings.allow_loopback)[0]

    def _ask(self, target: Target, address: str, headers: Mapping[str, str] | None = None) -> HttpAnswer:
        chosen = self._settings
        return ask(
            target, address, agent=self._agent, most=chosen.max_bytes, seconds=chosen.max_seconds, connect=self._connect, headers=headers
        )

    def _robots(self, target: Target) -> tuple[int, bytes]:
        """Returns status and bytes of a robots.txt, following redirects under the same rules."""
        for _ in range(self._settings.max_redirects + 1):
            self._manners.wait(target)
            answer = self._ask(target, self._checked(target))
            if answer.status not in _MOVED:
                return answer.status, answer.data
            target = parse_redirect(target, answer.headers.get("location", ""))
        return 599, b""

    def _fetched(self, target: Target, answer: HttpAnswer) -> Fetched:
        if answer.status != 200:
            raise SkipError(f"{target.host} answered {answer.status}" + (": there is no such page" if answer.status in {404, 410} else ""))
        charset = re.search(r"charset=[\"']?([\w-]{3,30})", answer.headers.get("content-type", ""), re.IGNORECASE)
        return Fetched(target.url, answer.data, charset[1] if charset else None, self._clock().isoformat(timespec="seconds"))
