"""Web pages and plain texts, turned from bytes into a report inside the child process."""

import json

from rashomon.model.document import plain, value_from
from rashomon.reports.containers.job import OpenedFile
from rashomon.reports.items import Item, Items
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

_TEXT = (
    "Wall falls\n\nBy Ines Harrow\n\n5 March 2031\n\nTwo people died when the wall fell in "
    "Ostwick, the fire service said on Monday.\n"
)
_SAMPLES = (
    ("a.txt", _TEXT),
    ("a.md", f"# {_TEXT}"),
    ("a.html", f"<html><body><article><h1>Wall falls</h1><p>{_TEXT}</p></article></body></html>"),
)


def read_samples() -> None:
    """Reads a sample text and a sample page, so that tables and libraries are loaded beforehand."""
    for source, text in _SAMPLES:
        read_report(source, text.encode("ascii"), settings=ReadSettings())


def read_items(opened: OpenedFile) -> Items:
    """Yields the report as JSON."""
    job = opened.job
    item = value_from(Item, job.item)
    report = read_report(
        item.source,
        data=opened.file.read(),
        settings=job.settings,
        facts=item.known,
        report_id=job.report_id,
    )
    yield Item("", json.dumps(plain(report)).encode("ascii"))
