"""A day of feeds, replayed as fast as `rashomon watch` can follow, which is killed on the way."""

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import ClassVar

from feed_servers import Answering, serving
from rashomon.cli.verify import check_store
from stored import environment, raw_keys, stored

START = datetime(2031, 3, 5, tzinfo=UTC)
STEP = timedelta(minutes=15)
ROUNDS = 96
WINDOW = 15  # entries that a feed shows, the newest first

# `rashomon watch` whose hosts are all at one port and whose clock is the time of a file; after each
# round it says so and waits for a line.
_WATCH = """
import os, sys
from datetime import UTC, datetime
from feed_servers import fetcher_to
from rashomon.cli import store_option, watch
from rashomon.cli.group import main
port, clock, fake, *command = sys.argv[1:]
if fake == "fake":
    from fake_parses import use
    use()

def present():
    return datetime.fromtimestamp(os.stat(clock).st_mtime, UTC)

def wait(stopping, seconds):
    print("round", flush=True)
    if not sys.stdin.readline():
        os._exit(0)

store_option.present = present
watch.WatchRounds._fetcher = lambda rounds: fetcher_to(int(port), clock=present).poll
watch.Stopping.wait = wait
main(command)
"""


@dataclass
class Day:
    """What so many feeds bring in a day: (round, feed, text), each text once; and how far it is."""

    feeds: int
    items: Sequence[tuple[int, int, str]]
    clock: Path
    round: int = 0
    troubled: bool = True
    chance: random.Random = field(default_factory=lambda: random.Random(3))  # noqa: S311

    def __post_init__(self) -> None:
        self.to(0)

    def to(self, number: int) -> None:
        """Goes on to this round."""
        self.round = number
        at = (START + number * STEP).timestamp()
        self.clock.touch()
        os.utime(self.clock, (at, at))

    def document(self, feed: int) -> bytes:
        """The feed as it is now, as RSS."""
        there = [
            (n, text)
            for n, (when, of, text) in enumerate(self.items)
            if of == feed and when <= self.round
        ]
        entries = "".join(
            f"<item><title>{escape(text.partition(chr(10))[0])}</title><link>http://f{feed}.example/{n}"
            f"</link><description>{escape(text)}</description></item>"
            for n, text in there[: -WINDOW - 1 : -1]
        )
        title = f"<channel><title>Post {feed}</title>{entries}</channel>"
        return f'<?xml version="1.0"?><rss version="2.0">{title}</rss>'.encode()


class Publisher(Answering):
    """Serves the feeds of a day; one request in a hundred fails, as long as the day is troubled."""

    day: ClassVar[Day]

    def do_GET(self) -> None:  # noqa: N802  the name that the library calls
        """One answer."""
        feed = self.path.removeprefix("/feed")
        if not feed.isdigit():
            self.give(404, b"")
        elif self.day.troubled and self.day.chance.random() < 0.01:
            self.give(503, b"")
        else:
            data = self.day.document(int(feed))
            mark = f'"{hash(data)}"'
            known = self.headers.get("If-None-Match") == mark
            self.give(304 if known else 200, b"" if known else data, ETag=mark)


@dataclass
class Replayed:
    """What became of a day: items that are not in the store, those that are twice, kills, seconds
    of each round, megabytes after each round of the last watcher, what it said."""

    lost: int
    doubled: int
    kills: int
    seconds: list[float]
    megabytes: list[float]
    faults: tuple[str, ...]
    pending: int
    said: list[str]

    def growth(self) -> float:
        """Memory in the last half of the last watcher's rounds over that in the half before."""
        half = len(self.megabytes) // 2
        return max(self.megabytes[half:]) / max(self.megabytes[:half])


def spread(texts: Sequence[str], feeds: int, chance: random.Random) -> list[tuple[int, int, str]]:
    """These texts over the feeds and over the rounds of a day; each feed begins it with one."""
    rounds = [0 if number < feeds else chance.randrange(ROUNDS) for number, _ in enumerate(texts)]
    return sorted(
        (when, n % feeds, text) for n, (when, text) in enumerate(zip(rounds, texts, strict=True))
    )


def replay(
    address: str,
    day: Day,
    *,
    kills: int,
    seed: int,
    rounds: int = ROUNDS,
    fake: bool = False,
    on_round: Callable[[int, float], None] = lambda number, seconds: None,
) -> Replayed:
    """Replays the day into a store. The kills come in the first half of the rounds, so that one
    watcher goes through the second."""
    chance = random.Random(seed)  # noqa: S311  moments, not secrets
    deadly = set(chance.sample(range(1, rounds // 2), kills))
    listed = day.clock.with_name("feeds.txt")
    listed.write_text("".join(f"http://f{n}.example/feed{n}\n" for n in range(day.feeds)), "utf-8")
    log = day.clock.with_name("log.txt")
    seconds, megabytes = [], []
    Publisher.day = day
    with serving(Publisher) as server, log.open("w") as told:

        def start() -> "subprocess.Popen[str]":
            env = environment()
            env["PYTHONPATH"] += os.pathsep + str(Path(__file__).resolve().parent)
            words = [str(server.server_address[1]), str(day.clock), "fake" if fake else "real"]
            command = ["watch", str(listed), "--store", address]
            return subprocess.Popen(
                [sys.executable, "-c", _WATCH, *words, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=told,
                text=True,
                env=env,
            )

        watcher = start()
        try:
            _ended(watcher)
            for number in range(1, rounds + 1):
                day.to(number * ROUNDS // rounds)
                begun = time.perf_counter()
                _go(watcher)
                if number in deadly:
                    usual = statistics.median(seconds) if seconds else 1.0
                    time.sleep(chance.uniform(0.0, 0.9 * usual))
                    os.kill(watcher.pid, signal.SIGKILL)
                    watcher.communicate()
                    watcher = start()
                    megabytes.clear()
                _ended(watcher)
                if number not in deadly:
                    seconds.append(time.perf_counter() - begun)
                megabytes.append(_megabytes(watcher.pid))
                on_round(number, time.perf_counter() - begun)
            day.troubled = False
            for late in range(1, 4):  # a feed that failed is left alone for six hours at most
                day.to(ROUNDS + late * 30)
                _go(watcher)
                _ended(watcher)
        finally:
            watcher.kill()
            watcher.communicate()
    with stored(address) as store:
        texts = [" ".join(raw.text.split()) for raw in store.raws.reports(raw_keys(store)).values()]
        checked = check_store(store)
    given = {" ".join(text.split()) for _, _, text in day.items}
    # a title that the text begins with is told once
    found = [text for text in texts if text in given]
    return Replayed(
        len(given - set(found)),
        len(texts) - len(set(found)),
        kills,
        seconds,
        megabytes,
        tuple(map(str, checked.faults)),
        checked.pending,
        log.read_text("utf-8").splitlines(),
    )


def _go(watcher: "subprocess.Popen[str]") -> None:
    watcher.stdin.write("on\n")
    watcher.stdin.flush()


def _ended(watcher: "subprocess.Popen[str]") -> None:
    assert watcher.stdout.readline() == "round\n"


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
