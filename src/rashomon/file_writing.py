"""replacing, write_file and append_lines are the only places that write files to stay. The old file
stays whole until the new one is complete. `sweep` removes what a killed program left behind."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG

from rashomon.child_process import start_isolated
from rashomon.errors import StopError

try:
    import fcntl
except ImportError:  # Windows, where what a killed program left behind stays
    fcntl = None  # type: ignore[assignment]

_NO_FILES = (
    "/dev/",
    "/proc/",
)  # what lies here is a device, or a file that somebody else holds open
_UNSYNCED = (
    errno.EINVAL,
    errno.ENOTSUP,
    errno.EROFS,
)  # what cannot be asked to sync: pipes, and folders of some file systems


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Gives a path to write a file to. The file takes the place of `path` when the block ends, and
    is removed if the block raises.

    It lies in a folder of its own beside `path`, so the last step is a renaming, which happens
    completely or not at all. Links are followed, and the old file's permissions are kept. A device
    or a pipe is written to directly. Raises StopError if it cannot be written.
    """
    try:
        target = _followed(Path(path))
        is_held = str(target).startswith(_NO_FILES)
        # a folder is no file that can be replaced, and says so when it is written to
        if is_held or (target.exists() and not S_ISREG(target.stat().st_mode)):
            with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
                temporary = Path(folder) / "made"
                yield temporary
                with temporary.open("rb") as source, target.open("ab") as device:
                    shutil.copyfileobj(source, device)
            return
        with _own_folder(target.parent) as folder:
            temporary = folder / "made"
            yield temporary
            _keep(temporary)
            if target.exists():  # whose permissions and, where that is allowed, owner it gets
                old = target.stat()
                with suppress(OSError, AttributeError):
                    os.chown(temporary, old.st_uid, old.st_gid)
                temporary.chmod(S_IMODE(old.st_mode))
            temporary.replace(target)
        with suppress(OSError):
            _keep(target.parent)
    except OSError as error:
        raise StopError(f"{path} could not be written: {error.strerror or error}") from error


_OURS = re.compile(r"\.rashomon-[a-z0-9_]{8}")


@contextmanager
def _own_folder(place: Path) -> Iterator[Path]:
    """A new folder in this one, locked as long as this process lives, and gone at the end."""
    while True:  # `sweep` may take away what is not locked yet
        folder = Path(tempfile.mkdtemp(prefix=".rashomon-", dir=place))
        lock = None
        with suppress(FileNotFoundError):
            lock = _locked(folder, wait=True)
        if folder.exists():
            break
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _locked(folder: Path, *, wait: bool) -> int | None:
    """Returns the folder, open and locked until that is closed; None where somebody else has it, or
    the file system has no locks."""
    if fcntl is None:
        return None
    lock = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(lock)
        return None
    return lock


def sweep(place: Path) -> None:
    """Removes the folders in this one in which killed programs left what they were writing."""
    with suppress(OSError):
        for folder in [entry for entry in place.iterdir() if _OURS.fullmatch(entry.name)]:
            with suppress(OSError):
                if not all(entry.name.startswith("made") for entry in folder.iterdir()):
                    continue  # none of ours
                lock = _locked(folder, wait=False)
                if lock is not None:
                    shutil.rmtree(folder, ignore_errors=True)
                    os.close(lock)


@contextmanager
def cleared_if_killed(temporary: Path) -> Iterator[None]:
    """Removes the folder of `temporary` if this process is killed inside the block, because the
    folder may be as large as a whole store. Another process waits for that."""
    remove = "import shutil, sys; sys.stdin.read(); shutil.rmtree(sys.argv[1], True)"
    waiting = start_isolated(remove, str(temporary.parent), start_new_session=True)
    try:
        yield
    finally:
        waiting.kill()
        waiting.communicate()


def write_file(path: str | Path, data: bytes, *, folders: bool = False) -> None:
    """Writes a file with these bytes at `path`, completely or not at all. With `folders`, it makes
    the folders on the way. Raises StopError if it cannot."""
    if folders:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopError(f"{path} could not be written: {error.strerror}") from error
    with replacing(path) as temporary:
        temporary.write_bytes(data)


def append_lines(path: str | Path, lines: Iterable[str]) -> None:
    """Adds lines to a file, all of them or none. They are on the disk when this returns. If the
    last line has no end, it gets one first. Raises StopError if it cannot."""
    appended = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
    if not appended:
        return
    fresh = not Path(path).exists()
    try:
        size = _ended(Path(path))
        with Path(path).open("ab", buffering=0) as file:
            if size is None:
                appended = b"\n" + appended
                size = file.seek(0, os.SEEK_END)
            _append(file.fileno(), appended=appended, size=size)
    except OSError as error:
        with suppress(OSError):
            if fresh and not Path(path).stat().st_size:
                Path(path).unlink()
        raise StopError(f"{path} could not be written: {error.strerror}") from error


def _ended(path: Path) -> int | None:
    """Returns how many bytes the file has; None where its last line has no end."""
    if not path.exists() or not S_ISREG(path.stat().st_mode):
        return 0
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        return size if file.read(1) in (b"\n", b"") else None


def _append(file: int, appended: bytes, size: int) -> None:
    """All of it in one piece where the system takes it so; what was written of it is taken back
    where the rest cannot be."""
    done = 0
    try:
        while done < len(appended):
            done += os.write(file, appended[done:])
        _sync(file)
    except OSError:
        with suppress(OSError):
            if os.fstat(file).st_size == size + done:  # nobody else has added lines meanwhile
                os.ftruncate(file, size)
        raise


def _followed(path: Path) -> Path:
    """Returns where the links lead; a link to an open file, as /dev/stdout is one, is not followed
    to what it is of."""
    place = path.absolute()
    for _ in range(40):
        if str(place).startswith(_NO_FILES):
            return place
        if not place.is_symlink():
            return place.resolve()
        place = place.parent / place.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _keep(path: Path) -> None:
    """Has the disk take a file, or the names in a folder, before anything else is done."""
    if os.name != "posix" and path.is_dir():
        return
    file = os.open(path, os.O_RDONLY)
    try:
        _sync(file)
    finally:
        os.close(file)


def _sync(file: int) -> None:
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _UNSYNCED:
            raise
