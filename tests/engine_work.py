"""Work for the tests of engines, named so that a worker in another process finds it."""

import json
import os
import signal
import time
from pathlib import Path

from rashomon.errors import SkipError, StopError


def double(data: bytes, shared: bytes) -> bytes:
    """The bytes twice, with what was shared between them."""
    return data + shared + data


def odd(data: bytes, _shared: bytes) -> bytes:
    """What the bytes ask for: to be skipped, to fail, to stop, to end the process once or each
    time, to wait, to say nothing for ever, to work for ever."""
    word = data.decode()
    if word == "skip":
        raise SkipError("not today")
    if word == "fail":
        raise ValueError("a rule broke")
    if word == "stop":
        raise StopError("no weights")
    if word == "die":
        os._exit(9)
    if word == "hang":
        time.sleep(600)
    if word == "wait":
        time.sleep(1)
    while word == "spin":
        pass
    if word == "print":
        print("among the answers?")  # noqa: T201
        os.write(1, b"or here?\n")
    return data


def once(data: bytes, shared: bytes) -> bytes:
    """The bytes; where they ask for it, the process ends the first time that it sees them."""
    mark = Path(json.loads(shared)) / data.decode()
    if data.startswith(b"die") and not mark.exists():
        mark.touch()
        os._exit(9)
    return data


def process(data: bytes, _shared: bytes) -> bytes:
    """The number of the process."""
    time.sleep(0.05)
    return str(os.getpid()).encode()


def grow(data: bytes, _shared: bytes) -> bytes:
    """The number of the process, after it has held much memory."""
    held = bytearray(1 if data == b"small" else 200_000_000)
    held[::4096] = b"1" * len(held[::4096])
    return str(os.getpid()).encode()


def once_above(data: bytes, shared: bytes) -> bytes:
    """The bytes; where they ask for it, the cluster's own worker is killed the first time, not only
    the process that works for it."""
    mark = Path(json.loads(shared)) / data.decode()
    if data.startswith(b"die") and not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        os._exit(9)
    return data
