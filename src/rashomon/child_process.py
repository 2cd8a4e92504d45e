"""ChildProcess: a separate Python that works for this process.

It is started so that no file beside the reports decides what it imports. It ends when this process
ends, or when it takes too long. The two send each other messages. The child itself calls
`own_streams` and `limit_processor_time`.
"""

import json
import math
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO, Any, NamedTuple

# What the parent itself imports from is handed over.
# A child whose parent was killed takes its folder away itself.
_START = """
import os, sys
sys.path[:] = {path}
from {module} import main
try:
    main()
finally:
    try:
        os.rmdir(os.getcwd())
    except OSError:
        pass
"""
_LONGEST = 1 << 24  # bytes of a header; texts travel in it
_LOOKED = 0.5  # seconds after which a watch looks whether a child is late
LIMITS_TIME = hasattr(signal, "setitimer")
"""Whether the system can limit processor time."""


def _real(folder: str) -> str:
    with suppress(OSError, ValueError):
        return str(Path(folder).resolve())
    return folder


# What relative entries of PYTHONPATH mean; an empty one is the folder of the start.
_RELATIVE = frozenset(
    _real(entry)
    for entry in ("", *os.environ.get("PYTHONPATH", "").split(os.pathsep))
    if not Path(entry).is_absolute()
)


class Message(NamedTuple):
    """What a parent and its child send each other: values, and bytes that go with them."""

    header: dict[str, Any]
    parts: Sequence[bytes]


def write_message(stream: IO[bytes], header: Mapping[str, Any], *parts: bytes) -> None:
    """Writes a message: one line of JSON with the sizes of the parts, then the parts."""
    sizes = [len(part) for part in parts]
    stream.write(json.dumps({**header, "sizes": sizes}).encode("ascii") + b"\n")
    for part in parts:
        stream.write(part)
    stream.flush()


def read_message(stream: IO[bytes], most: float = math.inf) -> Message | None:
    """Returns the next message. Returns None if the stream ended or broke off, or if the parts are
    larger than `most` bytes. Raises ValueError, KeyError or TypeError if it is not a message."""
    line = stream.readline(_LONGEST)
    if not line.endswith(b"\n"):
        return None
    header = json.loads(line)
    sizes = header.pop("sizes")
    if sum(sizes) > most:
        return None
    parts = [stream.read(size) for size in sizes]
    is_whole = [len(part) for part in parts] == sizes
    return Message(header, parts) if is_whole else None


def joined(parts: Sequence[bytes]) -> bytes:
    """Returns several parts as one byte string; `separated` takes them apart again."""
    stream = BytesIO()
    write_message(stream, {}, *parts)
    return stream.getvalue()


def separated(data: bytes) -> Sequence[bytes]:
    """Returns the parts of a joined byte string. Raises ValueError if it was cut."""
    message = read_message(BytesIO(data))
    if message is None:
        raise ValueError("some of its parts are missing")
    return message.parts


# The parent's side.


def start_isolated(code: str, *arguments: str, **streams: Any) -> "subprocess.Popen[bytes]":
    """Starts a Python that runs this code of ours. It leaves out the current folder, the user's
    site-packages and every PYTHON* variable."""
    command = [sys.executable, "-I", "-B", "-c", code, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, **streams)  # noqa: S603


def code_of(module: str) -> str:
    """Returns code that runs the function `main` of a module of this package and imports only from
    `import_path()`."""
    return _START.format(path=ascii(import_path()), module=module)


class ChildProcess:
    """A process that runs the function `main` of a module of this package, in a folder of its own
    and with these variables of the environment. With `quiet`, nothing that it prints is shown."""

    def __init__(self, module: str, environment: Mapping[str, str], *, quiet: bool = False) -> None:
        self.folder = tempfile.mkdtemp(prefix="rashomon-")
        self._process = start_isolated(
            code_of(module),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            env=environment,
            cwd=self.folder,
        )
        self.pid = self._process.pid
        self._due = math.inf
        self.is_late = False
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        """Ends the process once it is late."""
        while self.ended() is None:
            time.sleep(_LOOKED)
            if time.monotonic() > self._due:
                self._process.kill()

    def ended(self) -> int | None:
        """Returns the exit code, or None while the process runs. If a signal ended it, the code is
        negative."""
        return self._process.poll()

    @contextmanager
    def due_in(self, seconds: float) -> Iterator[None]:
        """Returns a context that ends the process if the block takes longer than this. Then
        `is_late` is true."""
        self._due = time.monotonic() + seconds
        try:
            yield
        finally:
            self.is_late = time.monotonic() > self._due
            self._due = math.inf

    def send(self, header: Mapping[str, Any], *parts: bytes) -> None:
        """Sends a message. Raises OSError if the process has ended."""
        if self._process.stdin is not None:
            write_message(self._process.stdin, header, *parts)

    def receive(self, most: float = math.inf) -> Message | None:
        """Returns the next message of the process, as `read_message` does."""
        return read_message(self._process.stdout, most) if self._process.stdout else None

    def kill(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Ends the process and removes its pipes and its folder."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def import_path() -> list[str]:
    """Returns the folders from which this process imports. Those that follow from the current
    folder, now or at the start, are left out, unless the program itself or its libraries are
    installed there."""
    return list(_import_path(tuple(sys.path), _real(os.curdir)))


@lru_cache(maxsize=4)  # asked for every report that is read
def _import_path(searched: tuple[str, ...], own_folder: str) -> tuple[str, ...]:
    program = str(Path(__file__).resolve().parents[1])
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    installed = {program, *(_real(sysconfig.get_path(name)) for name in names)}
    left_out = ({own_folder} | _RELATIVE) - installed
    folders = [
        folder
        for folder in searched
        if Path(folder).is_absolute() and _real(folder) not in left_out
    ]
    return tuple(folders if program in map(_real, folders) else [*folders, program])


def safe_variables() -> dict[str, str]:
    """Returns variables of the environment with which a Python that somebody else starts leaves out
    the same folders."""
    return {
        "PYTHONSAFEPATH": "1",
        "PYTHONNOUSERSITE": "1",
        "PYTHONPATH": os.pathsep.join(import_path()),
    }


# The child's side.


def own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Returns the streams from and to the parent. Whatever a library reads or prints does not touch
    them. From now on Ctrl-C is ignored, because the parent handles it and ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    return asked, answers


def limit_processor_time(seconds: float) -> None:
    """Ends this process after so many more seconds of processor time, if the system supports that.
    0 means no limit."""
    if LIMITS_TIME:
        signal.setitimer(signal.ITIMER_PROF, seconds)
