"""Mailboxes (mbox): one item per mail. Read as a stream: one mail is held at a time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from rashomon.reports.containers.job import Budget, ContainerJob
from rashomon.reports.containers.mail import read_mail
from rashomon.reports.items import Item
from rashomon.settings import to_raise

_START = re.compile(rb"From \S.{0,300}\d\d:\d\d")
_QUOTED = re.compile(rb">+From ")


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the items of each mail in the order of the mailbox."""
    budget = Budget(job)
    for number, data in enumerate(split_mailbox(file, job.max_bytes), 1):
        budget.enter()
        if data is None:
            yield Item("", named=False, missing=f"a mail of more than {job.max_bytes:,} bytes: {to_raise('max_bytes')}")
            continue
        try:
            for item in read_mail(data):
                yield replace(item, source=f"{number}/{item.source}") if item.source else replace(item, named=False)
        except Exception as error:  # noqa: BLE001  one damaged mail must not cost the rest of the box
            yield Item("", data, named=False, missing=f"a damaged mail: {type(error).__name__} while it was read")


def split_mailbox(file: IO[bytes], most: int) -> Iterator[bytes | None]:
    """Yields the mails, which start at lines that begin with "From " after an empty line; None for one of more than `most` bytes."""
    lines: list[bytes] = []
    size, empty, begun = 0, True, False
    while line := file.readline(1_000_000):
        if empty and _START.match(line):
            if begun or size:
                yield b"".join(lines) if size <= most else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                lines.append(line[1:] if _QUOTED.match(line) else line)
        empty = not line.strip()
    if begun or lines:
        yield b"".join(lines) if size <= most else None
