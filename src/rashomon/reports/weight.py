"""is_heavy, read_heavy: pages and texts that were made to take long, or are far larger than news, are read in a child process with limits."""

import io
import json
from dataclasses import asdict

from rashomon.errors import SkipError
from rashomon.model.document import report_from
from rashomon.model.report import Report
from rashomon.reports.apart import parse_apart
from rashomon.reports.containers.frames import write_item
from rashomon.reports.containers.job import job_for
from rashomon.reports.items import Item, Known
from rashomon.reports.sniff import Kind
from rashomon.settings import ReadSettings

# News pages have up to some 8,000 tags and 10,000 attributes, long reads some 100,000 characters of text.
_TAGS, _ATTRIBUTES, _PAGE, _TEXT = 12_000, 30_000, 3_000_000, 150_000


def is_heavy(item: Item) -> bool:
    """Whether reading this could take longer than anybody waits."""
    if item.known.text is not None:
        return len(item.known.text) > _TEXT
    data = item.data
    tags = data.count(b"<")
    if tags < len(data) / 2000:
        return len(data) > _TEXT
    return len(data) > _PAGE or tags > _TAGS or data.count(b"=") > _ATTRIBUTES


def read_heavy(source: str, data: bytes, *, settings: ReadSettings, known: Known, report_id: str) -> Report:
    """The report, made by the same rules in a child process. Raises SkipError where that takes too long or too much memory."""
    note = json.dumps({"settings": asdict(settings), "id": report_id})
    file = io.BytesIO()
    write_item(file, Item(source, data, known))
    made = list(parse_apart(file, job_for(Kind.HEAVY.value, source, file.tell(), settings, note)))  # to its end, or the child is no longer warm
    if not made:
        raise SkipError("could not be read")
    return report_from(json.loads(made[0].data))
