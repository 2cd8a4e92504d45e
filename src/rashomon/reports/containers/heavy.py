"""A page or text that could take long, read in the child process from its bytes to its report."""

import json
from collections.abc import Iterator
from typing import IO

from rashomon.errors import SkipError
from rashomon.model.document import plain
from rashomon.reports.containers.frames import read_frame
from rashomon.reports.containers.job import Job
from rashomon.reports.items import Item
from rashomon.reports.read import read_report
from rashomon.settings import ReadSettings


def read_items(file: IO[bytes], job: Job) -> Iterator[Item]:
    """The report as JSON."""
    note = json.loads(job.note)
    item = read_frame(file)
    if not isinstance(item, Item):
        raise SkipError("could not be handed on")
    settings = ReadSettings(**(note["settings"] | {"fields": ()}))
    report = read_report(item.source, item.data, settings=settings, known=item.known, report_id=note["id"])
    yield Item("", json.dumps(plain(report)).encode("ascii"))
