"""parse_apart: a container parsed in a child process with limits of time and memory; its items come one by one."""

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import IO

from rashomon.errors import MissingExtra, SkipError
from rashomon.reports.containers.frames import read_frame
from rashomon.reports.containers.job import Job
from rashomon.reports.items import Item

log = logging.getLogger(__name__)
_WAITING = 2  # items read ahead


def parse_apart(file: IO[bytes], job: Job, *, seconds: float) -> Iterator[Item]:
    """The items of an open file. Raises SkipError when the rest cannot be had: damage, limits, or `seconds` without a next item."""
    process = subprocess.Popen(  # noqa: S603  this Python, this package
        [sys.executable, "-m", "rashomon.reports.containers", json.dumps(asdict(job))],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    frames: queue.Queue[object] = queue.Queue(_WAITING)
    stopped = threading.Event()
    threading.Thread(target=_listen, args=(process.stdout, frames, stopped), daemon=True).start()
    try:
        yield from _items(frames, seconds)
    finally:
        stopped.set()
        process.kill()
        with suppress(queue.Empty):
            while True:
                frames.get_nowait()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _items(frames: "queue.Queue[object]", seconds: float) -> Iterator[Item]:
    while True:
        try:
            frame = frames.get(timeout=seconds)
        except queue.Empty:
            raise SkipError(f"took longer than {seconds:g} seconds: it was made to stop readers, or is far too large") from None
        if isinstance(frame, Item):
            yield frame
            continue
        if not isinstance(frame, dict):
            raise SkipError("damaged: it stopped the program that read it, or needed too much memory")
        if frame.get("extra"):
            raise MissingExtra(str(frame["reason"]))
        if frame["reason"]:
            raise SkipError(str(frame["reason"]))
        return


def _listen(stream: IO[bytes] | None, frames: "queue.Queue[object]", stopped: threading.Event) -> None:
    """Puts each frame into the queue, waiting while it is full; None where the child broke off."""
    frame: object = None
    try:
        while stream and isinstance(frame := read_frame(stream), Item):
            _put(frames, frame, stopped)
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.debug("a child broke off: %s", error)
        frame = None
    _put(frames, frame, stopped)


def _put(frames: "queue.Queue[object]", frame: object, stopped: threading.Event) -> None:
    while not stopped.is_set():
        with suppress(queue.Full):
            frames.put(frame, timeout=0.5)
            return


def _environment() -> dict[str, str]:
    """What Python needs to start and to find this package, and nothing else."""
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONHASHSEED") if name in os.environ
    }
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
