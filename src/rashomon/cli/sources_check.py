"""check_sources: whether the bytes that a ledger's reports were read from are still there, and unchanged."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.errors import SkipError
from rashomon.reports.open_source import open_source
from rashomon.reports.source_paths import gather_sources

if TYPE_CHECKING:
    from rashomon.settings import ReadSettings


@dataclass(frozen=True, slots=True)
class SourcesChecked:
    """How many sources hold, and in words those that do not."""

    held: int
    faults: tuple[str, ...]


def check_sources(document: dict[str, Any], paths: Iterable[str], *, settings: "ReadSettings") -> SourcesChecked:
    """Each source of each report looked up by its name in these files and folders, archives opened as they were when it was read.

    Where a folder holds no such name, its bytes may lie under another; that is said, and counts as held: it is the bytes that count.
    """
    by_name: dict[str, set[str]] = {}
    by_hash: dict[str, str] = {}
    for name, digest in _hashes(tuple(paths), settings):
        by_name.setdefault(name, set()).add(digest)
        by_hash.setdefault(digest, name)
    held, faults = 0, []
    for report, name, digest in _claims(document):
        if digest in by_name.get(name, set()) or digest in by_hash:
            held += 1
        elif name in by_name:
            faults.append(f"{report}: {name} has other bytes than those that were read")
        else:
            faults.append(f"{report}: {name} is not there")
    return SourcesChecked(held, tuple(faults))


def _hashes(paths: tuple[str, ...], settings: "ReadSettings") -> Iterator[tuple[str, str]]:
    """The name and the hash of the bytes of everything in these paths that could be a report."""
    for source in gather_sources(paths):
        try:
            for item in open_source(source, settings=settings):
                if item.data:
                    yield item.source, hashlib.sha256(item.data).hexdigest()
        except SkipError:
            continue


def _claims(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Report, source and hash of every source that a ledger names."""
    reports = document.get("reports")
    for report in reports if isinstance(reports, list) else []:
        if not isinstance(report, dict):
            continue
        first = {"source": report.get("source"), "sha256": report.get("source_sha256")}
        named = report.get("sources")
        for origin in named if isinstance(named, list) and named else [first]:
            if isinstance(origin, dict):
                yield str(report.get("id")), str(origin.get("source")), str(origin.get("sha256"))
