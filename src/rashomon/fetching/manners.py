"""Manners towards servers: what robots.txt allows, and how long to wait between two requests to one host."""

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from rashomon.errors import SkipError
from rashomon.fetching.addresses import Target

AskRobots = Callable[[Target], tuple[int, bytes]]
_LONGEST = 30  # seconds; a host that wants more between two requests is left alone
_MOST = 500_000  # bytes of a robots.txt that are read


class Manners:
    """Remembers each origin's robots.txt and the time of the last request to each host."""

    def __init__(
        self, agent: str, delay: float, *, sleep: Callable[[float], None] = time.sleep, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._agent, self._delay, self._sleep, self._now = agent, delay, sleep, now
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def check(self, target: Target, ask_robots: AskRobots) -> None:
        """Nothing; raises SkipError where robots.txt forbids the address, or cannot be had (RFC 9309: then all is forbidden)."""
        rules = self._rules.get(target.origin)
        if rules is None:
            rules = self._rules[target.origin] = self._read(target, ask_robots)
        if not _allows(rules, self._agent, target.url):
            raise SkipError(f"the robots.txt of {target.host} forbids it, or could not be had: save the page yourself")

    def wait(self, target: Target) -> None:
        """Sleeps until the host may be asked again. Raises SkipError where it wants longer than anybody waits."""
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
    """The rules in these lines; a line that Python's parser stumbles over ("Crawl-delay: ²") forbids all, as a file that cannot be had."""
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
