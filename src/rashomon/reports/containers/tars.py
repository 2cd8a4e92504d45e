"""Tar archives, read as a stream: one item per regular file. Links and devices are skipped; nothing is written to disk."""

import tarfile
from collections.abc import Iterator
from typing import IO, cast

from rashomon.errors import SkipError
from rashomon.reports.containers.entry_names import is_candidate, safe_name
from rashomon.reports.containers.job import Budget, ContainerJob
from rashomon.reports.items import Item
from rashomon.settings import to_raise

_BEHIND = 100  # empty reads; a whole archive is asked for a few bytes behind its end, one of a false size for all that it claims


class _Ending:
    """A file that is read on and on behind its end only by an archive that is damaged."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._behind = file, 0

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes. Raises ReadError once nothing came too often."""
        data = self._file.read(size)
        self._behind += not data
        if self._behind > _BEHIND:
            raise tarfile.ReadError("an entry is larger than the archive")
        return data


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the files that may be reports, in the order of the archive."""
    budget = Budget(job)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], _Ending(file)), mode="r|") as archive:
            for entry in archive:
                budget.enter()
                if entry.isreg() and is_candidate(entry.name) and "_files/" not in entry.name:
                    yield _entry(archive, entry, job, budget)
                archive.members = []  # type: ignore[attr-defined]  # else every header stays in memory
    except tarfile.TarError as error:
        raise SkipError("a damaged tar archive: what stands before the damage was read") from error


def _entry(archive: tarfile.TarFile, entry: tarfile.TarInfo, job: ContainerJob, budget: Budget) -> Item:
    name = safe_name(entry.name)
    stream = archive.extractfile(entry) if entry.size <= job.max_bytes else None
    data = budget.read(stream) if stream else None
    return (
        Item(name, missing=f"larger than {job.max_bytes:,} bytes: unpack it, or {to_raise('max_bytes')}")
        if data is None
        else Item(name, data)
    )
