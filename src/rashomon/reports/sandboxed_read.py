"""read_in_sandbox: reads a page or text in a child process with limits, since only afterwards is it known what hangs the reader."""

import io
import json
import logging
from dataclasses import asdict

from rashomon.errors import SkipError
from rashomon.model.document import report_from
from rashomon.model.report import Report
from rashomon.reports.containers.item_protocol import write_item
from rashomon.reports.containers.job import job_for
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.sandbox import parse_in_sandbox
from rashomon.reports.sniff import Kind
from rashomon.settings import ReadSettings

log = logging.getLogger(__name__)


def read_in_sandbox(source: str, data: bytes, *, settings: ReadSettings, known: KnownFacts, report_id: str) -> Report:
    """Returns what `read_report` would, from a child process. Raises SkipError as that does, and for too much time or memory."""
    note = json.dumps({"settings": asdict(settings), "id": report_id})
    file = io.BytesIO()
    write_item(file, Item(source, data, known))
    job = job_for(Kind.REPORT.value, source, file.tell(), settings, note)
    made = list(parse_in_sandbox(file, job))  # to its end: a child that is left in the middle is ended
    if not made:
        raise SkipError("could not be read")
    if made[0].missing:
        log.error("reading %s failed:\n%s", source, made[0].missing)
        raise SkipError("could not be read: the reader failed on it (the log says where)")
    return report_from(json.loads(made[0].data))
